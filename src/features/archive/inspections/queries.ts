import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { typeOfPackage } from '../rules.ts'

type Db = Pick<Context, 'db'>
export type InspectionFault = { archiveNumber: string; fault: string }

export const inspectionRows = async ({ db }: Db) =>
  (
    await db
      .selectFrom('archive_inspection')
      .select([
        'id',
        'run_at as runAt',
        'run_by as runBy',
        'items',
        sql<number>`bytes::float8`.as('bytes'),
        'faults',
      ])
      .orderBy('id', 'desc')
      .limit(60)
      .execute()
  ).map((row) => ({ ...row, faults: row.faults as InspectionFault[] }))

export const insertInspection = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  run: { items: number; bytes: number; faults: InspectionFault[] },
) =>
  db
    .insertInto('archive_inspection')
    .values({
      run_at: now,
      run_by: actor.name,
      items: run.items,
      bytes: run.bytes,
      faults: JSON.stringify(run.faults),
    })
    .execute()

/** Every package that was ever kept, whatever the catalogue says. */
export const keptPackages = ({ db }: Db) =>
  db
    .selectFrom('stored_file')
    .where('type', '=', typeOfPackage)
    .select(['id', 'digest', 'bytes'])
    .orderBy('id')
    .execute()

export const organizationByCode = ({ db }: Db, code: string) =>
  db.selectFrom('organization').where('code', '=', code).select(['id', 'path']).executeTakeFirst()

export const knownNumbers = async ({ db }: Db): Promise<Set<string>> => {
  const rows = await db.selectFrom('archive_item').select('archive_number').execute()
  return new Set(rows.map((row) => row.archive_number))
}

/** The last number of a class is at least this one. */
export const raiseSequence = ({ db }: Db, place: string, item: number) =>
  sql`insert into archive_sequence (class, last) values (${place}, ${item})
    on conflict (class) do update set last = greatest(archive_sequence.last, excluded.last)`.execute(db)
