import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>
export type Unsealed = {
  kind: 'record' | 'proposal' | 'change'
  subjectId: number
  before: string | null
  after: string | null
}

/** Takes some of the addresses that wait to be sealed; what another server has just taken is left to it. */
export async function takeUnsealed({ db }: Db, count: number): Promise<Unsealed[]> {
  const { rows } = await sql<Unsealed>`
    delete from person_unsealed where (kind, subject_id) in (
      select kind, subject_id from person_unsealed limit ${count} for update skip locked)
    returning kind, subject_id as "subjectId", before, after`.execute(db)
  return rows
}

/** Addresses of records, each sealed (as hex). */
export const writeAddresses = ({ db }: Db, sealed: { id: number; after: string }[]) =>
  sql`
    update person set home_address_sealed = decode(row.after, 'hex')
    from json_to_recordset(${JSON.stringify(sealed)}::json) as row (id int, after text)
    where person.id = row.id`.execute(db)

/** Addresses that members asked to have put right, sealed as every number proposed is (base64). */
export const writeProposed = ({ db }: Db, sealed: { id: number; after: string }[]) =>
  sql`
    update proposal set after = row.after
    from json_to_recordset(${JSON.stringify(sealed)}::json) as row (id int, after text)
    where proposal.id = row.id`.execute(db)

/** Addresses in the lines of records, beside their masks: a step back is exact. */
export const writeChanged = ({ db }: Db, sealed: { id: number; before: string; after: string }[]) =>
  sql`
    update person_change set
      before = change.before || jsonb_build_object('sealed',
        coalesce(change.before -> 'sealed', '{}') || jsonb_build_object('homeAddress', row.before)),
      after = change.after || jsonb_build_object('sealed',
        coalesce(change.after -> 'sealed', '{}') || jsonb_build_object('homeAddress', row.after))
    from json_to_recordset(${JSON.stringify(sealed)}::json) as row (id int, before text, after text)
    join person_change change on change.id = row.id
    where person_change.id = row.id`.execute(db)
