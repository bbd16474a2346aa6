import { sql } from 'kysely'
import { addDays, type Day } from '#basics/days.ts'
import { below, holdsOn, within } from '#features/organizations/queries.ts'
import { postNames } from '#features/people/posts/rules.ts'
import type { Context } from '#platform/context.ts'
import type { Database } from '#platform/database.ts'
import { midnight } from '#platform/midnight.ts'
import { type Circle, limits } from './rules.ts'

type Reader = Pick<Context, 'db'>

const practices = ({ db }: Reader) =>
  db
    .selectFrom('practice')
    .innerJoin('organization as branch', 'branch.id', 'practice.organization_id')
    .innerJoin('organization as committee', 'committee.id', 'branch.parent_id')
    .select([
      'practice.id as number',
      'practice.account_id as accountId',
      'branch.id as branchId',
      'branch.name as branchName',
      'committee.id as committeeId',
      'committee.name as committeeName',
      'practice.begun_at as begunAt',
      'practice.ends_on as endsOn',
    ])
    .where('practice.ended_at', 'is', null)

/** The practice that somebody of the institute has open, by the number of his account there. */
export const practiceOf = (ctx: Reader, owner: number) =>
  practices(ctx).where('practice.owner', '=', owner).executeTakeFirst()

/** The practice that an account of the practice world stands in. */
export const practiceAs = (ctx: Reader, accountId: number) =>
  practices(ctx).select('practice.owner').where('practice.account_id', '=', accountId).executeTakeFirst()

/** Whoever begins waits for any other who does, so that nobody has two and the count is true. */
export const holdBeginning = ({ db }: Reader) => sql`select pg_advisory_xact_lock(7100934)`.execute(db)

/** How many are open, and how often this person began today. */
export async function countPractices({ db, today }: Pick<Context, 'db' | 'today'>, owner: number) {
  const { rows } = await sql<{ open: number; today: number }>`
    select count(*) filter (where ended_at is null) as open,
      count(*) filter (where owner = ${owner} and begun_at >= ${midnight(today)}) as today
    from practice`.execute(db)
  return rows[0] as { open: number; today: number }
}

/** Whether anybody practises still. */
export async function isAnyOpen(db: Database): Promise<boolean> {
  const row = await db.selectFrom('practice').where('ended_at', 'is', null).select('id').executeTakeFirst()
  return row !== undefined
}

/** The number of the next practice, by which its units and people are called. */
export async function takeNumber({ db }: Reader): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select nextval(pg_get_serial_sequence('practice', 'id'))::int as number`.execute(db)
  return rows[0]?.number as number
}

export type NewPractice = {
  number: number
  owner: number
  accountId: number
  branchId: number
  endsOn: Day
}

export const insertPractice = (
  { db, now }: Pick<Context, 'db' | 'now'>,
  { number, owner, accountId, branchId, endsOn }: NewPractice,
) =>
  sql`
    insert into practice (id, owner, account_id, organization_id, begun_at, ends_on) overriding system value
    values (${number}, ${owner}, ${accountId}, ${branchId}, ${now.toISOString()}::timestamptz, ${endsOn})`.execute(
    db,
  )

/** Ends one practice, or all whose days are over; answers the accounts that stood in them. */
export async function endPractices(
  { db, now }: Pick<Context, 'db' | 'now'>,
  which: { accountId: number } | { before: Day },
): Promise<number[]> {
  const ended = await db
    .updateTable('practice')
    .set({ ended_at: now })
    .where('ended_at', 'is', null)
    .$if('accountId' in which, (q) => q.where('account_id', '=', 'accountId' in which ? which.accountId : 0))
    .$if('before' in which, (q) => q.where('ends_on', '<', 'before' in which ? which.before : ''))
    .returning('account_id as accountId')
    .execute()
  return ended.map(({ accountId }) => accountId)
}

/** What somebody has done, as the trail names it; of meetings those of the committee alone. */
export async function deedsOf({ db }: Reader, accountId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .where('account_id', '=', accountId)
    .where((eb) =>
      eb.or([
        eb('action', '<>', 'meeting.confirmed'),
        eb.exists(
          eb
            .selectFrom('meeting')
            .where('kind', '=', 'committeeMeeting')
            .where(sql<boolean>`meeting.id::text = audit_entry.subject_id`)
            .select('meeting.id'),
        ),
      ]),
    )
    .select('action')
    .distinct()
    .execute()
  return rows.map(({ action }) => action)
}

/** Whoever holds a post in a branch within reach, by the place where he holds it. */
const officers = ({ db, reach, today }: Pick<Context, 'db' | 'reach' | 'today'>) =>
  db
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.person_id')
    .innerJoin('organization', 'organization.id', 'post.organization_id')
    .where('organization.kind', 'in', ['branch', 'jointBranch'])
    .where('post.kind', 'in', ['secretary', 'deputySecretary', 'committeeMember', 'convener'])
    .where(holdsOn('post', today))
    .where(within('organization.path', reach))

/** Who may be asked to practise, of the branches at or below a place. */
export async function candidatesOf(
  ctx: Pick<Context, 'db' | 'reach' | 'today'>,
  path: string,
  circle: Circle,
): Promise<{ personId: number; name: string; posts: string }[]> {
  const rows = await officers(ctx)
    .where(below('organization.path', path))
    .$if(circle === 'newSecretaries', (q) =>
      q.where('post.kind', '=', 'secretary').where('post.from_on', '>', addDays(ctx.today, -limits.newDays)),
    )
    .select(['person.id as personId', 'person.name', 'post.kind'])
    .select(sql<string>`coalesce(organization.short_name, organization.name)`.as('place'))
    .orderBy('organization.path')
    .orderBy(sql`array_position(array['secretary', 'deputySecretary', 'convener'], post.kind)`)
    .orderBy('person.id')
    .limit(limits.invited)
    .execute()
  const found = new Map<number, { personId: number; name: string; posts: string }>()
  for (const { personId, name, kind, place } of rows) {
    const post = `${place}${postNames[kind as keyof typeof postNames]}`
    const known = found.get(personId)
    found.set(personId, { personId, name, posts: known ? `${known.posts}、${post}` : post })
  }
  return [...found.values()]
}

/** Which of these hold a post in a branch within reach. */
export async function officersAmong(
  ctx: Pick<Context, 'db' | 'reach' | 'today'>,
  personIds: number[],
): Promise<number[]> {
  const rows = await officers(ctx)
    .where('person.id', 'in', personIds)
    .select('person.id')
    .distinct()
    .execute()
  return rows.map(({ id }) => id)
}
