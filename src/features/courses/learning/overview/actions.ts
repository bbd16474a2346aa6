import { favouritesOf } from '#features/library/reading/queries.ts'
import type { Context } from '#platform/context.ts'
import { coursesFor, pageOfCourses } from '../../queries.ts'
import { comingSessions, lastRead } from './queries.ts'

/** 学习: where whoever asks left off, what he keeps at hand, what comes next. Nobody else is ever shown it. */
export async function overview(ctx: Context) {
  const { personId } = ctx.reach
  const begun = await pageOfCourses(
    coursesFor(ctx, { begun: true }),
    { sort: 'publishedAt', descending: true },
    { limit: 5, offset: 0 },
  )
  return {
    reading: await lastRead(ctx),
    favourites: (await favouritesOf(ctx))
      .slice(0, 5)
      .map(({ id, title, columnName }) => ({ id, title, columnName })),
    courses: begun.map(({ id, title, parts, doneParts }) => ({
      id,
      title,
      parts,
      done: doneParts?.length ?? 0,
    })),
    sessions: personId && ctx.zone === 'intranet' ? await comingSessions(ctx, personId) : [],
  }
}
