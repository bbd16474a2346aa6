import { type RawBuilder, sql } from 'kysely'
import { holdersAt, rolesHeld } from '#features/accounts/roles/queries.ts'
import { distinct, postsOf, titleOf } from '#features/accounts/roles/rules.ts'
import type { Context } from '#platform/context.ts'
import { officesOf, type Place } from './rules.ts'

/** What somebody may act on: his own seats, and those of whoever he stands in for. */
export type Hand = {
  accountId: number
  offices: string[]
  /** Kinds of affairs; null: all. */
  kinds: string[] | null
  /** Whom he stands in for. */
  forName: string | null
  /** By office, the role as it is acted in. */
  titles: Map<string, string>
  title: string
}

type Who = Pick<Context, 'db' | 'actor' | 'today'>

/** The hands of the actor: the own in the roles he acts in, and those lent to him today. */
export async function handsOf({ db, actor, today }: Who): Promise<Hand[]> {
  if (actor.accountId === null) return []
  const lent = await db
    .selectFrom('delegation')
    .innerJoin('account', 'account.id', 'delegation.account_id')
    .where('delegation.delegate_id', '=', actor.accountId)
    .where('delegation.revoked_at', 'is', null)
    .where('delegation.from_on', '<=', today)
    .where('delegation.until_on', '>=', today)
    .where('account.disabled_at', 'is', null)
    .select(['account.id', 'account.name', 'delegation.kinds'])
    .execute()
  const held =
    lent.length > 0
      ? await rolesHeld(
          db,
          lent.map(({ id }) => id),
          today,
        )
      : []
  const own = actor.acting.map(({ role, organizationId, posts, title }) => ({
    role,
    organizationId,
    posts,
    title,
  }))
  return [
    handOf(actor.accountId, null, null, own),
    ...lent.map(({ id, name, kinds }) => {
      const theirs = held.filter(({ accountId }) => accountId === id)
      const roles = distinct(theirs).map((one) => ({
        ...one,
        posts: postsOf(one, theirs),
        title: titleOf(one),
      }))
      return handOf(id, name, kinds, roles)
    }),
  ]
}

type Role = { role: string; organizationId: number | null; posts: string[]; title: string }

function handOf(accountId: number, forName: string | null, kinds: string[] | null, roles: Role[]): Hand {
  const titles = new Map(
    roles.flatMap((role) => officesOf(role).map((office) => [office, role.title] as const)),
  )
  return { accountId, forName, kinds, titles, offices: [...titles.keys()], title: roles[0]?.title ?? '' }
}

/** SQL: a to-do (affair_task with its affair) that one of the hands may act on. */
export function inHands(hands: Hand[]): RawBuilder<boolean> {
  const each = hands.map(
    ({ accountId, offices, kinds }) => sql<boolean>`((affair_task.account_id = ${accountId}
      or affair_task.office = any(${offices})) ${kinds ? sql`and affair.kind = any(${kinds})` : sql``})`,
  )
  return each.length > 0 ? sql<boolean>`(${sql.join(each, sql` or `)})` : sql<boolean>`false`
}

/** The organizations from the root down to one. */
export async function lineTo({ db }: Pick<Context, 'db'>, path: string): Promise<Place[]> {
  return db
    .selectFrom('organization')
    .where(sql<boolean>`starts_with(${path}, path)`)
    .select(['id', 'path', 'kind', sql<string>`coalesce(short_name, name)`.as('name')])
    .orderBy('path')
    .execute()
}

export const holdersAlong = ({ db, today }: Pick<Context, 'db' | 'today'>, line: Place[]) =>
  holdersAt(
    db,
    line.map(({ id }) => id),
    today,
  )

/** Those who hold seats now, as they are named to others: the account, or everyone who holds the office. */
export async function nameOffices(ctx: Pick<Context, 'db' | 'today'>, offices: string[]) {
  const ids = [...new Set(offices.map((office) => Number(office.split('-')[1])))]
  const holders = await holdersAt(ctx.db, ids, ctx.today)
  return (office: string): string[] => {
    const [role, id, post] = office.split('-')
    const fit = holders.filter(
      (one) => one.role === role && one.organizationId === Number(id) && (!post || one.post === post),
    )
    return [...new Set(fit.map(({ name }) => name))]
  }
}
