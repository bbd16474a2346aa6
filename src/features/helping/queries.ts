import { type SqlBool, sql } from 'kysely'
import type { HelpedAct } from '#basics/contract.ts'
import type { Day } from '#basics/days.ts'
import { below, holdsOn, within } from '#features/organizations/queries.ts'
import type { Context, Reader } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ConsentState, Way } from './rules.ts'

type Db = Pick<Context, 'db'>

/** SQL: somebody belongs to the branch of the consent now, or holds a post in it. */
const belongs = (person: string, today: Day) => sql<boolean>`(
  (${sql.ref(`${person}.organization_id`)} = consent.organization_id and ${sql.ref(`${person}.employment`)} <> 'deceased')
  or exists (select from post where post.person_id = ${sql.ref(`${person}.id`)}
    and post.organization_id = consent.organization_id and ${holdsOn('post', today)}))`

/** SQL: both still belong to it; of a member who has gone to another branch nobody keeps a consent. */
const together = (today: Day) => sql<boolean>`(person.organization_id = consent.organization_id
  and person.employment <> 'deceased' and ${belongs('helper', today)})`

/** SQL: the signed paper is there. */
const hasPaper = sql<boolean>`exists (select from helping_paper as paper where paper.consent_id = consent.id)`

/** SQL: the same as consentState of the rules, for what is asked of many. */
const stateIs = (state: ConsentState, today: Day) => sql<SqlBool>`(case
  when consent.withdrawn_at is not null then 'withdrawn'
  when consent.until_on < ${today} then 'over'
  when not ${together(today)} then 'lapsed'
  when consent.given = 'paper' and not ${hasPaper} then 'unsigned'
  when consent.from_on > ${today} then 'coming' else 'running' end) = ${state}`

const joined = ({ db }: Db) =>
  db
    .selectFrom('helping_consent as consent')
    .innerJoin('person', 'person.id', 'consent.person_id')
    .innerJoin('person as helper', 'helper.id', 'consent.helper_id')
    .innerJoin('organization', 'organization.id', 'consent.organization_id')
    .leftJoin('person as witness', 'witness.id', 'consent.witness_id')

const columns = [
  'consent.id',
  'consent.person_id as personId',
  'person.name as personName',
  'consent.helper_id as helperId',
  'helper.name as helperName',
  'consent.organization_id as organizationId',
  sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
  'organization.path',
  'consent.from_on as fromOn',
  'consent.until_on as untilOn',
  'witness.name as witnessName',
  'consent.recorded_at as recordedAt',
  'consent.recorded_by as recordedBy',
  'consent.withdrawn_at as withdrawnAt',
  'consent.withdrawn_by as withdrawnBy',
  'consent.withdrawn_because as withdrawnBecause',
] as const

const shown = (today: Day) => [
  sql<HelpedAct[]>`consent.acts`.as('acts'),
  sql<Way>`consent.given`.as('given'),
  hasPaper.as('hasPaper'),
  together(today).as('together'),
  sql<number>`(select count(*) from helping_act as done where done.consent_id = consent.id)::int`.as('done'),
]

export type ConsentFilters = {
  text?: string | undefined
  state?: ConsentState | undefined
  personId?: number | undefined
  path: string
}

export const consentsWithin = (ctx: Reader, { text, state, personId, path }: ConsentFilters) =>
  joined(ctx)
    .where(within('organization.path', ctx.reach))
    .where(below('organization.path', path))
    .$if(Boolean(text), (q) =>
      q.where(sql<SqlBool>`(strpos(person.name, ${text ?? ''}) > 0 or strpos(helper.name, ${text ?? ''}) > 0
        or person.name_initials like ${`${(text ?? '').toLowerCase().replace(/[%_\\]/g, '')}%`})`),
    )
    .$if(state !== undefined, (q) => q.where(stateIs(state ?? 'running', ctx.today)))
    .$if(personId !== undefined, (q) => q.where('consent.person_id', '=', personId ?? 0))
type Found = ReturnType<typeof consentsWithin>

const orders = {
  recordedAt: 'consent.recorded_at',
  personName: 'person.name_pinyin',
  helperName: 'helper.name_pinyin',
  untilOn: 'consent.until_on',
} as const
type Order = { sort: keyof typeof orders; descending: boolean }

