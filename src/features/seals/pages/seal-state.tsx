import type { call } from '#web/call.ts'
import type { Option } from '#web/kit/fields.ts'
import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { sealStatusNames, type UseStatus, useStatusNames } from '../rules.ts'

export type SealRow = Awaited<ReturnType<typeof call.seals.list>>['rows'][number]
export type Seal = Awaited<ReturnType<typeof call.seals.get>>
export type Use = Awaited<ReturnType<typeof call.seals.uses.list>>['rows'][number]

export const optionsOf = (names: Record<string, string>): Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

/** A seal that is in use but cannot stamp says so as well. */
export function SealState({ seal }: { seal: Pick<SealRow, 'status' | 'whyNotUsable'> }) {
  const { status, whyNotUsable } = seal
  if (status === 'destroyed') return <StatusDot>{sealStatusNames[status]}</StatusDot>
  if (status === 'suspended') return <StatusDot tone="warning">{sealStatusNames[status]}</StatusDot>
  return whyNotUsable ? (
    <StatusDot tone="bad">须换发</StatusDot>
  ) : (
    <StatusDot tone="good">{sealStatusNames[status]}</StatusDot>
  )
}

const tones: Record<UseStatus, Tone> = {
  applied: 'info',
  approved: 'info',
  stamped: 'good',
  declined: 'quiet',
  withdrawn: 'quiet',
  stopped: 'bad',
  revoked: 'bad',
}

export const UseState = ({ use }: { use: Pick<Use, 'status' | 'late'> }) =>
  use.late ? (
    <StatusDot tone="warning">待补盖</StatusDot>
  ) : (
    <StatusDot tone={tones[use.status]}>{useStatusNames[use.status]}</StatusDot>
  )
