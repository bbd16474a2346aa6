import { type SqlBool, sql } from 'kysely'
import { coversEverything } from '#basics/reach.ts'
import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { GrantedRole } from '../grants/rules.ts'
import type { RequestFilters } from './contract.ts'
import { type Decider, isOfRights, kinds, type RequestKind, type RequestState } from './rules.ts'

type Db = Pick<Context, 'db'>
type Scope = Pick<Context, 'db' | 'reach'> & { me: Decider }

/** Those one asked for oneself, and those about accounts within reach. */
const seen = ({ db, reach, me }: Scope) =>
  db
    .selectFrom('account_request as request')
    .leftJoin('account', 'account.id', 'request.account_id')
    .leftJoin('administrator', 'administrator.account_id', 'account.id')
    .leftJoin('role_grant', 'role_grant.id', 'request.grant_id')
    .leftJoin('organization as place', (join) =>
      join.on(sql<SqlBool>`place.id = coalesce(request.organization_id, role_grant.organization_id)`),
    )
    .leftJoin('person', (join) =>
      join.on(
        sql<SqlBool>`person.id = coalesce(request.person_id, account.person_id, administrator.person_id)`,
      ),
    )
    .leftJoin('organization as home', 'home.id', 'person.organization_id')
    .where((eb) =>
      eb.or([
        sql<SqlBool>`${sql.lit(coversEverything(reach))}`,
        within('request.path', reach),
        eb('request.asked_by', '=', me.accountId),
      ]),
    )

/** SQL: it waits for somebody who may decide on it, as `whyNotDecide` of the rules says. */
function waitsFor({ accountId, personId, roles }: Decider) {
  const mine = kinds.filter((kind) => !isOfRights(kind) || roles.includes('securityAdministrator'))
  return sql<SqlBool>`(request.state = 'waiting' and request.kind = any(${mine})
    and request.asked_by <> ${accountId} and request.account_id is distinct from ${accountId}
    and (${personId}::int is null or request.asker_person_id is distinct from ${personId}
      and coalesce(request.person_id, account.person_id, administrator.person_id) is distinct from ${personId}))`
}

export function listRequests(
  scope: Scope,
  { text, kind, states, forMe }: Omit<RequestFilters, 'sort' | 'descending'>,
) {
  return seen(scope)
    .$if(kind !== undefined, (q) => q.where('request.kind', '=', kind as RequestKind))
    .$if(Boolean(states?.length), (q) => q.where('request.state', 'in', states ?? []))
    .$if(forMe === true, (q) => q.where(waitsFor(scope.me)))
    .$if(Boolean(text), (q) =>
      q.where(
        sql<SqlBool>`strpos(request.name || ' ' || request.asker_name || ' ' || request.reason || ' ' ||
          coalesce(request.username, account.username, ''), ${text ?? ''}) > 0`,
      ),
    )
}
type Found = ReturnType<typeof listRequests>

const shown = (found: Found) =>
  found.select([
    'request.id',
    sql<RequestKind>`request.kind`.as('kind'),
    sql<RequestState>`request.state`.as('state'),
    'request.account_id as accountId',
    sql<number | null>`coalesce(request.person_id, account.person_id, administrator.person_id)`.as(
      'personId',
    ),
    'request.name',
    sql<string | null>`coalesce(request.username, account.username)`.as('username'),
    sql<string | null>`coalesce(home.short_name, home.name)`.as('organizationName'),
    sql<GrantedRole | null>`coalesce(request.role, role_grant.role)`.as('role'),
    sql<string | null>`coalesce(place.short_name, place.name)`.as('place'),
    'request.organization_id as organizationId',
    'request.from_on as fromOn',
    'request.until_on as untilOn',
    'request.grant_id as grantId',
    'request.path',
    'request.reason',
    'request.asked_by as askedBy',
    'request.asker_name as askerName',
    'request.asker_person_id as askerPersonId',
    'request.asked_at as askedAt',
    'request.decider_name as deciderName',
    'request.decided_at as decidedAt',
    'request.because',
  ])

const orders = { askedAt: 'request.asked_at', decidedAt: 'request.decided_at', name: 'request.name' } as const

export const pageOfRequests = (
  found: Found,
  { sort, descending }: Pick<RequestFilters, 'sort' | 'descending'>,
  page: { limit: number; offset: number },
) =>
  shown(found)
    .orderBy(orders[sort], (order) => (descending ? order.desc() : order.asc()).nullsLast())
    .orderBy('request.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countRequests(found: Found): Promise<number> {
  const { n } = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return n
}

export const findRequest = (scope: Scope, id: number) =>
  shown(seen(scope)).where('request.id', '=', id).executeTakeFirst()
export type RequestRow = NonNullable<Awaited<ReturnType<typeof findRequest>>>

/** Whoever acts on one waits for any other who does. */
export const lockRequest = ({ db }: Db, id: number) =>
  db.selectFrom('account_request').where('id', '=', id).select('id').forUpdate().execute()

export type NewRequest = {
  kind: RequestKind
  accountId?: number
  personId?: number
  username?: string
  role?: GrantedRole
  organizationId?: number
  fromOn?: string
  untilOn?: string | null
  grantId?: number
  name: string
  path: string
  reason: string
}

export const insertRequest = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  me: Decider,
  one: NewRequest,
) =>
  db
    .insertInto('account_request')
    .values({
      kind: one.kind,
      account_id: one.accountId ?? null,
      person_id: one.personId ?? null,
      username: one.username ?? null,
      role: one.role ?? null,
      organization_id: one.organizationId ?? null,
      from_on: one.fromOn ?? null,
      until_on: one.untilOn ?? null,
      grant_id: one.grantId ?? null,
      name: one.name,
      path: one.path,
      reason: one.reason,
      asked_by: me.accountId as number,
      asker_name: actor.name,
      asker_person_id: me.personId,
      asked_at: now.toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()

/** Another of the same that waits already. */
export const findWaiting = (
  { db }: Db,
  one: Pick<NewRequest, 'kind' | 'accountId' | 'personId' | 'grantId'>,
) =>
  db
    .selectFrom('account_request')
    .where('state', '=', 'waiting')
    .where('kind', '=', one.kind)
    .$if(one.accountId !== undefined, (q) => q.where('account_id', '=', one.accountId as number))
    .$if(one.personId !== undefined, (q) => q.where('person_id', '=', one.personId as number))
    .$if(one.grantId !== undefined, (q) => q.where('grant_id', '=', one.grantId as number))
    .select(['id', 'role', 'organization_id as organizationId'])
    .execute()

export const setWithdrawn = ({ db }: Db, id: number) =>
  db.updateTable('account_request').set({ state: 'withdrawn' }).where('id', '=', id).execute()

export const setDecided = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  me: Decider,
  id: number,
  decision: { state: 'done' | 'refused'; because: string; accountId: number | null },
) =>
  db
    .updateTable('account_request')
    .set({
      state: decision.state,
      because: decision.because || null,
      account_id: decision.accountId,
      decided_by: me.accountId,
      decider_name: actor.name,
      decider_person_id: me.personId,
      decided_at: now.toISOString(),
    })
    .where('id', '=', id)
    .execute()

/** Who sits behind the account of an administrator. */
export const findSitter = ({ db }: Db, accountId: number) =>
  db
    .selectFrom('administrator')
    .where('account_id', '=', accountId)
    .select('person_id as personId')
    .executeTakeFirst()
