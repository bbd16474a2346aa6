import { coversEverything } from '#basics/reach.ts'
import { judgedUnits, unitsBack } from '#features/organizations/counter-entries/fed/actions.ts'
import { takeBack } from '#features/people/batches/counter-entries/actions.ts'
import { judgedLines } from '#features/people/batches/judgement/actions.ts'
import { batchOfFeed } from '#features/people/batches/queries.ts'
import { undoableUntil, whyNotTakeBack } from '#features/people/batches/rules.ts'
import { words as peopleWords } from '#features/people/words.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { getFeed, holdFeed } from '../feeds/queries.ts'
import { words } from '../feeds/words.ts'
import { holdTaking } from '../takings/queries.ts'
import type { undoing } from './contract.ts'
import { differencesOf, keysOf, reopenOvertaken, setFeedUndone, settleRaised, unsay } from './queries.ts'
import { whyNotUndoFeed, whyUnitStays } from './rules.ts'

/** As the lines of what a feed did name it. */
const source = '主数据'

function refuseUnlessWhole({ reach }: Pick<Context, 'reach'>): void {
  if (!coversEverything(reach)) throw new Refusal('forbidden', 'feed-needs-whole')
}

export const undoingActions: ActionsOf<typeof undoing> = {
  async preview(ctx, { id }) {
    refuseUnlessWhole(ctx)
    const feed = await getFeed(ctx, id)
    const at = feed.takenAt ?? feed.receivedAt
    const batchId = await batchOfFeed(ctx, id)
    const lines = batchId === null ? [] : await judgedLines(ctx, batchId)
    const back = new Set(lines.filter(({ obstacle }) => obstacle === null).map(({ personId }) => personId))
    const stays = new Set(
      lines.filter(({ obstacle }) => obstacle && obstacle !== 'undone').map(({ personId }) => personId),
    )
    const units = await judgedUnits(ctx, { source, at }, [...back])
    const left = back.size + units.filter((unit) => unit.stays === null).length
    const why = whyNotUndoFeed(feed) ?? whyNotTakeBack({ madeAt: at }, left, ctx.now)
    const untilAt = undoableUntil(at).toISOString()
    return {
      batchId,
      untilAt,
      people: { back: back.size, stays: stays.size },
      units: units.map((unit) => ({
        id: unit.organizationId,
        name: unit.name,
        kind: unit.kind,
        why: whyUnitStays(unit),
      })),
      differences: await differencesOf(ctx, id),
      whyNot: why && ((words[why] ?? peopleWords[why])?.({ until: untilAt }) ?? why),
    }
  },

  async undo(ctx, { id, reason }) {
    refuseUnlessWhole(ctx)
    if (!(await holdTaking(ctx))) throw new Refusal('conflict', 'feed-being-taken')
    const feed = await holdFeed(ctx, id)
    const why = whyNotUndoFeed(feed)
    if (why) throw new Refusal('conflict', why)
    const at = feed.takenAt ?? feed.receivedAt

    const batchId = await batchOfFeed(ctx, id)
    const because = `撤回主数据第 ${id} 批：${reason}`
    const lines = batchId === null ? [] : await judgedLines(ctx, batchId)
    const staying = lines.filter(({ obstacle }) => obstacle !== null && obstacle !== 'undone')
    const some = lines.some(({ obstacle }) => obstacle === null)
    const units = (
      await judgedUnits(
        ctx,
        { source, at },
        lines.map(({ personId }) => personId),
      )
    ).filter((unit) => unit.stays === null)
    const late = whyNotTakeBack({ madeAt: at }, units.length + (some ? 1 : 0), ctx.now)
    if (late) throw new Refusal('conflict', late, { until: undoableUntil(at).toISOString() })

    const people =
      batchId !== null && some
        ? await takeBack(ctx, { id: batchId, madeAt: at }, because)
        : { back: 0, stays: new Set(staying.map(({ personId }) => personId)).size }
    const done = await unitsBack(ctx, { source, at }, because)
    const left = await judgedUnits(ctx, { source, at }, [])
    const stays = await keysOf(ctx, {
      people: staying.map(({ personId }) => personId),
      organizations: left.flatMap((unit) =>
        unit.stays && unit.stays !== 'undone' ? [unit.organizationId] : [],
      ),
    })
    await unsay(ctx, id, stays)
    const differences = await settleRaised(ctx, id, because)
    await reopenOvertaken(ctx, at)
    await setFeedUndone(ctx, id, reason)

    ctx.record({
      action: 'masterData.undone',
      subject: { kind: 'feed', id, name: `主数据第 ${id} 批` },
      after: {
        back: people.back,
        stays: people.stays,
        unitsBack: done.back,
        unitsStay: done.stays,
        differences,
      },
      reason,
    })
    return { people: { back: people.back, stays: people.stays }, units: done, differences }
  },
}
