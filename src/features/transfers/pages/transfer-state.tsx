import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { type State, stateNames } from '../rules.ts'

const tones: Record<State, Tone> = {
  draft: 'quiet',
  started: 'info',
  issued: 'info',
  inTransit: 'info',
  accepted: 'info',
  placed: 'info',
  receipt: 'info',
  done: 'good',
  sentBack: 'warning',
  withdrawn: 'quiet',
}

/** Where a transfer stands; a letter that ran out is said before everything else. */
export const TransferState = ({ state, overdue }: { state: State; overdue: boolean }) => (
  <StatusDot tone={overdue ? 'bad' : tones[state]}>{overdue ? '介绍信超期' : stateNames[state]}</StatusDot>
)
