import { monthOf, yearOf } from '#basics/days.ts'
import { formatYuan } from '#basics/money.ts'
import { monthInWords } from '#basics/months.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { lockPerson } from '#features/people/queries.ts'
import type { Context, Download, Reader } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { refuseTold } from '../funds/queries.ts'
import { pathOf } from '../places/queries.ts'
import type { payments } from './contract.ts'
import {
  countPayments,
  holdIntake,
  holdOpen,
  insertIntake,
  openCharges,
  type PaymentsAsked,
  pageOfPayments,
  paymentsFound,
  type TakenRow,
  takenBy,
  withdrawPayments,
} from './queries.ts'
import { receiptOf } from './receipts/actions.ts'
import { allocate, goesToCentre, wayNames, whyNotTake } from './rules.ts'

type Asked = Omit<PaymentsAsked, 'path'> & { organizationId?: number | undefined }
const found = async (ctx: Reader, { organizationId, ...asked }: Asked) =>
  paymentsFound(ctx, { ...asked, path: await pathOf(ctx, organizationId) })

/** @throws Refusal dues-paid-in-future */
function refuseFuture(ctx: Pick<Context, 'today'>, paidOn: string): void {
  if (paidOn > ctx.today) throw new Refusal('invalid', 'dues-paid-in-future', { field: 'paidOn' })
}

const withoutPath = ({ path: _path, ...row }: TakenRow) => row

export const paymentActions: ActionsOf<typeof payments> = {
  async list(ctx, { page, size, ...asked }) {
    const answer = await found(ctx, asked)
    const rows = await pageOfPayments(answer, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map(withoutPath), total: await countPayments(answer) }
  },

  async export(ctx, asked) {
    ctx.record({
      action: 'dues.paymentsExported',
      subject: { kind: 'dues', id: 'payments', name: '党费交纳记录' },
    })
    const scope = { reach: ctx.reach, today: ctx.today }
    return paymentSheet(async (db, page) => pageOfPayments(await found({ ...scope, db }, asked), page))
  },

  async record(ctx, { organizationId, month, personIds, way, paidOn, note }) {
    refuseFuture(ctx, paidOn)
    const place = await getOrganization(ctx, organizationId)
    const open = await openCharges(ctx, month, place.path, personIds)
    if (open.length === 0) throw new Refusal('conflict', 'dues-nothing-open', { month })

    await refuseTold(ctx, organizationId, paidOn, 'paidOn')
    const taking = { organizationId, way, paidOn, note: note ?? null }
    const intakeId = await insertIntake(ctx, taking, open)
    const fen = open.reduce((sum, one) => sum + one.fen, 0)
    ctx.record({
      action: 'dues.paymentsRecorded',
      subject: { kind: 'organization', id: place.id, name: place.name },
      path: place.path,
      after: { month, people: open.length, fen, way: wayNames[way], paidOn },
    })
    return { intakeId, people: open.length, fen }
  },

  async take(ctx, { id, fen, way, paidOn, note, extra }) {
    refuseFuture(ctx, paidOn)
    const person = await lockPerson(ctx, id)
    if (person.organizationId === null)
      throw new Refusal('conflict', 'dues-not-member', { name: person.name })
    const parts = allocate(await holdOpen(ctx, [id], monthOf(ctx.today)), fen)
    const why = whyNotTake({ parts, extra, now: monthOf(ctx.today), note: note ?? null })
    if (why) throw new Refusal('conflict', why.code, { field: why.field, name: person.name })

    await refuseTold(ctx, person.organizationId, paidOn, 'paidOn')
    const taking = { organizationId: person.organizationId, way, paidOn, note: note ?? null }
    const intakeId = await insertIntake(
      ctx,
      taking,
      parts.map((part) => ({ ...part, personId: id })),
    )
    ctx.record({
      action: 'dues.paymentTaken',
      subject: { kind: 'person', id, name: person.name },
      path: person.organizationPath,
      after: { fen, way: wayNames[way], paidOn },
      reason: note ?? null,
    })
    const months = parts.flatMap(({ month }) => month ?? [])
    const extraFen = parts.find(({ month }) => month === null)?.fen ?? 0
    return { intakeId, people: 1, fen, months, extraFen, centre: goesToCentre(parts) }
  },

  async withdraw(ctx, { id, personId, reason }) {
    const row = await holdTaking(ctx, id, personId)
    if (row.withdrawnBecause) throw new Refusal('conflict', 'dues-withdrawn-already')
    const intake = await holdIntake(ctx, id)
    if (intake.remittanceId !== null) throw new Refusal('conflict', 'dues-withdraw-remitted')
    if (intake.forwarded) throw new Refusal('conflict', 'dues-withdraw-forwarded')
    await refuseTold(ctx, intake.organizationId, row.paidOn)
    await withdrawPayments(ctx, id, personId, reason)
    ctx.record({
      action: 'dues.paymentWithdrawn',
      subject: { kind: 'person', id: personId, name: row.personName },
      path: row.path,
      before: { fen: row.fen, paidOn: row.paidOn },
      reason,
    })
    return { id }
  },

  async receipt(ctx, { id, personId }) {
    return receiptFor(ctx, id, personId)
  },
}

async function holdTaking(ctx: Context, id: number, personId: number) {
  const row = await takenBy(ctx, id, personId)
  if (!row) throw new Refusal('not-found', 'not-found', { id })
  return row
}

/** The receipt of what one person gave at one time. @throws Refusal not-found, dues-receipt-withdrawn */
export async function receiptFor(ctx: Context, id: number, personId: number): Promise<Download> {
  const row = await holdTaking(ctx, id, personId)
  if (row.withdrawnBecause) throw new Refusal('conflict', 'dues-receipt-withdrawn')
  return receiptOf(row, yearOf(row.paidOn))
}

const paymentSheet = (rows: Parameters<typeof listSheet<TakenRow>>[2]) =>
  listSheet(
    '党费交纳记录',
    {
      name: '交纳记录',
      title: '党费交纳记录',
      columns: [
        { title: '姓名', width: 12, kind: 'text' },
        { title: '党支部', width: 36, kind: 'text' },
        { title: '交纳日期', kind: 'day' },
        { title: '方式', width: 12, kind: 'text' },
        { title: '月份', width: 28, kind: 'text' },
        { title: '金额（元）', width: 14, kind: 'text' },
        { title: '其中自愿多交（元）', width: 20, kind: 'text' },
        { title: '登记人', width: 12, kind: 'text' },
        { title: '撤销原因', width: 30, kind: 'text' },
      ],
    },
    rows,
    (row) => [
      row.personName,
      row.organizationName,
      row.paidOn,
      wayNames[row.way],
      [...new Set([row.fromMonth, row.untilMonth])]
        .flatMap((month) => (month ? monthInWords(month) : []))
        .join(' 至 '),
      formatYuan(row.fen),
      formatYuan(row.extraFen),
      row.recordedBy,
      row.withdrawnBecause,
    ],
  )
