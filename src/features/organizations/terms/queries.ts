import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'

type Writer = Pick<Context, 'db'>

const columns = [
  'id',
  'from_on as fromOn',
  'years',
  'ends_on as endsOn',
  'ended_on as endedOn',
  'extended_because as extendedBecause',
] as const

/** The term in which a day lies, or, when none does, the one that ended last before it. */
export const termOn = ({ db }: Writer, organizationId: number, day: Day) =>
  db
    .selectFrom('term')
    .where('organization_id', '=', organizationId)
    .where('from_on', '<=', day)
    .select(columns)
    .orderBy('from_on', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The term that began last, whether it has ended or not. */
export const latestTerm = (ctx: Writer, organizationId: number) => termOn(ctx, organizationId, '9999-12-31')

/** Begins a term; the one before it ends on the same day. */
export async function beginTerm(
  { db }: Writer,
  term: { organizationId: number; fromOn: Day; years: number; endsOn: Day },
): Promise<void> {
  const { organizationId, fromOn, years, endsOn } = term
  await db
    .updateTable('term')
    .set({ ended_on: fromOn })
    .where('organization_id', '=', organizationId)
    .where('ended_on', 'is', null)
    .execute()
  await db
    .insertInto('term')
    .values({ organization_id: organizationId, from_on: fromOn, years, ends_on: endsOn })
    .execute()
}

/** Sets the day a term should end, with the approval it rests on. */
export const setTermEnd = ({ db }: Writer, id: number, endsOn: Day, because: string | null) =>
  db.updateTable('term').set({ ends_on: endsOn, extended_because: because }).where('id', '=', id).execute()

/** How many posts rest on a term. */
export async function postsOfTerm({ db }: Writer, id: number): Promise<number> {
  const { n } = await db
    .selectFrom('post')
    .where('term_id', '=', id)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** Takes back the beginning of a term: the one before it runs on. */
export async function withdrawTerm(
  ctx: Writer,
  term: { id: number; organizationId: number; fromOn: Day },
): Promise<void> {
  await ctx.db.deleteFrom('term').where('id', '=', term.id).execute()
  await resumeTerm(ctx, term.organizationId, term.fromOn)
}

/** The term that runs ends with its organization. */
export const endTerm = ({ db }: Writer, organizationId: number, on: Day) =>
  db
    .updateTable('term')
    .set({ ended_on: on })
    .where('organization_id', '=', organizationId)
    .where('ended_on', 'is', null)
    .where('from_on', '<=', on)
    .execute()

/** The term that ended on this day runs on. */
export const resumeTerm = ({ db }: Writer, organizationId: number, endedOn: Day) =>
  db
    .updateTable('term')
    .set({ ended_on: null })
    .where('organization_id', '=', organizationId)
    .where('ended_on', '=', endedOn)
    .execute()
