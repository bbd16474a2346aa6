import type { Context } from '#platform/context.ts'

/** Since when contact is lost; null when it is not. */
export async function lostSinceOf({ db }: Pick<Context, 'db'>, personId: number) {
  const row = await db
    .selectFrom('person')
    .where('id', '=', personId)
    .select('lost_since as lostSince')
    .executeTakeFirst()
  return row?.lostSince ?? null
}
