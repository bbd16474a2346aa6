import type { Context } from '#platform/context.ts'
import type { Column } from './rules.ts'

/** The columns of the library, in their order. */
export const libraryColumns = ({ db }: Pick<Context, 'db'>): Promise<Column[]> =>
  db
    .selectFrom('library_column')
    .orderBy('position')
    .orderBy('id')
    .select(['id', 'parent_id as parentId', 'name'])
    .execute()
