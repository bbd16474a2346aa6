import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'

export const tasksOf = ({ db }: Pick<Context, 'db'>, affairId: number) =>
  db
    .selectFrom('affair_task')
    .where('affair_id', '=', affairId)
    .where('status', '<>', 'closed')
    .select([
      'id',
      'number',
      'step_name as stepName',
      'holder',
      'office',
      'account_id as accountId',
      'status',
      'due_on as dueOn',
      'urged_on as urgedOn',
    ])
    .$narrowType<{ status: 'open' | 'waiting' }>()
    .orderBy('number')
    .execute()

export const eventsOf = ({ db }: Pick<Context, 'db'>, affairId: number) =>
  db
    .selectFrom('affair_event')
    .where('affair_id', '=', affairId)
    .where('act', '<>', 'seat')
    .select([
      'id',
      'act',
      'at',
      'account_id as accountId',
      'name',
      'title',
      'for_name as forName',
      'step_name as stepName',
      'opinion',
      'detail',
    ])
    .$narrowType<{ detail: { to?: string; names?: string[]; marks?: string[]; channel?: string } }>()
    .orderBy('id')
    .execute()

type Asides = {
  copies: { name: string; copiedAt: string; readAt: string | null }[]
  documents: { id: number; title: string; number: string | null }[]
  draft: { opinion: string; marks: string[] } | null
}

/** What goes with an affair besides: who got a copy, its documents, the actor's unfinished opinion. */
export async function asidesOf(
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  affairId: number,
): Promise<Asides> {
  const { rows } = await sql<Asides>`select
    (select coalesce(json_agg(json_build_object('name', account.name, 'copiedAt', copied_at, 'readAt', read_at)
        order by copied_at, account.id), '[]')
      from affair_copy join account on account.id = account_id where affair_id = ${affairId}) as copies,
    (select coalesce(json_agg(json_build_object('id', document_id, 'title', coalesce(title, '公文'), 'number', number)
        order by document_id), '[]')
      from affair_document left join official_document on official_document.id = document_id
      where affair_id = ${affairId}) as documents,
    (select json_build_object('opinion', opinion, 'marks', marks) from affair_draft where affair_id = ${affairId} and account_id = ${actor.accountId}) as draft`.execute(
    db,
  )
  return rows[0] as Asides
}
