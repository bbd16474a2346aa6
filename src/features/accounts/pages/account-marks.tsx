import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import type { GrantStatus } from '../grants/rules.ts'
import { type AccountState, stateNames } from '../rules.ts'

const tones: Record<AccountState, Tone> = {
  active: 'good',
  locked: 'warning',
  waiting: 'info',
  disabled: 'quiet',
}

export const StateDot = ({ state }: { state: AccountState }) => (
  <StatusDot tone={tones[state]}>{stateNames[state]}</StatusDot>
)

const grantStates: Record<GrantStatus, [Tone, string]> = {
  coming: ['info', '未开始'],
  running: ['good', '生效中'],
  ended: ['quiet', '已到期'],
  revoked: ['quiet', '已收回'],
}

export function GrantDot({ status }: { status: GrantStatus }) {
  const [tone, words] = grantStates[status]
  return <StatusDot tone={tone}>{words}</StatusDot>
}
