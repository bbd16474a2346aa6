import type { z } from 'zod'
import { dayIn } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { courseOf, mayAct } from '../moving/actions.ts'
import { remarksOf } from '../obstacles/actions.ts'
import { eventsOf, getTransfer, type TransferRow } from '../queries.ts'
import { isOver, remedies } from '../rules.ts'
import { acts, countedBy, isOverdue, lineOf, seatNames, whyNot } from '../steps/rules.ts'
import { words } from '../words.ts'
import type { Transfer, TransferLine } from './contract.ts'

/** A row as the lists show it. */
export const shownLine = (row: TransferRow, today: string): z.input<typeof TransferLine> => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  origin: row.origin,
  personId: row.personId,
  personName: row.personName,
  employeeNo: row.employeeNo,
  fromName: row.fromShort ?? row.fromName,
  toName: row.toShort ?? row.toName,
  letterNumber: row.letterNumber ?? row.theirNumber,
  issuedOn: row.issuedOn,
  validUntil: row.validUntil,
  acceptedOn: row.acceptedOn,
  holder: row.holder === 'member' ? '本人' : (row.holderShort ?? row.holderName),
  dueOn: row.dueOn,
  overdue: isOverdue(row, today),
  late: !isOver(row.state) && row.dueOn !== null && row.dueOn < today,
  startedAt: row.startedAt,
  movedAt: row.movedAt,
})

/** What an event says on the timeline. */
export const eventWords: Record<string, string> = {
  ask: '申请转接',
  start: '发起转接',
  enter: '登记来信',
  issue: '开具介绍信',
  handOver: '介绍信交本人',
  accept: '接收',
  place: '编入支部',
  returnReceipt: '寄回回执',
  fileReceipt: '收存回执',
  sendBack: '退回补正',
  repair: '补正后再报',
  reissue: '重开介绍信',
  withdraw: '撤回',
  urge: '催办',
}

export const show = async (ctx: Context, id: number) => shown(ctx, await getTransfer(ctx, id))

export async function shown(ctx: Context, row: TransferRow): Promise<z.input<typeof Transfer>> {
  const course = courseOf(row)
  const events = await eventsOf(ctx, row.id)
  const may = acts.filter(
    (act) => whyNot(course, act, ctx.today, ctx.today) === null && mayAct(ctx, row, act),
  )
  const remarks = isOver(row.state) || row.acceptedOn ? [] : await remarksOf(ctx, row.personId)
  return {
    ...shownLine(row, ctx.today),
    ...factsIn(row),
    countedBy: countedBy(row, ctx.today),
    line: lineOf(course).map((step) => ({
      ...step,
      seat: seatNames[step.seat],
      on: step.state === 'done' ? dayOf(events, step.act) : null,
    })),
    remarks: remarks.map(({ code, facts }) => words[code]?.({ name: row.personName, ...facts }) ?? code),
    events: events.map(({ act, state, ...event }) => ({ ...event, words: eventWords[act] ?? act })),
    may,
    urge: !isOver(row.state) && may.length === 0 && row.urgedOn !== ctx.today && ctx.reach.paths.length > 0,
  }
}

const factsIn = (row: TransferRow) => ({
  fromName: row.fromName,
  toName: row.toName,
  holder: row.holder === 'member' ? '本人' : row.holderName,
  fromId: row.fromId,
  fromCommitteeName: row.fromCommitteeName,
  toId: row.toId,
  toCommitteeName: row.toCommitteeName,
  cause: row.cause,
  explanation: row.explanation,
  paidUntil: row.paidUntil,
  arrears: row.arrears,
  endsPosts: row.endsPosts,
  batchId: row.batchId,
  documentId: row.documentId,
  theirNumber: row.theirNumber,
  theirStatus: row.theirStatus,
  theirJoinedOn: row.theirJoinedOn,
  theirFullOn: row.theirFullOn,
  hasScan: row.scanFileId !== null,
  placedOn: row.placedOn,
  doneOn: row.doneOn,
  startedBy: row.startedBy,
  urgedOn: row.urgedOn,
  sentBack: row.sentBackGround && {
    ground: row.sentBackGround,
    note: row.sentBackNote,
    by: row.sentBackBy ?? '',
    remedy: remedies[row.sentBackGround],
  },
  withdrawnBecause: row.withdrawnBecause,
})

/** On which day an act was done last; a letter written anew counts as the first was. */
function dayOf(events: { act: string; at: string }[], act: string): string | null {
  const event = events.findLast((one) => one.act === act || (act === 'issue' && one.act === 'reissue'))
  return event ? dayIn(new Date(event.at)) : null
}
