import { type SqlBool, sql } from 'kysely'
import type { Sensitivity } from '#basics/sensitivity.ts'
import { givenOut } from '#features/library/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { Content } from '../rules.ts'

type Scope = Pick<Context, 'db' | 'actor' | 'zone'>

/** The published versions that who asks may see, in this network. */
export const publishedFor = (ctx: Scope) =>
  ctx.db
    .selectFrom('exhibition_version as version')
    .innerJoin('exhibition', 'exhibition.id', 'version.exhibition_id')
    .innerJoin('organization', 'organization.id', 'exhibition.organization_id')
    .leftJoin('organization as audience', 'audience.id', 'version.audience_id')
    .where('version.state', '=', 'published')
    .where(givenOut(ctx, { sensitivity: 'version.sensitivity', audiencePath: 'audience.path' }))

const columns = [
  'exhibition.id',
  'version.number as version',
  sql<Sensitivity>`version.sensitivity`.as('sensitivity'),
  sql<string>`version.published_at`.as('publishedAt'),
  sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
] as const

export const findPublished = (ctx: Scope, text = '') =>
  publishedFor(ctx).$if(text !== '', (q) =>
    q.where(
      sql<SqlBool>`strpos(concat_ws(' ', version.title, version.content->>'subtitle', version.content->>'introduction'), ${text}) > 0`,
    ),
  )
type Found = ReturnType<typeof findPublished>

export const pageOfPublished = (found: Found, page: { limit: number; offset: number }) =>
  found
    .select(columns)
    .select([
      'version.title',
      sql<string | null>`version.content->>'subtitle'`.as('subtitle'),
      sql<string>`version.content->>'introduction'`.as('introduction'),
      sql<Content['cover']>`nullif(version.content->'cover', 'null')`.as('cover'),
      sql<number>`jsonb_array_length(version.content->'halls')`.as('halls'),
      sql<number>`(select coalesce(sum(jsonb_array_length(hall->'exhibits')), 0)::int
        from jsonb_array_elements(version.content->'halls') hall)`.as('exhibits'),
    ])
    .orderBy('version.published_at', 'desc')
    .orderBy('exhibition.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countPublished(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** One exhibition as visitors see it. @throws Refusal not-found */
export async function getPublished(ctx: Scope, id: number) {
  const found = await publishedFor(ctx)
    .where('exhibition.id', '=', id)
    .select(columns)
    .select(sql<Content>`version.content`.as('content'))
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}
