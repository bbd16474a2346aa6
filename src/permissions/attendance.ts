/** How the endpoints of attendance are asked: see sample.ts. */
import { of, open, reason, type Sample } from './sample.ts'
import type { Stage } from './stage.ts'

async function planned(stage: Stage) {
  const { east1: organizationId, top } = stage
  const { id } = await top.call.meetings.plan({ organizationId, kind: 'themeDay', plannedOn: '2026-12-08' })
  return { id }
}

async function missed(stage: Stage) {
  const { id } = await planned(stage)
  const { roll } = await stage.top.call.attendance.get({ id })
  return { id, personId: roll[0]?.personId ?? 0, because: reason }
}

export const attendance: Record<string, Sample> = {
  'attendance.get': of(planned),
  'attendance.code': of(planned),
  'attendance.enter': of(missed),
  'attendance.signIn': open({ code: 'none-of-ours' }, { refusal: 'sign-in-code-unknown' }),
}
