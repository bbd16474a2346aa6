import type { call } from '#web/call.ts'
import { addressOf } from '#web/kit/address.ts'
import type { Source } from '../rules.ts'

export type Shown = Awaited<ReturnType<typeof call.burden.show>>

/** `2026-4` in the address: a year and its quarter. */
export function quarterIn(when: unknown): { year?: number; quarter?: number } {
  const found = /^(\d{4})-([1-4])$/.exec(String(when ?? ''))
  return found ? { year: Number(found[1]), quarter: Number(found[2]) } : {}
}

export const whenOf = ({ year, quarter }: { year: number; quarter: number }) => `${year}-${quarter}`

/** Where the single askings behind a number are listed. */
export const askingsOf = (shown: Shown, source: Source, key?: string, organizationId?: number | null) =>
  addressOf('/burden/askings', {
    organizationId: organizationId ?? shown.organization.id,
    when: whenOf(shown),
    source,
    key,
  })
