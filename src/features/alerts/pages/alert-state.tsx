import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import type { Closing } from '../evaluation/rules.ts'
import { closingNames } from '../evaluation/rules.ts'
import { type AlertState, alertStateNames } from '../telling/rules.ts'

const stateTones: Record<AlertState, Tone> = {
  open: 'info',
  overdue: 'warning',
  snoozed: 'quiet',
  closed: 'good',
}

/** How an alert stands; of a closed one, why it closed. */
export function AlertStateDot({ state, closedAs }: { state: AlertState; closedAs: Closing | null }) {
  const words = closedAs ? closingNames[closedAs] : alertStateNames[state]
  const tone = closedAs && closedAs !== 'mended' ? 'quiet' : stateTones[state]
  return <StatusDot tone={tone}>{words}</StatusDot>
}
