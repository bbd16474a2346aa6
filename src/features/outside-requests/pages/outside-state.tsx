import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { type OutsideState, outsideStateNames } from '../rules.ts'

const tones: Record<OutsideState, Tone> = {
  arrived: 'warning',
  declined: 'bad',
  drafted: 'info',
  running: 'info',
  agreed: 'good',
  refused: 'bad',
  withdrawn: 'quiet',
}

/** How a request begun outside stands, as a dot and a word. */
export const OutsideStateDot = ({ state }: { state: OutsideState }) => (
  <StatusDot tone={tones[state]}>{outsideStateNames[state]}</StatusDot>
)
