import type { Tone } from '#web/kit/status-dot.tsx'
import type { PackageState } from '../packages/rules.ts'
import type { Grade } from '../scan/rules.ts'
import type { CrossingState } from '../short-messages/rules.ts'

export const stateTones: Record<PackageState, Tone> = {
  draft: 'warning',
  checked: 'warning',
  released: 'info',
  handed: 'info',
  confirmed: 'good',
  discarded: 'quiet',
  waiting: 'warning',
  taken: 'good',
}
export const gradeTones: Record<Grade, Tone> = { never: 'bad', decide: 'warning', note: 'quiet' }
export const crossingTones: Record<CrossingState, Tone> = {
  waiting: 'warning',
  reading: 'warning',
  left: 'info',
  arrived: 'info',
  sending: 'info',
  sent: 'info',
  delivered: 'good',
  failed: 'bad',
  unknown: 'warning',
  lapsed: 'bad',
  withdrawn: 'quiet',
}
