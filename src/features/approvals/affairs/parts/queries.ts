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
    .$narrowType<{ detail: { to?: string; names?: string[]; marks?: string[] } }>()
    .orderBy('id')
    .execute()

export const copiesOf = ({ db }: Pick<Context, 'db'>, affairId: number) =>
  db
    .selectFrom('affair_copy')
    .innerJoin('account', 'account.id', 'affair_copy.account_id')
    .where('affair_id', '=', affairId)
    .select(['account.name', 'copied_at as copiedAt', 'read_at as readAt'])
    .orderBy('copied_at')
    .execute()

export async function documentsOf({ db }: Pick<Context, 'db'>, affairId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('affair_document')
    .where('affair_id', '=', affairId)
    .select('document_id as id')
    .orderBy('document_id')
    .execute()
  return rows.map(({ id }) => id)
}

export const draftOf = ({ db, actor }: Pick<Context, 'db' | 'actor'>, affairId: number) =>
  db
    .selectFrom('affair_draft')
    .where('affair_id', '=', affairId)
    .where('account_id', '=', actor.accountId)
    .select('opinion')
    .executeTakeFirst()
