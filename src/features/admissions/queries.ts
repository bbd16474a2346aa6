import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { OrganizationKind } from '#features/organizations/rules.ts'
import { placedWithin } from '#features/people/queries.ts'
import type { PoliticalStatus } from '#features/people/standings/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActKey } from './acts/rules.ts'
import type { Ending } from './rules.ts'
import type { Stage } from './steps/rules.ts'

export type Scope = Pick<Context, 'db' | 'reach'>
type Writer = Pick<Context, 'db'>

/** Files of people within reach: a file is where its person is; who reaches only the own record finds the own file. */
export const admissionsWithin = ({ db, reach }: Scope) =>
  db
    .selectFrom('admission')
    .innerJoin('person', 'person.id', 'admission.person_id')
    .leftJoin('organization', 'organization.id', 'person.organization_id')
    .where((eb) =>
      eb.or([placedWithin(reach), ...(reach.personId ? [eb('person.id', '=', reach.personId)] : [])]),
    )

const columns = [
  'admission.id',
  'admission.person_id as personId',
  'person.name',
  'person.gender',
  'person.birth_date as birthDate',
  'person.employee_no as employeeNo',
  'person.organization_id as organizationId',
  'person.organization_path as path',
  'organization.name as organizationName',
  'person.membership',
  'admission.next_from as nextFrom',
  'admission.next_by as nextBy',
  'admission.ended_on as endedOn',
  'admission.ended_because as endedBecause',
  'admission.done_on as doneOn',
  'admission.recalled_because as recalledBecause',
] as const

/** What the database checks, told to the compiler. */
const checked = [
  sql<PoliticalStatus>`person.political_status`.as('politicalStatus'),
  sql<PoliticalStatus>`admission.status_before`.as('statusBefore'),
  sql<Stage>`admission.stage`.as('stage'),
  sql<'running' | 'done' | 'ended'>`admission.status`.as('status'),
  sql<Ending | null>`admission.ended_as`.as('endedAs'),
  sql<ActKey | null>`admission.next_act`.as('nextAct'),
] as const

export const rowsOf = (found: ReturnType<typeof admissionsWithin>) => found.select(columns).select(checked)

export type AdmissionRow = Awaited<ReturnType<typeof getAdmission>>

/** One file within reach. @throws Refusal not-found */
export async function getAdmission(ctx: Scope, id: number) {
  const found = await rowsOf(admissionsWithin(ctx)).where('admission.id', '=', id).executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

/** The same, held until the transaction ends, so that two acts never cross. @throws Refusal not-found */
export async function lockAdmission(ctx: Scope, id: number): Promise<AdmissionRow> {
  const held = await ctx.db
    .selectFrom('admission')
    .where('id', '=', id)
    .select('id')
    .forUpdate()
    .executeTakeFirst()
  if (!held) throw new Refusal('not-found', 'not-found', { id })
  return getAdmission(ctx, id)
}

/** The files of a person: the one that runs, then the newest first. */
export async function filesOf({ db }: Writer, personId: number, limit = 10): Promise<number[]> {
  const found = await db
    .selectFrom('admission')
    .where('person_id', '=', personId)
    .select('id')
    .orderBy(sql`status = 'running' desc`)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return found.map(({ id }) => id)
}

export const runningOf = ({ db }: Writer, personId: number) =>
  db
    .selectFrom('admission')
    .where('person_id', '=', personId)
    .where(sql<SqlBool>`status = 'running'`)
    .select('id')
    .executeTakeFirst()

export async function insertAdmission(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  given: { personId: number; statusBefore: string; recalledBecause?: string },
): Promise<number> {
  const { id } = await db
    .insertInto('admission')
    .values({
      person_id: given.personId,
      status_before: given.statusBefore as 'masses',
      stage: 'application',
      recalled_because: given.recalledBecause ?? null,
      started_at: now,
      started_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export type Standing = {
  stage: Stage
  nextAct: ActKey | null
  nextFrom: Day | null
  nextBy: Day | null
  appliedOn: Day | null
  missing: number
  doneOn: Day | null
}

/** What the file waits for now, copied from its acts. */
export const writeStanding = ({ db }: Writer, id: number, standing: Standing) =>
  db
    .updateTable('admission')
    .set({
      stage: standing.stage,
      next_act: standing.nextAct,
      next_from: standing.nextFrom,
      next_by: standing.nextBy,
      applied_on: standing.appliedOn,
      missing: standing.missing,
      done_on: standing.doneOn,
    })
    .where('id', '=', id)
    .execute()

export const endAdmission = ({ db }: Writer, id: number, given: { as: Ending; on: Day; because: string }) =>
  db
    .updateTable('admission')
    .set({
      ended_as: given.as,
      ended_on: given.on,
      ended_because: given.because,
      next_act: null,
      next_from: null,
      next_by: null,
    })
    .where('id', '=', id)
    .execute()

/** Files under way, a thousand at a time. */
export const runningAfter = ({ db }: Writer, id: number) =>
  db
    .selectFrom('admission')
    .innerJoin('person', 'person.id', 'admission.person_id')
    .where('admission.status', '=', 'running')
    .where('admission.id', '>', id)
    .select([
      'admission.id',
      'person.birth_date as birthDate',
      'admission.next_act as nextAct',
      'admission.next_by as nextBy',
    ])
    .orderBy('admission.id')
    .limit(1000)
    .execute()

/** What kind of organizations these are. */
export const kindsOf = ({ db }: Writer, ids: number[]) =>
  db
    .selectFrom('organization')
    .where(sql<SqlBool>`id = any(${ids}::int[])`)
    .select(sql<OrganizationKind>`kind`.as('kind'))
    .execute()

/** Where somebody is: the branch a file belongs to. */
export const placeOf = ({ db }: Writer, organizationId: number) =>
  db
    .selectFrom('organization')
    .where('id', '=', organizationId)
    .select(['id', 'name', 'kind'])
    .executeTakeFirst()
