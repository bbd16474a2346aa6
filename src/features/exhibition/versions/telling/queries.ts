import { type SqlBool, sql } from 'kysely'
import type { Context } from '#platform/context.ts'

/** The organizations that keep the exhibition and hold all it is meant for; the institute alone when that is everybody. */
export const decidingOrganizations = (
  { db }: Pick<Context, 'db'>,
  exhibitionPath: string,
  audiencePath: string | null,
) =>
  db
    .selectFrom('organization')
    .where(sql<SqlBool>`starts_with(${exhibitionPath}, path)`)
    .where(
      audiencePath === null
        ? sql<SqlBool>`parent_id is null`
        : sql<SqlBool>`starts_with(${audiencePath}, path)`,
    )
    .select(['id', 'path'])
    .execute()
