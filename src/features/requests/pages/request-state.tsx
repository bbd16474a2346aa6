import { StatusDot } from '#web/kit/status-dot.tsx'
import { type RequestStatus, requestStatusNames } from '../rules.ts'

const tones = {
  draft: 'quiet',
  running: 'info',
  agreed: 'good',
  refused: 'bad',
  withdrawn: 'quiet',
} as const

export const RequestState = ({ status }: { status: RequestStatus }) => (
  <StatusDot tone={tones[status]}>{requestStatusNames[status]}</StatusDot>
)
