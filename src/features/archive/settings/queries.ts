import type { Context } from '#platform/context.ts'
import type { Retention } from '../rules.ts'

type Db = Pick<Context, 'db'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

export const presentFonds = ({ db }: Db) =>
  db.selectFrom('archive_fonds').select(['code', 'name']).executeTakeFirst()

export const retentionRows = async ({ db }: Db) =>
  (await db.selectFrom('archive_retention').select(['kind', 'retention', 'reason']).execute()).map((row) => ({
    ...row,
    retention: row.retention as Retention,
  }))

export const ownRetentions = async (db: Db): Promise<Map<string, Retention>> =>
  new Map((await retentionRows(db)).map(({ kind, retention }) => [kind, retention]))

export const anyItemOf = ({ db }: Db, fonds: string) =>
  db.selectFrom('archive_item').where('fonds', '=', fonds).select('id').limit(1).executeTakeFirst()

export const saveFonds = ({ db, now, actor }: Writer, fonds: { code: string; name: string }) =>
  db
    .insertInto('archive_fonds')
    .values({ ...fonds, set_at: now, set_by: actor.name })
    .onConflict((held) => held.column('only').doUpdateSet({ ...fonds, set_at: now, set_by: actor.name }))
    .execute()

export const saveRetention = (
  { db, now, actor }: Writer,
  row: { kind: string; retention: Retention; reason: string },
) =>
  db
    .insertInto('archive_retention')
    .values({ ...row, set_at: now, set_by: actor.name })
    .onConflict((held) => held.column('kind').doUpdateSet({ ...row, set_at: now, set_by: actor.name }))
    .execute()
