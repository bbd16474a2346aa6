import { sql } from 'kysely'
import type { Ending } from '#platform/retention.ts'
import type { outsideRequestsRetention } from './rules.ts'

export const outsideRequestsEndings: Record<(typeof outsideRequestsRetention)[number]['key'], Ending> = {
  'outsideRequests.passes': {
    table: 'outside_pass',
    key: sql`one.id`,
    since: sql`least(one.ended_at, (one.valid_until + 1)::timestamp at time zone 'Asia/Shanghai')`,
    held: { used: sql`exists (select from outside_request asked where asked.pass_id = one.id)` },
  },
}
