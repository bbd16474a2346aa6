import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Fen } from '#basics/money.ts'
import type { Month } from '#basics/months.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { named } from '../places/queries.ts'
import type { reliefStates } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>
type State = (typeof reliefStates)[number]

export type ReliefsAsked = { path: string; text?: string | undefined; state?: State | undefined }

export const reliefsFound = ({ db, reach }: Scope, { path, text, state }: ReliefsAsked) =>
  db
    .selectFrom('dues_relief as relief')
    .innerJoin('person', 'person.id', 'relief.person_id')
    .innerJoin('organization', 'organization.id', 'relief.organization_id')
    .where(within('organization.path', reach))
    .where(below('organization.path', path))
    .$if(Boolean(text), (q) => q.where(named(text ?? '')))
    .$if(state !== undefined, (q) => q.where('relief.state', '=', state ?? 'asked'))
type Found = ReturnType<typeof reliefsFound>

const lines = (found: Found) =>
  found.select([
    'relief.id',
    'relief.person_id as personId',
    'person.name as personName',
    sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
    'organization.path',
    sql<State>`relief.state`.as('state'),
    'relief.from_month as fromMonth',
    'relief.until_month as untilMonth',
    'relief.monthly_fen as monthlyFen',
    'relief.reason',
    'relief.studied_on as studiedOn',
    'relief.asked_by as askedBy',
    'relief.decided_by as decidedBy',
    'relief.declined_because as declinedBecause',
  ])
export type ReliefRow = Awaited<ReturnType<typeof holdRelief>>

export const pageOfReliefs = (found: Found, page: { limit: number; offset: number }) =>
  lines(found).orderBy('relief.id', 'desc').limit(page.limit).offset(page.offset).execute()

export async function countReliefs(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** One within reach, held. @throws Refusal not-found */
export async function holdRelief(ctx: Scope, id: number) {
  const row = await lines(reliefsFound(ctx, { path: '' }))
    .where('relief.id', '=', id)
    .forUpdate('relief')
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'not-found', { id })
  return row
}

export const waitingRelief = ({ db }: Pick<Context, 'db'>, personId: number) =>
  db
    .selectFrom('dues_relief')
    .where('person_id', '=', personId)
    .where('decided_at', 'is', null)
    .select('id')
    .executeTakeFirst()

export type NewRelief = {
  personId: number
  organizationId: number
  fromMonth: Month
  untilMonth: Month
  monthlyFen: Fen
  reason: string
  studiedOn: Day
}

export async function insertRelief({ db, now, actor }: Writer, given: NewRelief): Promise<number> {
  const { id } = await db
    .insertInto('dues_relief')
    .values({
      person_id: given.personId,
      organization_id: given.organizationId,
      from_month: given.fromMonth,
      until_month: given.untilMonth,
      monthly_fen: given.monthlyFen,
      reason: given.reason,
      studied_on: given.studiedOn,
      asked_at: now,
      asked_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const decideRelief = ({ db, now, actor }: Writer, id: number, declinedBecause: string | null) =>
  db
    .updateTable('dues_relief')
    .set({ decided_at: now, decided_by: actor.name, declined_because: declinedBecause })
    .where('id', '=', id)
    .execute()
