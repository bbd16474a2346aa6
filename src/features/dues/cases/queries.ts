import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Fen } from '#basics/money.ts'
import type { Month } from '#basics/months.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { arrearNumbers } from '../arrears/rules.ts'
import { named } from '../places/queries.ts'
import type { caseStates, Measure } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type State = (typeof caseStates)[number]
export type CasesAsked = { path: string; text?: string | undefined; state?: State | undefined }

export const casesFound = ({ db, reach }: Scope, { path, text, state }: CasesAsked) =>
  db
    .selectFrom('dues_case as item')
    .innerJoin('person', 'person.id', 'item.person_id')
    .innerJoin('organization', 'organization.id', 'item.organization_id')
    .where(within('organization.path', reach))
    .where(below('organization.path', path))
    .$if(Boolean(text), (q) => q.where(named(text ?? '')))
    .$if(state !== undefined, (q) => q.where('item.state', '=', state ?? 'open'))
type Found = ReturnType<typeof casesFound>

const lines = (found: Found) =>
  found.select([
    'item.id',
    'item.person_id as personId',
    'person.name as personName',
    sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
    'organization.path',
    sql<State>`item.state`.as('state'),
    'item.from_month as fromMonth',
    'item.months',
    'item.opened_on as openedOn',
    sql<Measure | null>`item.measure`.as('measure'),
    'item.note',
    'item.meeting_on as meetingOn',
    'item.deadline_on as deadlineOn',
    'item.decided_by as decidedBy',
    'item.approved_by as approvedBy',
    sql<Fen>`(select coalesce(sum(fen - paid_fen), 0)::int from dues_charge charge
      where charge.person_id = person.id and charge.paid_fen < charge.fen)`.as('owingFen'),
  ])
export type CaseRow = Awaited<ReturnType<typeof holdCase>>

export const pageOfCases = (found: Found, page: { limit: number; offset: number }) =>
  lines(found).orderBy('item.id', 'desc').limit(page.limit).offset(page.offset).execute()

export async function countCases(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** One within reach, held. @throws Refusal not-found */
export async function holdCase(ctx: Scope, id: number) {
  const row = await lines(casesFound(ctx, { path: '' }))
    .where('item.id', '=', id)
    .forUpdate('item')
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'not-found', { id })
  return row
}

/** Members with so many months open up to a month, who have no case for them yet. */
export async function longUnpaid({ db }: Pick<Context, 'db'>, lastDue: Month) {
  const { rows } = await sql<{ personId: number; organizationId: number; unpaid: Month[] }>`
    select person.id as "personId", person.organization_id as "organizationId", array_agg(charge.month) as unpaid
    from dues_charge charge join person on person.id = charge.person_id
    where charge.paid_fen < charge.fen and charge.month <= ${lastDue} and person.membership = 'active'
      and not exists (select from dues_case item where item.person_id = person.id
        and (item.state <> 'closed' or item.from_month = (select min(first.month) from dues_charge first
          where first.person_id = person.id and first.paid_fen < first.fen)))
    group by person.id having count(*) >= ${arrearNumbers.caseMonths}
    order by person.id`.execute(db)
  return rows
}

export async function insertCases(
  { db, today }: Pick<Context, 'db' | 'today'>,
  cases: { personId: number; organizationId: number; fromMonth: Month; months: number }[],
): Promise<void> {
  if (cases.length === 0) return
  await db
    .insertInto('dues_case')
    .values(
      cases.map(({ personId, organizationId, fromMonth, months }) => ({
        person_id: personId,
        organization_id: organizationId,
        from_month: fromMonth,
        months,
        opened_on: today,
      })),
    )
    .execute()
}

export const setMeasure = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  id: number,
  said: { measure: Measure; note: string; meetingOn: Day | null; deadlineOn: Day | null },
) =>
  db
    .updateTable('dues_case')
    .set({
      measure: said.measure,
      note: said.note,
      meeting_on: said.meetingOn,
      deadline_on: said.deadlineOn,
      decided_at: now,
      decided_by: actor.name,
    })
    .where('id', '=', id)
    .execute()

export const setApproved = ({ db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>, id: number) =>
  db
    .updateTable('dues_case')
    .set({ approved_at: now, approved_by: actor.name })
    .where('id', '=', id)
    .execute()
