import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { termStatusNames } from '../rules.ts'

const tones: Record<keyof typeof termStatusNames, Tone> = {
  running: 'good',
  soon: 'warning',
  overdue: 'bad',
  ended: 'quiet',
}

export const TermDot = ({ status }: { status: keyof typeof termStatusNames }) => (
  <StatusDot tone={tones[status]}>{termStatusNames[status]}</StatusDot>
)
