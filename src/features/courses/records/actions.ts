import { getReadable } from '#features/library/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { getCourse } from '../queries.ts'
import { whyNotCount } from '../rules.ts'
import type { records } from './contract.ts'
import {
  askedAlready,
  countRecords,
  holdRecord,
  insertRecord,
  pageOfRecords,
  recordsOf,
  recordsWithin,
  settleRecord,
  topicOf,
} from './queries.ts'
import { daysByTopic, recordState, recordStateNames } from './rules.ts'

type Row = Awaited<ReturnType<typeof recordsOf>>[number]

const shown = (row: Row) => ({
  id: row.id,
  topic: row.topic,
  title: row.title,
  studiedOn: row.studiedOn,
  state: recordState(row),
  decidedBy: row.decidedBy,
  declinedBecause: row.declinedBecause,
})
const ownShown = (row: Row) => ({ ...shown(row), courseId: row.courseId, materialId: row.materialId })
const branchShown = (row: Row) => ({
  ...shown(row),
  personName: row.personName,
  organizationName: row.organizationName,
})

function ownId({ reach }: Pick<Context, 'reach'>): number {
  if (!reach.personId) throw new Refusal('conflict', 'no-own-record')
  return reach.personId
}

/** What was studied, by the name it has, and how much of it is left to be read. */
async function studied(ctx: Context, courseId: number | undefined, materialId: number | undefined) {
  if (courseId === undefined) {
    const { id, title } = await getReadable(ctx, { id: materialId ?? 0 })
    return { title, topic: await topicOf(ctx, id), partsLeft: 0 }
  }
  const { title, topic, parts, doneParts } = await getCourse(ctx, courseId)
  return { title, topic, partsLeft: parts - (doneParts?.length ?? 0) }
}

async function holdAsked(ctx: Context, id: number, own: boolean): Promise<Row> {
  const row = await holdRecord(ctx, id, own)
  if (!row) throw new Refusal('not-found', 'not-found', { id })
  const state = recordState(row)
  if (state !== 'asked') throw new Refusal('conflict', 'record-decided', { state: recordStateNames[state] })
  return row
}

const note = (ctx: Context, deed: string, row: Row, reason?: string) =>
  ctx.record({
    action: `courseRecord.${deed}`,
    subject: { kind: 'person', id: row.personId, name: row.personName },
    path: row.path,
    after: { topic: row.topic, title: row.title, studiedOn: row.studiedOn },
    reason: reason ?? null,
  })

export const recordActions: ActionsOf<typeof records> = {
  async own(ctx, { year }) {
    const rows = (await recordsOf(ctx, ownId(ctx), year)).map(ownShown)
    return { rows, topics: daysByTopic(rows) }
  },

  exportOwn(ctx, { year }) {
    const personId = ownId(ctx)
    return listSheet(
      '我的学习记录',
      {
        name: '我的学习记录',
        title: '我的学习记录',
        columns: [
          { title: '日期', kind: 'day' },
          { title: '课程或资料', kind: 'text', width: 40 },
          { title: '专题', kind: 'text', width: 20 },
          { title: '状态', kind: 'text', width: 12 },
          { title: '办理人', kind: 'text', width: 14 },
          { title: '未确认的原因', kind: 'text', width: 40 },
        ],
      },
      (db, page) => recordsOf({ db }, personId, year, page),
      (row) => [
        row.studiedOn,
        row.title,
        row.topic,
        recordStateNames[recordState(row)],
        row.decidedBy,
        row.declinedBecause,
      ],
    )
  },

  async ask(ctx, { courseId, materialId, topic: given, studiedOn }) {
    const personId = ownId(ctx)
    const { title, topic, partsLeft } = await studied(ctx, courseId, materialId)
    const why = whyNotCount({ studiedOn, today: ctx.today, partsLeft })
    if (why) throw new Refusal('conflict', why, { field: 'studiedOn', partsLeft })
    const of = { personId, courseId: courseId ?? null, materialId: materialId ?? null, studiedOn }
    if (await askedAlready(ctx, of)) throw new Refusal('conflict', 'record-twice', { field: 'studiedOn' })
    const id = await insertRecord(ctx, {
      person_id: personId,
      course_id: of.courseId,
      material_id: of.materialId,
      topic: given || topic,
      title,
      studied_on: studiedOn,
    })
    const row = (await holdRecord(ctx, id, true)) as Row
    note(ctx, 'asked', row)
    return ownShown(row)
  },

  async withdraw(ctx, { id }) {
    const row = await holdAsked(ctx, id, true)
    await settleRecord(ctx, id, 'withdrawn')
    note(ctx, 'withdrawn', row)
    return {}
  },

  async list(ctx, { page, size, sort, descending, ...asked }) {
    const found = recordsWithin(ctx, asked)
    const rows = await pageOfRecords(found, { sort, descending }, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map(branchShown), total: await countRecords(found) }
  },

  export(ctx, { sort, descending, ...asked }) {
    const { reach } = ctx
    ctx.record({
      action: 'courseRecords.exported',
      subject: { kind: 'courseRecords', id: 'export', name: '学习记录' },
      path: reach.paths[0] ?? null,
    })
    return listSheet(
      '学习记录',
      {
        name: '学习记录',
        title: '学习记录',
        columns: [
          { title: '姓名', kind: 'text', width: 14 },
          { title: '专题', kind: 'text', width: 20 },
          { title: '课程或资料', kind: 'text', width: 40 },
          { title: '日期', kind: 'day' },
          { title: '状态', kind: 'text', width: 12 },
          { title: '办理人', kind: 'text', width: 14 },
        ],
      },
      (db, page) => pageOfRecords(recordsWithin({ db, reach }, asked), { sort, descending }, page),
      (row) => [
        row.personName,
        row.topic,
        row.title,
        row.studiedOn,
        recordStateNames[recordState(row)],
        row.decidedBy,
      ],
    )
  },

  async confirm(ctx, { id }) {
    const row = await holdAsked(ctx, id, false)
    await settleRecord(ctx, id, 'confirmed')
    note(ctx, 'confirmed', row)
    return {}
  },

  async decline(ctx, { id, reason }) {
    const row = await holdAsked(ctx, id, false)
    await settleRecord(ctx, id, { declined: reason })
    note(ctx, 'declined', row, reason)
    return {}
  },
}
