import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Sensitivity } from '#basics/sensitivity.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { SlipKind } from './rules.ts'

type Db = Pick<Context, 'db'>
type Scope = Pick<Context, 'db' | 'reach'>

const joined = ({ db }: Db) =>
  db
    .selectFrom('slip')
    .innerJoin('person', 'person.id', 'slip.person_id')
    .innerJoin('organization', 'organization.id', 'slip.organization_id')

/** SQL: pages that came back, and when the last did. */
const back = sql<number>`(select count(*) from scan_page as page where page.slip_id = slip.id and page.state = 'filed')::int`
const backAt = sql<
  string | null
>`(select max(page.decided_at) from scan_page as page where page.slip_id = slip.id and page.state = 'filed')`
const outdated = sql<boolean>`exists (select from slip as later where later.kind = slip.kind
  and later.subject_id = slip.subject_id and later.person_id = slip.person_id and later.version > slip.version)`

const columns = [
  'slip.id',
  'slip.subject_id as subjectId',
  'slip.person_id as personId',
  'person.name as personName',
  sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
  'organization.path',
  'slip.token',
  'slip.version',
  'slip.printed_at as printedAt',
  'slip.printed_by as printedBy',
  'slip.account_id as accountId',
  sql<SlipKind>`slip.kind`.as('kind'),
  sql<Sensitivity>`slip.sensitivity`.as('sensitivity'),
  back.as('back'),
  backAt.as('backAt'),
  outdated.as('outdated'),
] as const

export type SlipFilters = {
  text?: string | undefined
  kinds?: readonly SlipKind[] | undefined
  state?: 'out' | 'back' | undefined
  personId?: number | undefined
  from?: Day | undefined
  until?: Day | undefined
  path: string
}

const printedOn = sql<Day>`(slip.printed_at at time zone 'Asia/Shanghai')::date`

export function slipsWithin(scope: Scope, { text, kinds, state, personId, from, until, path }: SlipFilters) {
  const wanted = (text ?? '').toUpperCase().replace(/[\s-]/g, '')
  return joined(scope)
    .where(within('organization.path', scope.reach))
    .where(below('organization.path', path))
    .$if(Boolean(text), (q) =>
      q.where(sql<SqlBool>`(strpos(person.name, ${text ?? ''}) > 0 or starts_with(slip.token, ${wanted}))`),
    )
    .$if(Boolean(kinds?.length), (q) => q.where('slip.kind', 'in', [...(kinds ?? [])]))
    .$if(state !== undefined, (q) => q.where(back, state === 'back' ? '>' : '=', 0))
    .$if(personId !== undefined, (q) => q.where('slip.person_id', '=', personId ?? 0))
    .$if(from !== undefined, (q) => q.where(printedOn, '>=', from ?? ''))
    .$if(until !== undefined, (q) => q.where(printedOn, '<=', until ?? ''))
}
type Found = ReturnType<typeof slipsWithin>

const orders = { printedAt: sql`slip.printed_at`, personName: sql`person.name_pinyin`, backAt: backAt }
type Order = { sort: keyof typeof orders; descending: boolean }

export const pageOfSlips = (
  found: Found,
  { sort, descending }: Order,
  page: { limit: number; offset: number },
) =>
  found
    .select(columns)
    .orderBy(orders[sort], (order) => (descending ? order.desc().nullsLast() : order.asc().nullsLast()))
    .orderBy('slip.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
export type SlipRow = Awaited<ReturnType<typeof pageOfSlips>>[number]

export async function countSlips(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

export const slipsOf = ({ db, reach }: Scope, kind: SlipKind, subjectId: number) =>
  joined({ db })
    .where(within('organization.path', reach))
    .where('slip.kind', '=', kind)
    .where('slip.subject_id', '=', subjectId)
    .select(columns)
    .orderBy('slip.id', 'desc')
    .limit(50)
    .execute()

/** One within reach. @throws Refusal not-found */
export async function getSlip(scope: Scope, id: number): Promise<SlipRow> {
  const found = await joined(scope)
    .where('slip.id', '=', id)
    .where(within('organization.path', scope.reach))
    .select(columns)
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

const byToken = ({ db, reach }: Scope, token: string) =>
  joined({ db })
    .where('slip.token', '=', token)
    .select(columns)
    .select(sql<boolean>`coalesce(${within('organization.path', reach)}, false)`.as('within'))

/** The form with a token, wherever it is; whether it lies within reach. */
export const findByToken = (scope: Scope, token: string) => byToken(scope, token).executeTakeFirst()

/** The same, held until the transaction ends: two scans of one form are filed one after the other. */
export const holdByToken = (scope: Scope, token: string) =>
  byToken(scope, token).forUpdate('slip').executeTakeFirst()

type Subject = { kind: SlipKind; subjectId: number; personId: number }

/** What was printed last of a record. */
export const newestSlip = ({ db }: Db, { kind, subjectId, personId }: Subject) =>
  db
    .selectFrom('slip')
    .where('kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .where('person_id', '=', personId)
    .select(['id', 'token', 'version', 'digest'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Writes it; undefined when the token, or the version meanwhile, is taken. */
export const insertSlip = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  slip: Subject & {
    token: string
    organizationId: number
    version: number
    digest: string
    sensitivity: Exclude<Sensitivity, 'public'>
  },
) =>
  db
    .insertInto('slip')
    .values({
      token: slip.token,
      kind: slip.kind,
      subject_id: slip.subjectId,
      person_id: slip.personId,
      organization_id: slip.organizationId,
      version: slip.version,
      digest: slip.digest,
      sensitivity: slip.sensitivity,
      printed_at: now,
      printed_by: actor.name,
      account_id: actor.accountId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'token', 'version'])
    .executeTakeFirst()
