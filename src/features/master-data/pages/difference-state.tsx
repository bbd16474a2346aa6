import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { type DifferenceStatus, statusNames } from '../differences/rules.ts'

const tones: Record<DifferenceStatus, Tone> = {
  open: 'warning',
  asked: 'info',
  replied: 'warning',
  accepted: 'good',
  declined: 'quiet',
  settled: 'quiet',
}

/** How far a difference has come. */
export const DifferenceState = ({ status }: { status: DifferenceStatus }) => (
  <StatusDot tone={tones[status]}>{statusNames[status]}</StatusDot>
)