export const pageOfConsents = (
  found: Found,
  today: Day,
  { sort, descending }: Order,
  page: { limit: number; offset: number },
) =>
  found
    .select(columns)
    .select(shown(today))
    .orderBy(orders[sort], descending ? 'desc' : 'asc')
    .orderBy('consent.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
export type ConsentRow = Awaited<ReturnType<typeof pageOfConsents>>[number]

export async function countConsents(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** One within reach, or the member's own; held until the transaction ends. @throws Refusal not-found */
export async function holdConsent(ctx: Reader, id: number): Promise<ConsentRow> {
  const { personId } = ctx.reach
  const found = await joined(ctx)
    .where('consent.id', '=', id)
    .where((eb) =>
      eb.or([
        within('organization.path', ctx.reach),
        ...(personId ? [eb('consent.person_id', '=', personId)] : []),
      ]),
    )
    .select(columns)
    .select(shown(ctx.today))
    .forUpdate('consent')
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

/** The same, only to be read. @throws Refusal not-found */
export async function getConsent(ctx: Reader, id: number): Promise<ConsentRow> {
  const found = await joined(ctx)
    .where('consent.id', '=', id)
    .where(within('organization.path', ctx.reach))
    .select(columns)
    .select(shown(ctx.today))
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

/** Those of a member, or those given to a helper; the newest first. */
export const consentsOf = (
  ctx: Pick<Context, 'db' | 'today'>,
  side: 'person' | 'helper',
  id: number,
  limit = 100,
) =>
  joined(ctx)
    .where(side === 'person' ? 'consent.person_id' : 'consent.helper_id', '=', id)
    .select(columns)
    .select(shown(ctx.today))
    .orderBy('consent.id', 'desc')
    .limit(limit)
    .execute()

/** Who belongs to a branch, or holds a post in it: those of its committee first. */
export const peopleOf = ({ db, today }: Pick<Context, 'db' | 'today'>, organizationId: number) =>
  db
    .selectFrom('person')
    .where('person.membership', '=', 'active')
    .where('person.employment', '<>', 'deceased')
    .where(
      sql<SqlBool>`(person.organization_id = ${organizationId} or exists (select from post
        where post.person_id = person.id and post.organization_id = ${organizationId} and ${holdsOn('post', today)}))`,
    )
    .select(['person.id as personId', 'person.name'])
    .select(
      sql<boolean>`exists (select from post where post.person_id = person.id and post.organization_id = ${organizationId}
        and post.kind in ('secretary', 'deputySecretary', 'committeeMember') and ${holdsOn('post', today)})`.as(
        'officer',
      ),
    )
    .orderBy('officer', 'desc')
    .orderBy('person.name_pinyin')
    .orderBy('person.id')
    .execute()

/** The branch in which somebody is, and its path. */
export const branchOf = ({ db }: Db, personId: number) =>
  db
    .selectFrom('person')
    .innerJoin('organization', 'organization.id', 'person.organization_id')
    .where('person.id', '=', personId)
    .select(['organization.id', 'organization.path', 'organization.name', 'person.name as personName'])
    .executeTakeFirst()

export async function insertConsent(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  consent: {
    personId: number
    helperId: number
    organizationId: number
    acts: readonly string[]
    fromOn: Day
    untilOn: Day
    given: Way
    witnessId: number | null
  },
): Promise<number> {
  const { id } = await db
    .insertInto('helping_consent')
    .values({
      person_id: consent.personId,
      helper_id: consent.helperId,
      organization_id: consent.organizationId,
      acts: [...consent.acts],
      from_on: consent.fromOn,
      until_on: consent.untilOn,
      given: consent.given,
      witness_id: consent.witnessId,
      recorded_at: now,
      recorded_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Ends the consent, and whatever is being done on it now. */
export async function endConsent(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  id: number,
  because: string,
): Promise<void> {
  await db
    .updateTable('helping_consent')
    .set({ withdrawn_at: now, withdrawn_by: actor.name, withdrawn_because: because })
    .where('id', '=', id)
    .execute()
  await db
    .updateTable('helping_stretch')
    .set({ ended_at: now })
    .where('consent_id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}
