import { minuteOf } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { organizationNames } from '../changes/queries.ts'
import { type ChangeKind, changeKinds } from '../changes/rules.ts'
import { changedOf, placesIn } from '../changes/telling/rules.ts'
import { postText } from '../posts/rules.ts'
import { words } from '../words.ts'
import type { batches } from './contract.ts'
import { takeBack } from './counter-entries/actions.ts'
import { type Judged, judgedLines } from './judgement/actions.ts'
import { stepsOf } from './judgement/queries.ts'
import {
  type BatchRow,
  batchesOf,
  countBatches,
  getBatch,
  holdBatch,
  pageOfBatches,
  postsEndedBy,
} from './queries.ts'
import { obstacles, referenceNames, undoableUntil, whyNotTakeBack } from './rules.ts'
import { batchCells, batchColumns, lineCells, lineColumns } from './sheets/actions.ts'

const lineOf = ({ path, ...batch }: BatchRow) => ({
  ...batch,
  untilAt: undoableUntil(batch.madeAt).toISOString(),
})

/** Why a line stays, as whoever takes the batch back reads it. */
function whyStays({ obstacle, laterKind, laterAt, laterBy, closedPlace, closedGroup, referredBy }: Judged) {
  if (obstacle === null) return null
  if (obstacle === 'changed')
    return `${laterBy}于 ${minuteOf(String(laterAt))} 又办理了“${changeKinds[laterKind as ChangeKind] ?? laterKind}”。要撤回，请先在人员信息里撤回那一步。`
  if (obstacle === 'place') return `原来的“${closedPlace}”已经撤销，请另行调整到别的党支部。`
  if (obstacle === 'group') return `原来的党小组“${closedGroup}”已经撤销，请另行编组。`
  if (obstacle === 'referred')
    return `录入以后已有${referenceNames[referredBy ?? ''] ?? '其他业务'}记录，请在人员信息里更正。`
  return obstacle === 'undone' ? '已经撤回。' : `${obstacles[obstacle]}，请在人员信息里核对后更正。`
}

async function shownLines(ctx: Pick<Context, 'db'>, lines: Judged[]) {
  const steps = new Map(
    (
      await stepsOf(
        ctx,
        lines.map(({ id }) => id),
      )
    ).map((step) => [step.id, step]),
  )
  const sides = [...steps.values()].flatMap(({ before, after }) => placesIn(before, after))
  const places = await organizationNames(ctx, sides)
  return lines.map((line) => {
    const step = steps.get(line.id)
    const { id, personId, name, employeeNo, organizationName, entered } = line
    return {
      ...{ id, personId, name, employeeNo, organizationName, entered },
      // The other way round: taking it back leads from what it made to what it found.
      changed: step?.before
        ? changedOf(step.after, step.before, places).filter(({ before, after }) => before !== after)
        : [],
      back: line.obstacle === null,
      why: whyStays(line),
    }
  })
}

type Asked = { text?: string | undefined; back?: boolean | undefined }
const matching = (lines: Judged[], { text, back }: Asked) =>
  lines.filter(
    ({ obstacle, name, employeeNo }) =>
      (back === undefined || (obstacle === null) === back) &&
      (!text || name.includes(text) || employeeNo.startsWith(text)),
  )

const peopleIn = (lines: Judged[]) => new Set(lines.map(({ personId }) => personId)).size

export const batchActions: ActionsOf<typeof batches> = {
  async list(ctx, asked) {
    const found = batchesOf(ctx, asked)
    const page = { limit: asked.size, offset: (asked.page - 1) * asked.size }
    return { rows: (await pageOfBatches(found, asked, page)).map(lineOf), total: await countBatches(found) }
  },

  export(ctx, asked) {
    ctx.record({
      action: 'peopleBatches.exported',
      subject: { kind: 'batches', id: 'export', name: '批量办理记录' },
    })
    const { reach } = ctx
    const name = '批量办理记录'
    return listSheet(
      `${name}_${ctx.today}`,
      { name, title: name, columns: batchColumns },
      (db, page) => pageOfBatches(batchesOf({ db, reach }, asked), asked, page),
      batchCells,
    )
  },

  async get(ctx, { id }) {
    const batch = await getBatch(ctx, id)
    const lines = await judgedLines(ctx, id)
    const back = lines.filter(({ obstacle }) => obstacle === null)
    const why = whyNotTakeBack(batch, back.length, ctx.now)
    const until = undoableUntil(batch.madeAt).toISOString()
    return {
      ...lineOf(batch),
      back: peopleIn(back),
      stays: peopleIn(lines.filter(({ obstacle }) => obstacle !== null && obstacle !== 'undone')),
      endedPosts: (await postsEndedBy(ctx, id)).map(({ text, ...post }) => ({
        ...post,
        post: postText(text),
      })),
      whyNot: why && (words[why]?.({ until }) ?? why),
    }
  },

  async lines(ctx, { id, page, size, ...filters }) {
    await getBatch(ctx, id)
    const found = matching(await judgedLines(ctx, id), filters)
    return { rows: await shownLines(ctx, found.slice((page - 1) * size, page * size)), total: found.length }
  },

  async exportLines(ctx, { id, ...filters }) {
    const batch = await getBatch(ctx, id)
    const found = matching(await judgedLines(ctx, id), filters)
    ctx.record({
      action: 'peopleBatches.exported',
      subject: { kind: 'batch', id, name: batch.title },
      path: batch.path,
    })
    const name = '逐人撤回情况'
    return listSheet(
      `${name}_${ctx.today}`,
      { name, title: batch.title, columns: lineColumns },
      (db, { limit, offset }) => shownLines({ db }, found.slice(offset, offset + limit)),
      lineCells,
    )
  },

  async undo(ctx, { id, reason }) {
    const batch = await holdBatch(ctx, id)
    if (batch.kind === 'fed') throw new Refusal('conflict', 'batch-is-feed', { feedId: batch.feedId })
    if (batch.kind === 'moved' && !ctx.actor.permissions.includes('people.move'))
      throw new Refusal('forbidden', 'batch-by-upper')
    const { back, stays } = await takeBack(ctx, batch, reason)
    ctx.record({
      action: 'person.batchUndone',
      subject: { kind: 'batch', id, name: batch.title },
      path: batch.path,
      after: { back, stays },
      reason,
    })
    return { back, stays }
  },
}
