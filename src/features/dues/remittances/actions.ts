import { monthOf } from '#basics/days.ts'
import { formatYuan } from '#basics/money.ts'
import type { Month } from '#basics/months.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { OrganizationKind } from '#features/organizations/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { holdFund, openingOf, refuseTold, yearSums } from '../funds/queries.ts'
import { balanceOf } from '../funds/rules.ts'
import { pathOf } from '../places/queries.ts'
import { settingsFor } from '../settings/queries.ts'
import type { remittances } from './contract.ts'
import { collectedBy, freeParts, partsOf, receivedBy, takeParts } from './parts/queries.ts'
import {
  countRemittances,
  getRemittance,
  insertRemittance,
  lastSent,
  pageOfRemittances,
  type RemittanceRow,
  type RemittancesAsked,
  receiptKnown,
  receiverOf,
  remittancesFound,
  setConfirmed,
  setEnded,
} from './queries.ts'
import { keepsOf, proposalOf, whyNotConfirm, whyNotSend } from './rules.ts'
import { receiptOf, sheetOf } from './sheets/actions.ts'

type Asked = Omit<RemittancesAsked, 'path'> & { organizationId?: number | undefined }
const found = async (ctx: Pick<Context, 'db' | 'reach'>, { organizationId, ...asked }: Asked) =>
  remittancesFound(ctx, { ...asked, path: await pathOf(ctx, organizationId) })

const shown = ({ path: _path, receiverId: _receiver, partOfId: _part, ...row }: RemittanceRow) => row

function record(
  ctx: Context,
  row: RemittanceRow,
  deed: string,
  after: object,
  reason: string | null = null,
): void {
  ctx.record({
    action: `dues.remittance${deed}`,
    subject: { kind: 'organization', id: row.organizationId, name: row.organizationName },
    path: row.path,
    after: { untilMonth: row.untilMonth, fen: row.fen, ...after },
    reason,
  })
}

/** What an organization has to hand up to the end of a month, to whom, and what stays. */
async function propose(ctx: Context, id: number, untilMonth: Month, hold = false) {
  const place = await getOrganization(ctx, id)
  const opening = await openingOf(ctx, id)
  const whose = { organizationId: id, untilMonth, fromYear: opening?.fromYear ?? 1900 }
  const parts = await partsOf(ctx, whose, hold)
  const [months, received] = [await collectedBy(ctx, parts), await receivedBy(ctx, parts)]
  const sum = (all: { fen: number }[]) => all.reduce((total, { fen }) => total + fen, 0)
  const settings = await settingsFor(ctx, monthOf(ctx.today))
  const keeps = keepsOf(place.kind as OrganizationKind, settings)
  const collected = { collectedFen: sum(months), receivedFen: sum(received) }
  const receiver = await receiverOf(ctx, place.path, id)
  return {
    parts,
    receiverId: receiver?.id ?? null,
    proposal: {
      receiverName: receiver?.name ?? null,
      fromMonth: [...months, ...received].map(({ month }) => month).sort()[0] ?? null,
      ...{ untilMonth, months, keeps, keepsBy: settings.keepsBy },
      ...collected,
      ...proposalOf({ ...collected, keeps }),
      balanceFen: balanceOf(await yearSums(ctx, id), opening),
    },
  }
}

/** Held, and answered for by whoever asks. @throws Refusal not-found, dues-remit-receiver */
async function holdForReceiver(ctx: Context, id: number): Promise<RemittanceRow> {
  const row = await getRemittance(ctx, id, true)
  if (!row.forReceiver) throw new Refusal('forbidden', 'dues-remit-receiver', { name: row.receiverName })
  return row
}

/** It ends; its parts wait again. */
async function end(ctx: Context, row: RemittanceRow, how: 'recalled' | 'returned', reason: string) {
  await refuseTold(ctx, row.organizationId, row.handedOn)
  await freeParts(ctx, row.id)
  await setEnded(ctx, row.id, how, reason)
  record(ctx, row, how === 'recalled' ? 'Recalled' : 'Returned', {}, reason)
  return shown(await getRemittance(ctx, row.id))
}

