import { type SqlBool, sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Definition, Guide } from './rules.ts'

type Db = Pick<Context, 'db' | 'actor'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

type Published = Guide & {
  note: string
  publishedAt: string
  publishedBy: string
  /** Whose it is; null: the whole institute's. */
  owner: string | null
  ownerPath: string | null
}

/** SQL: the guide holds where who asks stands, or for what lies below an office of his. */
function isMeant({ actor }: Db) {
  const paths = actor.acting.flatMap(({ path }) => path ?? [])
  const meant = [
    sql`guide.organization_id is null`,
    ...paths.flatMap((path) => [
      sql`starts_with(${path}, owner.path)`,
      sql`starts_with(owner.path, ${path})`,
    ]),
    ...(actor.personId
      ? [
          sql`starts_with((select organization_path from person where person.id = ${actor.personId}), owner.path)`,
        ]
      : []),
  ]
  return sql<SqlBool>`(${sql.join(meant, sql` or `)})`
}

const versions = (ctx: Db) =>
  ctx.db
    .selectFrom('guide_version as version')
    .innerJoin('guide', 'guide.key', 'version.guide_key')
    .leftJoin('organization as owner', 'owner.id', 'guide.organization_id')
    .where(isMeant(ctx))
    .select([
      'owner.name as owner',
      'owner.path as ownerPath',
      'guide.key',
      'version.version',
      'version.definition',
      'version.note',
      'version.published_at as publishedAt',
      'version.published_by as publishedBy',
    ])
    .$narrowType<{ definition: Definition }>()

/** What was published for a guide, the newest first. */
export const versionsOf = (ctx: Db, key: string): Promise<Published[]> =>
  versions(ctx).where('guide.key', '=', key).orderBy('version.version', 'desc').execute()

/** Every guide as it holds now. */
export const guidesNow = (ctx: Db): Promise<Published[]> =>
  versions(ctx)
    .where(
      'version.version',
      '=',
      sql<number>`(select max(other.version) from guide_version other where other.guide_key = guide.key)`,
    )
    .orderBy('guide.position')
    .execute()

/** Whoever publishes for the same guide at once waits, and finds what was published meanwhile. */
export const holdGuide = ({ db }: Pick<Context, 'db'>, key: string) =>
  db.selectFrom('guide').where('key', '=', key).select('key').forUpdate().execute()

export const placeAt = async ({ db }: Pick<Context, 'db'>, path: string): Promise<number> =>
  (await db.selectFrom('organization').where('path', '=', path).select('id').executeTakeFirstOrThrow()).id

/** A guide made here, of an organization or (null) the whole institute; it is listed last. Answers its key. */
export async function insertGuide({ db, now, actor }: Writer, ownerId: number | null): Promise<string> {
  await sql`select pg_advisory_xact_lock(64)`.execute(db)
  const { last } = await db
    .selectFrom('guide')
    .select(({ fn }) => fn.max('position').as('last'))
    .executeTakeFirstOrThrow()
  const position = (last ?? 0) + 1
  const key = `own-${position}`
  await db
    .insertInto('guide')
    .values({ key, position, organization_id: ownerId, made_at: now, made_by: actor.name })
    .execute()
  return key
}

export const insertVersion = (
  { db, now, actor }: Writer,
  key: string,
  { version, definition, note }: { version: number; definition: Definition; note: string },
) =>
  db
    .insertInto('guide_version')
    .values({
      guide_key: key,
      version,
      definition: JSON.stringify(definition),
      note,
      published_at: now,
      published_by: actor.name,
      account_id: actor.accountId,
    })
    .execute()
