import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { type ConsentState, stateNames } from '../rules.ts'

const tones: Record<ConsentState, Tone> = {
  unsigned: 'warning',
  coming: 'info',
  running: 'good',
  lapsed: 'warning',
  over: 'quiet',
  withdrawn: 'quiet',
}

export const StateDot = ({ state }: { state: ConsentState }) => (
  <StatusDot tone={tones[state]}>{stateNames[state]}</StatusDot>
)
