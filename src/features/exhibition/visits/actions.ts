import type { Context } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { Content } from '../rules.ts'
import type { visits } from './contract.ts'
import { countPublished, findPublished, getPublished, pageOfPublished } from './queries.ts'
import { pictureOf, shownHalls } from './rules.ts'

type Facts = Pick<
  Awaited<ReturnType<typeof getPublished>>,
  'id' | 'version' | 'sensitivity' | 'organizationName'
> & { publishedAt: string | null }
type Shown = Awaited<ReturnType<ActionsOf<typeof visits>['get']>>

/** A content as one walks through it. */
export function shownContent({ id, ...facts }: Facts, content: Content): Shown {
  const { title, subtitle, introduction, cover } = content
  const halls = shownHalls(id, content) as Shown['halls']
  return { id, ...facts, title, subtitle, introduction, cover: pictureOf(id, cover), halls }
}

export const visitActions: ActionsOf<typeof visits> = {
  async list(ctx, { page, size, text }) {
    const found = findPublished(ctx, text)
    const rows = await pageOfPublished(found, { limit: size, offset: (page - 1) * size })
    return {
      rows: rows.map((row) => ({ ...row, cover: pictureOf(row.id, row.cover) })),
      total: await countPublished(found),
    }
  },

  async get(ctx: Context, { id }) {
    const { content, ...facts } = await getPublished(ctx, id)
    return shownContent(facts, content)
  },
}
