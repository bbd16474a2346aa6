import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { within } from '#features/organizations/queries.ts'
import type { OrganizationKind } from '#features/organizations/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { MajorityBase } from './ballots/rules.ts'
import type { ElectionKind, ElectionStatus } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Writer = Pick<Context, 'db'>

/** Elections of organizations within reach. */
export const electionsWithin = ({ db, reach }: Scope) =>
  db
    .selectFrom('election')
    .innerJoin('organization', 'organization.id', 'election.organization_id')
    .leftJoin('term', 'term.id', 'election.term_id')
    .leftJoin('establishment', 'establishment.id', 'election.establishment_id')
    .where(within('organization.path', reach))

const columns = [
  'election.id',
  'election.organization_id as organizationId',
  'organization.name as organizationName',
  'organization.path',
  'organization.parent_id as superiorId',
  'organization.closed_on as closedOn',
  'organization.established_on as establishedOn',
  'election.establishment_id as establishmentId',
  'establishment.secretary_id as proposedId',
  'election.reason',
  'election.committee',
  'election.seats',
  'election.secretaries',
  'election.deputies',
  'election.planned_on as plannedOn',
  'election.decision_id as decisionId',
  'election.meeting_id as meetingId',
  'election.first_meeting_id as firstMeetingId',
  'election.prepared',
  'election.base_article as baseArticle',
  'election.base_confirmed_by as baseConfirmedBy',
  'election.base_confirmed_at as baseConfirmedAt',
  'election.effective_on as effectiveOn',
  'election.started_at as startedAt',
  'election.started_by as startedBy',
  'election.withdrawn_because as withdrawnBecause',
  'term.from_on as termFrom',
  'term.ends_on as termEndsOn',
  'term.years as termYears',
] as const

/** What the database checks, told to the compiler. */
const checked = sql<ElectionKind>`election.kind`.as('kind')
const status = sql<ElectionStatus>`election.status`.as('status')
const base = sql<MajorityBase | null>`election.base`.as('base')
const shortName = sql<string>`coalesce(organization.short_name, organization.name)`.as('shortName')
const organizationKind = sql<OrganizationKind>`organization.kind`.as('organizationKind')

export const rowsOf = (found: ReturnType<typeof electionsWithin>) =>
  found.select(columns).select([checked, status, base, shortName, organizationKind])

export type ElectionRow = Awaited<ReturnType<typeof getElection>>

/** One election within reach. @throws Refusal not-found */
export async function getElection(ctx: Scope, id: number) {
  const found = await rowsOf(electionsWithin(ctx)).where('election.id', '=', id).executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

/** The same, held until the transaction ends. @throws Refusal not-found */
export async function lockElection(ctx: Scope, id: number): Promise<ElectionRow> {
  const found = await rowsOf(electionsWithin(ctx))
    .where('election.id', '=', id)
    .forUpdate('election')
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

/** Lets one election of an organization begin at a time. */
export const lockElections = ({ db }: Writer, organizationId: number) =>
  sql`select pg_advisory_xact_lock(hashtext('election'), ${organizationId}::int)`.execute(db)

export const runningElection = ({ db }: Writer, organizationId: number) =>
  db
    .selectFrom('election')
    .where('organization_id', '=', organizationId)
    .where('status', '=', 'running')
    .select('id')
    .executeTakeFirst()

/** The founding that a branch came from, where it was set up here. */
export const foundingOf = ({ db }: Writer, organizationId: number) =>
  db
    .selectFrom('establishment')
    .where('subject_id', '=', organizationId)
    .where('kind', '=', 'establishment')
    .where('status', '=', 'done')
    .select('id')
    .executeTakeFirst()

export type Plan = {
  committee: boolean
  seats: number
  secretaries: number
  deputies: number
  plannedOn: Day
}

export async function insertElection(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  given: Plan & {
    organizationId: number
    kind: ElectionKind
    reason: string | null
    termId: number | null
    establishmentId?: number | null
  },
): Promise<number> {
  const { id } = await db
    .insertInto('election')
    .values({
      organization_id: given.organizationId,
      kind: given.kind,
      reason: given.reason,
      term_id: given.termId,
      establishment_id: given.establishmentId ?? null,
      committee: given.committee,
      seats: given.seats,
      secretaries: given.secretaries,
      deputies: given.deputies,
      planned_on: given.plannedOn,
      started_at: now,
      started_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export type ElectionChange = {
  plan?: Plan
  decisionId?: number
  meetingId?: number
  firstMeetingId?: number
  prepared?: string[]
}

export const updateElection = ({ db }: Writer, id: number, { plan, ...change }: ElectionChange) =>
  db
    .updateTable('election')
    .set({
      ...(plan && {
        seats: plan.seats,
        secretaries: plan.secretaries,
        deputies: plan.deputies,
        planned_on: plan.plannedOn,
      }),
      ...(change.decisionId !== undefined && { decision_id: change.decisionId }),
      ...(change.meetingId !== undefined && { meeting_id: change.meetingId }),
      ...(change.firstMeetingId !== undefined && { first_meeting_id: change.firstMeetingId }),
      ...(change.prepared !== undefined && { prepared: change.prepared }),
    })
    .where('id', '=', id)
    .execute()

/** Somebody confirmed the base of the majority, with the article it rests on. */
export const confirmElectionBase = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  id: number,
  base: MajorityBase,
  article: string,
) =>
  db
    .updateTable('election')
    .set({ base, base_article: article, base_confirmed_by: actor.name, base_confirmed_at: now })
    .where('id', '=', id)
    .execute()

export const withdrawElection = ({ db, now }: Pick<Context, 'db' | 'now'>, id: number, because: string) =>
  db
    .updateTable('election')
    .set({ withdrawn_at: now, withdrawn_because: because })
    .where('id', '=', id)
    .execute()
