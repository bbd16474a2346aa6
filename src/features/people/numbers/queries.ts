import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { insertChanges } from '../changes/queries.ts'
import { placeholderStart } from './rules.ts'

type Writer = Pick<Context, 'db' | 'now' | 'actor'>

/** How many places for a 工号 were given so far. Ask under `lockNumbers`: two must not get the same one. */
export async function countPlaceholders({ db }: Pick<Context, 'db'>): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`
    select max(substr(employee_no, ${placeholderStart.length + 1}::int)::int) as last from person
    where employee_no ~ ${`^${placeholderStart}[0-9]+$`}`.execute(db)
  return rows[0]?.last ?? 0
}

export type Numbered = { id: number; before: string; employeeNo: string }

/** Writes the 工号 of people; the caller writes the lines. */
export const setNumbers = ({ db }: Pick<Context, 'db'>, people: Pick<Numbered, 'id' | 'employeeNo'>[]) =>
  sql`
    update person set employee_no = row."employeeNo"
    from json_to_recordset(${JSON.stringify(people)}::json) as row (id int, "employeeNo" text)
    where person.id = row.id`.execute(db)

/** Gives people the 工号 for which they kept a place, with a line of the record. */
export async function giveNumbers(
  ctx: Writer,
  people: Numbered[],
  by: { reason: string; source: string },
): Promise<void> {
  if (people.length === 0) return
  await setNumbers(ctx, people)
  const lines = people.map(({ id, before, employeeNo }) => ({
    personId: id,
    kind: 'numbered',
    effectiveOn: null,
    before: { values: { employeeNo: before }, standings: null },
    after: { values: { employeeNo }, standings: null },
    reason: by.reason,
  }))
  const { actor } = ctx
  await insertChanges(ctx, lines, { name: actor.name, accountId: actor.accountId, source: by.source })
}
