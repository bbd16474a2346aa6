import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { Notice } from './rules.ts'

export const noticeTemplate = 'notice-branch-election-due'

/** The notices to branches that their term ends, the newest first; what was voided was never said. */
export async function lastNotices({ db }: Pick<Context, 'db'>, organizationIds: number[]): Promise<Notice[]> {
  if (organizationIds.length === 0) return []
  return db
    .selectFrom('official_document')
    .where('template_key', '=', noticeTemplate)
    .where('addressee_id', 'in', organizationIds)
    .where('status', '<>', 'voided')
    .select(['id as documentId', 'number', 'issued_on as issuedOn'])
    .select(sql<number>`addressee_id`.as('organizationId'))
    .select(sql<Day>`(created_at at time zone 'Asia/Shanghai')::date`.as('draftedOn'))
    .orderBy('id', 'desc')
    .execute()
}
