import { sql } from 'kysely'
import type { Sensitivity } from '#basics/sensitivity.ts'
import type { Context } from '#platform/context.ts'
import type { Content } from '../rules.ts'

type Db = Pick<Context, 'db'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

export const versionsOf = ({ db }: Db, exhibitionId: number) =>
  db
    .selectFrom('exhibition_version')
    .where('exhibition_id', '=', exhibitionId)
    .select(['number', 'submitted_at as submittedAt', 'submitted_by as submittedBy'])
    .select(['published_at as publishedAt', 'published_by as publishedBy'])
    .select(['ended_at as endedAt', 'ended_by as endedBy', 'ended_because as endedBecause'])
    .select(sql<string>`state`.as('state'))
    .orderBy('number', 'desc')
    .limit(50)
    .execute()

/** The version in this state, of which there is one at most. */
export const versionIn = ({ db }: Db, exhibitionId: number, state: 'submitted' | 'published') =>
  db
    .selectFrom('exhibition_version as version')
    .leftJoin('organization as audience', 'audience.id', 'version.audience_id')
    .where('version.exhibition_id', '=', exhibitionId)
    .where('version.state', '=', state)
    .select(['version.id', 'version.number', 'version.submitted_account as submittedAccount'])
    .select(['audience.path as audiencePath', sql<Content>`version.content`.as('content')])
    .executeTakeFirst()

export async function insertVersion(
  { db, now, actor }: Writer,
  exhibitionId: number,
  version: {
    title: string
    sensitivity: Sensitivity
    audienceId: number | null
    content: Content
    pictures: number[]
  },
): Promise<number> {
  const { number } = await db
    .insertInto('exhibition_version')
    .values({
      exhibition_id: exhibitionId,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from exhibition_version where exhibition_id = ${exhibitionId})`,
      title: version.title,
      sensitivity: version.sensitivity,
      audience_id: version.audienceId,
      content: JSON.stringify(version.content),
      pictures: version.pictures,
      submitted_at: now,
      submitted_by: actor.name,
      submitted_account: actor.accountId,
    })
    .returning('number')
    .executeTakeFirstOrThrow()
  return number
}

export const setPublished = ({ db, now, actor }: Writer, id: number) =>
  db
    .updateTable('exhibition_version')
    .set({ published_at: now, published_by: actor.name, published_account: actor.accountId })
    .where('id', '=', id)
    .execute()

export const setEnded = (
  { db, now, actor }: Writer,
  id: number,
  how: 'recalled' | 'returned' | 'replaced' | 'withdrawn',
  because: string | null = null,
) =>
  db
    .updateTable('exhibition_version')
    .set({ ended_how: how, ended_at: now, ended_by: actor.name, ended_because: because })
    .where('id', '=', id)
    .execute()
