import type { Day } from '#basics/days.ts'
import { everywhere } from '#basics/reach.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { gather, holdRunning, noteDeed } from '../gathering/actions.ts'
import { doneBy } from '../path/rules.ts'
import { endAdmission } from '../queries.ts'
import { writeStatus } from '../register/actions.ts'
import { type Ending, endingNames } from '../rules.ts'

/** Ends a file that leads no further; the person is again what he was before. @throws Refusal ending-member; ending-early */
export async function endFile(
  ctx: Context,
  id: number,
  { as, on, reason }: { as: Ending; on: Day; reason: string },
): Promise<void> {
  const { row, file } = await gather(ctx, await holdRunning(ctx, id))
  const member = doneBy(file, 'approval') !== null
  if (member && row.membership === 'active')
    throw new Refusal('conflict', 'ending-member', { name: row.name })
  if (on > ctx.today) throw new Refusal('invalid', 'act-in-future', { field: 'on' })
  const since = file.entries.at(-1)?.on ?? on
  if (on < since) throw new Refusal('invalid', 'ending-early', { field: 'on', day: since })

  await endAdmission(ctx, id, { as, on, because: reason })
  const register = { ...ctx, reach: everywhere }
  // Who left the Party or the institute is told by the register already.
  if (!member) await writeStatus(register, row, { status: row.statusBefore, on, reason: endingNames[as] })
  noteDeed(ctx, row, 'ended', { after: { ending: endingNames[as], on }, reason })
}
