import type { Context } from '#platform/context.ts'

type Writer = Pick<Context, 'db' | 'now' | 'actor'>

/** Keeps where the reader is, in place of what was kept before. */
export const keepPlace = ({ db, now, actor }: Writer, courseId: number, part: number, done: number[]) =>
  db
    .insertInto('course_place')
    .values({ account_id: actor.accountId ?? 0, course_id: courseId, part, done, changed_at: now })
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'course_id']).doUpdateSet({ part, done, changed_at: now }),
    )
    .execute()

export const forgetPlace = ({ db, actor }: Writer, courseId: number) =>
  db
    .deleteFrom('course_place')
    .where('account_id', '=', actor.accountId ?? 0)
    .where('course_id', '=', courseId)
    .execute()
