import { When } from '#web/kit/facts.tsx'
import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { type Status, statusNames } from '../rules.ts'

const tones: Record<Status, Tone> = { running: 'info', approved: 'good', declined: 'bad', withdrawn: 'quiet' }

/** Where an affair stands. */
export const AffairState = ({ status }: { status: Status }) => (
  <StatusDot tone={tones[status]}>{statusNames[status]}</StatusDot>
)

/** The last day of the present step, red when it is past. */
export function Due({ on, overdue }: { on: string | null; overdue: boolean }) {
  if (!on) return <span className="muted">—</span>
  return (
    <span className={overdue ? 'affair-overdue' : undefined}>
      <When at={on} />
      {overdue && ' 已超期'}
    </span>
  )
}