export const remittanceActions: ActionsOf<typeof remittances> = {
  async list(ctx, { page, size, ...asked }) {
    const answer = await found(ctx, asked)
    const rows = await pageOfRemittances(ctx, answer, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map(shown), total: await countRemittances(answer) }
  },

  async export(ctx, asked) {
    ctx.record({
      action: 'dues.remittancesExported',
      subject: { kind: 'dues', id: 'remittances', name: '党费上缴' },
    })
    const { reach } = ctx
    return sheetOf(async (db, page) =>
      pageOfRemittances({ db, reach }, await found({ db, reach }, asked), page),
    )
  },

  get: async (ctx, { id }) => shown(await getRemittance(ctx, id)),

  async propose(ctx, { id, untilMonth }) {
    return (await propose(ctx, id, untilMonth)).proposal
  },

  async send(ctx, { id, untilMonth, fen, handedOn, note = null }) {
    await holdFund(ctx, id)
    const { proposal, parts, receiverId } = await propose(ctx, id, untilMonth, true)
    const { fromMonth, fen: proposedFen, balanceFen, collectedFen, receivedFen, keptFen } = proposal
    const { today } = ctx
    const why = whyNotSend({
      fen,
      proposedFen,
      balanceFen,
      untilMonth,
      handedOn,
      now: monthOf(today),
      today,
      note,
    })
    if (proposedFen === 0) await refuseSent(ctx, id, untilMonth)
    if (why || !fromMonth)
      throw new Refusal('conflict', why?.code ?? 'dues-remit-nothing', {
        field: why?.field ?? 'untilMonth',
        proposed: formatYuan(proposedFen),
        balance: formatYuan(balanceFen),
      })
    await refuseTold(ctx, id, handedOn, 'handedOn')

    const sums = { collectedFen, receivedFen, keptFen, fen }
    const given = { organizationId: id, receiverId, fromMonth, untilMonth, ...sums, handedOn, note }
    const remittanceId = await insertRemittance(ctx, given)
    await takeParts(ctx, remittanceId, parts)
    const row = await getRemittance(ctx, remittanceId)
    record(ctx, row, 'Sent', { handedOn, collectedFen, receivedFen, keptFen }, note)
    return shown(row)
  },

  async recall(ctx, { id, reason }) {
    const row = await getRemittance(ctx, id, true)
    if (row.state !== 'sent') throw new Refusal('conflict', 'dues-remit-answered')
    return end(ctx, row, 'recalled', reason)
  },

  async confirm(ctx, { id, fen, receivedOn, receiptNumber }) {
    const row = await holdForReceiver(ctx, id)
    if (row.state !== 'sent') throw new Refusal('conflict', 'dues-remit-answered')
    const why = whyNotConfirm({ fen, sentFen: row.fen, receivedOn, handedOn: row.handedOn, today: ctx.today })
    if (why)
      throw new Refusal('conflict', why.code, {
        field: why.field,
        sent: formatYuan(row.fen),
        handedOn: row.handedOn,
      })
    if (row.receiverId !== null) await refuseTold(ctx, row.receiverId, receivedOn, 'receivedOn')
    if (await receiptKnown(ctx, row.receiverId, receiptNumber))
      throw new Refusal('conflict', 'dues-remit-receipt', { field: 'receiptNumber' })
    await setConfirmed(ctx, id, { receivedOn, receiptNumber })
    record(ctx, row, 'Confirmed', { receivedOn, receiptNumber })
    return shown(await getRemittance(ctx, id))
  },

  async return(ctx, { id, reason }) {
    const row = await holdForReceiver(ctx, id)
    if (row.state !== 'sent' && row.state !== 'confirmed')
      throw new Refusal('conflict', 'dues-remit-answered')
    if (row.partOfId !== null) throw new Refusal('conflict', 'dues-remit-passed-on')
    if (row.receiverId !== null && row.receivedOn) await returnable(ctx, row, row.receiverId)
    return end(ctx, row, 'returned', reason)
  },

  receipt: async (ctx, { id }) => receiptOf(await getRemittance(ctx, id)),
}

/** Nothing is left because somebody has handed it up: whoever comes second hears who, when and how much. */
async function refuseSent(ctx: Context, id: number, untilMonth: Month): Promise<void> {
  const last = await lastSent(ctx, id, untilMonth)
  if (!last) return
  const { sentBy: by, handedOn, fen } = last
  throw new Refusal('conflict', 'dues-remit-sent', { by, handedOn, yuan: formatYuan(fen) })
}

/** What was received can go back while its year is open and the money is still there. */
async function returnable(ctx: Context, row: RemittanceRow, receiverId: number): Promise<void> {
  await holdFund(ctx, receiverId)
  await refuseTold(ctx, receiverId, row.receivedOn ?? ctx.today)
  const balanceFen = balanceOf(await yearSums(ctx, receiverId), await openingOf(ctx, receiverId))
  if (row.fen > balanceFen)
    throw new Refusal('conflict', 'dues-remit-spent', {
      balance: formatYuan(balanceFen),
      name: row.receiverName,
    })
}
