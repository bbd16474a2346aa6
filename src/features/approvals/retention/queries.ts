import { sql } from 'kysely'
import { closedSince } from '#features/accounts/retention/queries.ts'
import type { Ending } from '#platform/retention.ts'
import type { approvalsRetention } from './rules.ts'

const ofAffair = sql`'审批 ' || one.affair_id`
const isRunning = sql<boolean>`exists (select from affair where affair.id = one.affair_id and affair.status = 'running')`

export const approvalsEndings: Record<(typeof approvalsRetention)[number]['key'], Ending> = {
  'approvals.drafts': {
    table: 'affair_draft',
    key: sql`one.affair_id || '-' || one.account_id`,
    since: sql`one.saved_at`,
    place: ofAffair,
    held: { running: isRunning },
  },
  'approvals.codes': {
    table: 'sms_code',
    key: sql`one.id`,
    since: sql`one.ended_at`,
    place: ofAffair,
    held: { running: isRunning },
    emptied: ['reason_sealed'],
  },
  'approvals.phrases': {
    table: 'phrase',
    key: sql`one.id`,
    since: closedSince,
    place: sql`'账号 ' || one.account_id`,
  },
}
