import type { Context } from '#platform/context.ts'
import { gatherLines, insertBatch, pathsOf, rootPath } from '../queries.ts'
import { type BatchKind, commonPath } from '../rules.ts'

/**
 * What this transaction has changed of several people is one batch from now on, to be taken back as one. `paths`: where
 * they were before, beside where they are now.
 */
export async function gatherBatch(
  ctx: Context,
  batch: {
    kind: BatchKind
    title: string
    personIds: number[]
    reason: string
    feedId?: number
    paths?: string[]
  },
): Promise<void> {
  const { personIds, paths = [], ...given } = batch
  const people = new Set(personIds).size
  const whole = batch.kind === 'fed'
  if (people === 0 || (people === 1 && !whole)) return
  const path = whole ? await rootPath(ctx) : commonPath([...paths, ...(await pathsOf(ctx, personIds))])
  const { name: madeBy, accountId } = ctx.actor
  const id = await insertBatch(ctx, { ...given, path, people, madeBy, accountId })
  await gatherLines(ctx, id, personIds)
}
