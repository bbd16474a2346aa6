import { dayIn, monthOf } from '#basics/days.ts'
import { standingsOfDues } from '#features/dues/own/queries.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { lockPeople } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import { enterCourse, standingBranch } from '../beginning/actions.ts'
import { carryThrough } from '../carrying/actions.ts'
import { courseOf, mayAct } from '../moving/actions.ts'
import { obstaclesOf } from '../obstacles/actions.ts'
import { arrearsWords } from '../obstacles/rules.ts'
import { shownLine } from '../reading/actions.ts'
import { whyNot } from '../steps/rules.ts'
import { words } from '../words.ts'
import type { batches } from './contract.ts'
import {
  type BatchRow,
  countBatches,
  getBatch,
  insertBatch,
  listBatches,
  lockTransfersOfBatch,
  pageOfBatches,
  setLeft,
  transfersOfBatch,
} from './queries.ts'
import { batchActs, type Left } from './rules.ts'

const lineOf = ({ left, basis, toId, path, ...row }: BatchRow) => ({ ...row, refused: left.length })

async function show(ctx: Context, id: number) {
  const row = await getBatch(ctx, id)
  const transfers = await transfersOfBatch(ctx, id)
  const open = (act: (typeof batchActs)[number]) =>
    transfers.filter(
      (one) => whyNot(courseOf(one), act, ctx.today, ctx.today) === null && mayAct(ctx, one, act),
    )
  return {
    ...lineOf(row),
    basis: row.basis,
    toId: row.toId,
    left: row.left,
    transfers: transfers.map((one) => shownLine(one, ctx.today)),
    may: batchActs.map((act) => ({ act, people: open(act).length })).filter(({ people }) => people > 0),
  }
}

export type BatchStart = {
  organizationId: number
  personIds: number[]
  toId: number
  title: string
  basis: string
  cause: Parameters<typeof enterCourse>[3]['cause']
  paidUntil: string
  endsPosts: boolean
}

/** Begins a transfer for everyone who may go; the others are kept in the batch, each with the reason. */
export async function beginBatch(ctx: Context, given: BatchStart): Promise<number> {
  const organization = await getOrganization(ctx, given.organizationId)
  const target = await standingBranch(ctx, given.toId)
  const people = await lockPeople(ctx, given.personIds)
  const id = await insertBatch(ctx, given)
  const dues = await standingsOfDues(ctx, given.personIds, monthOf(ctx.today))
  const left: Left[] = []
  for (const person of people) {
    const [first] = await obstaclesOf(ctx, person, target, given.endsPosts)
    if (first) {
      const why = words[first.code]?.({ name: person.name, ...first.facts }) ?? first.code
      left.push({ personId: person.id, name: person.name, why })
      continue
    }
    const own = dues.get(person.id)
    const paid = {
      paidUntil: own?.paidUntil ?? given.paidUntil,
      arrears: (own && arrearsWords(own)) ?? undefined,
    }
    const { cause, endsPosts } = given
    const course = { personId: person.id, cause, endsPosts, origin: 'batch', batchId: id, ...paid } as const
    await enterCourse(ctx, person, target, course)
  }
  await setLeft(ctx, id, left)
  ctx.record({
    action: 'transferBatch.started',
    subject: { kind: 'transferBatch', id, name: given.title },
    path: organization.path,
    after: { toName: target.name, people: people.length - left.length, refused: left.length },
    reason: given.basis,
  })
  return id
}

export const batchActions: ActionsOf<typeof batches> = {
  async list(ctx, { page, size, text, organizationId }) {
    const path = organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path
    const found = listBatches(ctx, { text, path })
    const rows = await pageOfBatches(found, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map(lineOf), total: await countBatches(found) }
  },

  async export(ctx, { text, organizationId }) {
    const path = organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path
    const { reach } = ctx
    ctx.record({
      action: 'transferBatches.exported',
      subject: { kind: 'transferBatches', id: 'export', name: '成批转接列表' },
    })
    return listSheet(
      `成批转接（${ctx.today}）`,
      layout,
      (db, page) => pageOfBatches(listBatches({ db, reach }, { text, path }), page),
      (row) => [
        row.title,
        row.organizationName,
        row.toName,
        row.people,
        row.done,
        row.left.length,
        row.startedBy,
        dayIn(new Date(row.startedAt)),
        row.basis,
      ],
    )
  },

  get: (ctx, { id }) => show(ctx, id),

  async begin(ctx, given) {
    return show(ctx, await beginBatch(ctx, given))
  },

  async carry(ctx, { id, act, ...how }) {
    const batch = await getBatch(ctx, id)
    const rows = await lockTransfersOfBatch(ctx, id)
    const { done, left } = await carryThrough(ctx, rows, act, how)
    ctx.record({
      action: 'transferBatch.carried',
      subject: { kind: 'transferBatch', id, name: batch.title },
      path: batch.path,
      after: { act, people: done, refused: left.length },
    })
    return { done, left, batch: await show(ctx, id) }
  },
}

const layout: SheetLayout = {
  name: '成批转接',
  title: '组织关系成批转接',
  columns: [
    { title: '名称', width: 30, kind: 'text' },
    { title: '转出党组织', width: 26, kind: 'text' },
    { title: '转入党支部', width: 26, kind: 'text' },
    { title: '已发起（人）', width: 12 },
    { title: '已办结（人）', width: 12 },
    { title: '未能发起（人）', width: 14 },
    { title: '发起人', width: 12, kind: 'text' },
    { title: '发起日期', width: 14, kind: 'day' },
    { title: '依据', width: 40, kind: 'text' },
  ],
}
