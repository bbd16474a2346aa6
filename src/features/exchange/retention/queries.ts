import { sql } from 'kysely'
import type { Ending } from '#platform/retention.ts'
import type { exchangeRetention } from './rules.ts'

export const exchangeEndings: Record<(typeof exchangeRetention)[number]['key'], Ending> = {
  'exchange.scans': { table: 'exchange_scan', key: sql`left(one.digest, 12)`, since: sql`one.at` },
  'exchange.refusals': { table: 'exchange_refusal', key: sql`one.id`, since: sql`one.at` },
}
