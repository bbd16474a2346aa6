import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { DeliveryStatus } from '../rules.ts'
import { interruptedAfterMinutes } from '../sending/rules.ts'
import type { RobotKind } from './rules.ts'

type Db = Pick<Context, 'db'>
type Moment = Pick<Context, 'db' | 'now'>

export type GroupRow = {
  id: number
  organizationId: number
  organizationName: string
  name: string
  robot: RobotKind
  enabled: boolean
  hasSecret: boolean
  changedAt: string
  changedBy: string
  lastStatus: DeliveryStatus | null
  lastBecause: string | null
  lastAt: string | null
}

/** All of them, with what became of what was last told there; or the one. */
export async function groupsSet({ db }: Db, id: number | null = null): Promise<GroupRow[]> {
  const { rows } = await sql<GroupRow>`
    select own.id, own.organization_id as "organizationId",
      coalesce(organization.short_name, organization.name) as "organizationName", own.name, own.robot, own.enabled,
      own.secret_sealed is not null as "hasSecret", own.changed_at as "changedAt", own.changed_by as "changedBy",
      last.status as "lastStatus", last.because as "lastBecause", last.at as "lastAt"
    from message_group as own join organization on organization.id = own.organization_id
      left join lateral (
        select status, because, coalesce(sent_at, created_at) as at from message_group_post as post
        where post.group_id = own.id order by post.id desc limit 1) as last on true
    where ${id}::int is null or own.id = ${id}
    order by organization.path, own.name`.execute(db)
  return rows
}

type Sealed = { address: Buffer | undefined; secret: Buffer | undefined }
type Given = { name: string; enabled: boolean }

const named = ({ now, actor }: Pick<Context, 'now' | 'actor'>, { name, enabled }: Given) => ({
  name,
  enabled,
  changed_at: now,
  changed_by: actor.name,
})

/** Null when the organization has one of that name. */
export async function insertGroup(
  ctx: Pick<Context, 'db' | 'now' | 'actor'>,
  given: Given & { organizationId: number; robot: RobotKind },
  sealed: { address: Buffer; secret: Buffer | undefined },
): Promise<number | null> {
  const made = await ctx.db
    .insertInto('message_group')
    .values({
      ...named(ctx, given),
      organization_id: given.organizationId,
      robot: given.robot,
      address_sealed: sealed.address,
      secret_sealed: sealed.secret ?? null,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id ?? null
}

export const updateGroup = (
  ctx: Pick<Context, 'db' | 'now' | 'actor'>,
  id: number,
  given: Given,
  { address, secret }: Sealed,
) =>
  ctx.db
    .updateTable('message_group')
    .set({
      ...named(ctx, given),
      ...(address && { address_sealed: address }),
      ...(secret && { secret_sealed: secret }),
    })
    .where('id', '=', id)
    .execute()

export const groupNamed = ({ db }: Db, organizationId: number, name: string) =>
  db
    .selectFrom('message_group')
    .where('organization_id', '=', organizationId)
    .where('name', '=', name)
    .select('id')
    .executeTakeFirst()

export type NewPost = { organizationId: number; key: string; text: string; notBefore: Date }

/** For the groups of each organization, of each fact once; answers how many are new. */
export async function insertPosts({ db, now }: Moment, posts: NewPost[]): Promise<number> {
  if (posts.length === 0) return 0
  const rows = posts.map((one) => ({
    organization_id: one.organizationId,
    key: one.key,
    text: one.text,
    not_before: one.notBefore.toISOString(),
  }))
  const done = await sql`
    insert into message_group_post (group_id, key, text, status, not_before, created_at)
    select own.id, row.key, row.text, 'queued', row.not_before, ${now.toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (organization_id int, key text, text text,
        not_before timestamptz)
      join message_group as own on own.organization_id = row.organization_id and own.enabled
    on conflict (group_id, key) do nothing`.execute(db)
  return Number(done.numAffectedRows ?? 0)
}

export type DuePost = {
  id: number
  text: string
  tries: number
  robot: RobotKind
  address: Buffer
  secret: Buffer | null
}

/** What was being told when the program ended is in doubt; the next ones are under way from now on. */
export async function claimPosts({ db, now }: Moment, limit: number): Promise<DuePost[]> {
  const before = new Date(now.getTime() - interruptedAfterMinutes * 60_000).toISOString()
  await sql`
    update message_group_post set status = 'unknown', because = 'interrupted', claimed_at = null
    where status = 'sending' and claimed_at < ${before}::timestamptz`.execute(db)
  const { rows } = await sql<DuePost>`
    update message_group_post as post set status = 'sending', tries = tries + 1,
      claimed_at = ${now.toISOString()}::timestamptz
    from message_group as own
    where own.id = post.group_id and post.id in (
      select due.id from message_group_post as due join message_group on message_group.id = due.group_id
      where due.status = 'queued' and due.not_before <= ${now.toISOString()}::timestamptz and message_group.enabled
      order by due.not_before, due.id limit ${limit} for update of due skip locked)
    returning post.id, post.text, post.tries, own.robot, own.address_sealed as address, own.secret_sealed as secret`.execute(
    db,
  )
  return rows
}

/** What became of one. */
export const setPost = (
  { db, now }: Moment,
  id: number,
  {
    status,
    because,
    notBefore,
  }: { status: 'sent' | 'unknown' | 'failed' | 'queued'; because: string | null; notBefore?: Date },
) =>
  db
    .updateTable('message_group_post')
    .set({
      status,
      because,
      claimed_at: null,
      sent_at: status === 'sent' ? now : null,
      ...(notBefore && { not_before: notBefore }),
    })
    .where('id', '=', id)
    .execute()
