import { sql } from 'kysely'
import type { Fen } from '#basics/money.ts'
import type { Month } from '#basics/months.ts'
import { visible } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { DuesKind } from '../rules.ts'
import type { Items } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

/** Everything that was ever stated or proposed of one person, the newest first. */
export const basesOf = ({ db }: Pick<Context, 'db'>, personId: number) =>
  db
    .selectFrom('dues_base')
    .where('person_id', '=', personId)
    .select([
      'id',
      'from_month as fromMonth',
      sql<DuesKind>`kind`.as('kind'),
      sql<Items>`items`.as('items'),
      'fen',
      sql<'stated' | 'proposed' | 'declined' | 'withdrawn' | 'replaced'>`state`.as('state'),
      'explanation',
      'stated_at as statedAt',
      'stated_by as statedBy',
      'confirmed_at as confirmedAt',
      'declined_because as declinedBecause',
    ])
    .orderBy('from_month', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** A proposal of somebody within reach that nobody has answered, held. @throws Refusal not-found */
export async function holdProposed(ctx: Scope, id: number) {
  const found = await visible(ctx)
    .innerJoin('dues_base', 'dues_base.person_id', 'person.id')
    .where('dues_base.id', '=', id)
    .where('dues_base.explanation', 'is not', null)
    .select([
      'dues_base.id',
      'dues_base.state',
      'dues_base.from_month as fromMonth',
      'person.id as personId',
      'person.name as personName',
      'person.organization_path as path',
    ])
    .forUpdate('dues_base')
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

export type NewBase = {
  personId: number
  fromMonth: Month
  kind: DuesKind
  items: Items
  fen: Fen | null
  /** Said by the member himself: it needs no confirmation. */
  confirmed?: boolean
}

/** Writes bases; one that was stated for the same month gives way. */
export async function insertBases({ db, now, actor }: Writer, bases: NewBase[]): Promise<void> {
  if (bases.length === 0) return
  const rows = JSON.stringify(bases)
  await sql`
    update dues_base set state = 'replaced'
    from json_to_recordset(${rows}::json) as row ("personId" int, "fromMonth" text)
    where person_id = row."personId" and from_month = row."fromMonth" and state = 'stated'`.execute(db)
  await sql`
    insert into dues_base (person_id, from_month, kind, items, fen, state, stated_at, stated_by, confirmed_at)
    select "personId", "fromMonth", kind, items, fen, 'stated', ${now.toISOString()}::timestamptz, ${actor.name},
      case when confirmed then ${now.toISOString()}::timestamptz end
    from json_to_recordset(${rows}::json) as row ("personId" int, "fromMonth" text, kind text, items jsonb, fen int,
      confirmed boolean)`.execute(db)
}

export async function insertProposal(
  { db, now, actor }: Writer,
  { personId, fromMonth, kind, items, fen, explanation }: NewBase & { explanation: string },
): Promise<void> {
  await db
    .insertInto('dues_base')
    .values({
      person_id: personId,
      from_month: fromMonth,
      kind,
      items: JSON.stringify(items),
      fen,
      state: 'proposed',
      explanation,
      stated_at: now,
      stated_by: actor.name,
    })
    .execute()
}

/** The proposal becomes the base; what stood for its month gives way. */
export async function acceptProposal(
  { db, now, actor }: Writer,
  { id, personId, fromMonth }: { id: number; personId: number; fromMonth: Month },
): Promise<void> {
  await db
    .updateTable('dues_base')
    .set({ state: 'replaced' })
    .where('person_id', '=', personId)
    .where('from_month', '=', fromMonth)
    .where('state', '=', 'stated')
    .execute()
  await db
    .updateTable('dues_base')
    .set({ state: 'stated', confirmed_at: now, decided_at: now, decided_by: actor.name })
    .where('id', '=', id)
    .execute()
}

export const closeProposal = (
  { db, now, actor }: Writer,
  id: number,
  verdict: { declined: string } | 'withdrawn',
) =>
  db
    .updateTable('dues_base')
    .set({
      decided_at: now,
      decided_by: actor.name,
      ...(verdict === 'withdrawn'
        ? { state: verdict }
        : { state: 'declined', declined_because: verdict.declined }),
    })
    .where('id', '=', id)
    .execute()

export const confirmBase = ({ db, now }: Writer, personId: number, id: number) =>
  db
    .updateTable('dues_base')
    .set({ confirmed_at: now })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('state', '=', 'stated')
    .where('confirmed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
