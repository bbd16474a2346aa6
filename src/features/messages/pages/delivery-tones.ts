import type { Tone } from '#web/kit/status-dot.tsx'
import type { DeliveryStatus } from '../rules.ts'

/** How it looks what became of a message. */
export const tones: Record<DeliveryStatus, Tone> = {
  waiting: 'quiet',
  queued: 'info',
  sending: 'info',
  sent: 'good',
  unknown: 'warning',
  delivered: 'good',
  failed: 'bad',
  dropped: 'quiet',
}
