import { addYears } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { findItem, itemByNumber } from '../queries.ts'
import { readArchiveNumber, whyNotDecideLoan } from '../rules.ts'
import type { loans } from './contract.ts'
import {
  countLoans,
  decideLoan,
  holdLoan,
  insertLoan,
  loanRows,
  loansOf,
  loansWithin,
  openLoan,
} from './queries.ts'

type Row = Awaited<ReturnType<typeof loansOf>>[number]

/** Whoever asked sees what it is only once it was granted. */
const shownToAsker = (row: Row) => (row.status === 'granted' ? row : { ...row, title: null, itemId: null })

async function held(ctx: Context, id: number): Promise<Row> {
  const row = await holdLoan(ctx, id)
  if (!row) throw new Refusal('not-found', 'not-found', { id })
  const reason = whyNotDecideLoan(row)
  if (reason) throw new Refusal('conflict', reason, {})
  return row
}

function refuseUntil(ctx: Context, untilOn: string): void {
  if (untilOn <= ctx.today || untilOn > addYears(ctx.today, 1))
    throw new Refusal('invalid', 'loan-until', { field: 'untilOn' })
}

const answered = async (ctx: Context, id: number) => (await holdLoan(ctx, id)) as Row

const record = (ctx: Context, row: Row, action: string, more: object) =>
  ctx.record({
    action,
    subject: { kind: 'archiveItem', id: row.itemId, name: row.title },
    path: row.path,
    ...more,
  })

export const loanActions: ActionsOf<typeof loans> = {
  async list(ctx, { status, page, size }) {
    const found = loansWithin(ctx, status)
    return { rows: await loanRows(found, { page, size }), total: await countLoans(found) }
  },

  own: async (ctx) => (await loansOf(ctx, ctx.actor.accountId ?? 0)).map(shownToAsker),

  async ask(ctx, { archiveNumber, reason, untilOn }) {
    if (!readArchiveNumber(archiveNumber))
      throw new Refusal('invalid', 'archive-number-form', { field: 'archiveNumber' })
    const item = await itemByNumber(ctx, archiveNumber)
    if (!item)
      throw new Refusal('not-found', 'archive-number-unknown', {
        field: 'archiveNumber',
        number: archiveNumber,
      })
    if (await findItem(ctx, item.id)) throw new Refusal('conflict', 'loan-needless', {})
    if (await openLoan(ctx, archiveNumber, ctx.actor.accountId ?? 0))
      throw new Refusal('conflict', 'loan-open', {})
    refuseUntil(ctx, untilOn)

    await insertLoan(ctx, { archiveNumber, reason, untilOn })
    ctx.record({
      action: 'archive.loanAsked',
      subject: { kind: 'archiveItem', id: item.id, name: item.title },
      path: item.path,
      after: { untilOn },
      reason,
    })
    const [made] = await loansOf(ctx, ctx.actor.accountId ?? 0)
    return shownToAsker(made as Row)
  },

  async grant(ctx, { id, untilOn }) {
    const row = await held(ctx, id)
    refuseUntil(ctx, untilOn)
    await decideLoan(ctx, id, { untilOn })
    record(ctx, row, 'archive.loanGranted', { after: { name: row.name, untilOn } })
    return answered(ctx, id)
  },

  async decline(ctx, { id, reason }) {
    const row = await held(ctx, id)
    await decideLoan(ctx, id, { declined: reason })
    record(ctx, row, 'archive.loanDeclined', { after: { name: row.name }, reason })
    return answered(ctx, id)
  },
}
