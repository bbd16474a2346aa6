import { addressOf } from '#web/kit/address.ts'
import type { FilledCardShape } from '../cards/contract.ts'

/** What the address gets so that the list behind a number opens; where a number leads to another page, that page. */
export function opening(card: FilledCardShape, line: number, series: number) {
  const lead = card.lines[line]?.leads[series]
  if (!lead) return null
  if ('to' in lead) return { to: addressOf(lead.to, lead.question) }
  return {
    open: { card: card.key, line: lead.line, series: lead.series, of: lead.organizationId, on: lead.asOf },
  }
}
