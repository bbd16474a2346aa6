import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { type RecordState, recordStateNames } from '../records/rules.ts'

const tones: Record<RecordState, Tone> = {
  asked: 'info',
  confirmed: 'good',
  declined: 'warning',
  withdrawn: 'quiet',
}
export const StateDot = ({ state }: { state: RecordState }) => (
  <StatusDot tone={tones[state]}>{recordStateNames[state]}</StatusDot>
)
