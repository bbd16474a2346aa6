import type { Context } from '#platform/context.ts'
import { insertChanges, lockOrganization } from '../../changes/queries.ts'
import { closeOn } from '../../states/actions.ts'
import { lockTree, restate } from '../../states/queries.ts'
import { setFacts } from '../../updates/queries.ts'
import { type FedLine, linesOfFeed } from './queries.ts'
import { judgeFed } from './rules.ts'

type Feed = { source: string; at: string }
export type JudgedUnit = FedLine & { stays: string | null }

/** What a feed changed of organizations, with why some of it stays. `leaving`: people who would be gone then. */
export const judgedUnits = async (ctx: Context, feed: Feed, leaving: number[]): Promise<JudgedUnit[]> =>
  judgeFed(await linesOfFeed(ctx, feed, leaving))

/**
 * Takes back what a feed changed of organizations: names and facts by counter-entries, those it entered by closing them
 * today, from below. People first: an organization with members stays. Answers how many went back, how many stay.
 */
export async function unitsBack(
  ctx: Context,
  feed: Feed,
  reason: string,
): Promise<{ back: number; stays: number }> {
  await lockTree(ctx)
  const lines = await judgedUnits(ctx, feed, [])
  const back = lines.filter(({ stays }) => stays === null)
  const changed = back.filter(({ kind }) => kind !== 'recorded')

  await restate(
    ctx,
    changed
      .filter(({ kind }) => kind === 'renamed')
      .map(({ organizationId, effectiveOn, before }) => ({
        id: organizationId,
        on: effectiveOn,
        reads: { name: String(before?.name), short_name: (before?.shortName ?? null) as string | null },
      })),
  )
  await setFacts(
    ctx,
    changed
      .filter(({ kind }) => kind === 'fed')
      .map(({ organizationId, before }) => ({ id: organizationId, facts: before ?? {} })),
  )
  await insertChanges(
    ctx,
    changed.map((line) => ({
      organizationId: line.organizationId,
      kind: 'undone',
      effectiveOn: line.effectiveOn,
      before: line.after,
      after: { ...line.before, change: line.kind },
      reason,
      source: 'register',
      undoes: line.id,
    })),
  )
  for (const { organizationId } of back.filter(({ kind }) => kind === 'recorded'))
    await closeOn(ctx, await lockOrganization(ctx, organizationId), { on: ctx.today, reason })
  return {
    back: back.length,
    stays: lines.filter(({ stays }) => stays !== null && stays !== 'undone').length,
  }
}
