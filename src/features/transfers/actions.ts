import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { absenceActions } from './absences/actions.ts'
import { batchActions } from './batches/actions.ts'
import { beginTransfer, standingBranch } from './beginning/actions.ts'
import type { contract } from './contract.ts'
import { exchangeActions } from './exchange/actions.ts'
import { incomingActions } from './incoming/actions.ts'
import { letterActions } from './letters/actions.ts'
import { voidIfUnused, writeLetter } from './letters/writing/actions.ts'
import { listActions } from './lists/actions.ts'
import { carryOn, holdFor, noteDeed, noteEvent } from './moving/actions.ts'
import { readiness } from './obstacles/actions.ts'
import { ownActions } from './own/actions.ts'
import { placesNamed } from './places/queries.ts'
import { getTransfer, lockTransfer, setUrged, type TransferRow } from './queries.ts'
import { show } from './reading/actions.ts'
import { placeInGroup, takeOver } from './registering/actions.ts'
import { repairTransfer, sendBackTransfer, startDraft, withdrawTransfer } from './returning/actions.ts'
import { isOver, stateNames } from './rules.ts'

export const actions: ActionsOf<typeof contract> = {
  ...listActions,
  own: ownActions,
  incoming: incomingActions,
  letters: letterActions,
  batches: batchActions,
  exchange: exchangeActions,
  absences: absenceActions,
  get: (ctx, { id }) => show(ctx, id),
  places: (ctx, { text }) => placesNamed(ctx, text, 30),
  readiness: (ctx, asked) => readiness(ctx, asked),

  async begin(ctx, given) {
    return { id: await beginTransfer(ctx, { ...given, origin: 'branch' }) }
  },

  async start(ctx, { id, note, ...given }) {
    await startDraft(ctx, id, { ...given, note: note ?? null })
    return show(ctx, id)
  },

  async issue(ctx, { id, days, note }) {
    const row = await holdFor(ctx, id, 'issue')
    const { letterId, validUntil, number } = await writeLetter(ctx, [row], days)
    await carryOn(ctx, row, 'issue', { validUntil, note: note ?? number, change: { letter_id: letterId } })
    return show(ctx, id)
  },

  async reissue(ctx, { id, days, reason }) {
    const row = await holdFor(ctx, id, 'reissue')
    const { letterId, validUntil } = await writeLetter(ctx, [row], days)
    await carryOn(ctx, row, 'reissue', { validUntil, note: reason, change: { letter_id: letterId } })
    await voidIfUnused(ctx, row, `超期重开：${reason}`)
    return show(ctx, id)
  },

  async handOver(ctx, { id, note }) {
    await carryOn(ctx, await holdFor(ctx, id, 'handOver'), 'handOver', { note: note ?? null })
    return show(ctx, id)
  },

  async accept(ctx, { id, toId, note }) {
    const row = await holdFor(ctx, id, 'accept')
    const target = await receivingBranch(ctx, row, toId)
    const changeId = await takeOver(ctx, { ...row, toName: target.name }, { on: ctx.today, toId: target.id })
    await carryOn(ctx, row, 'accept', {
      note: note ?? null,
      places: { toId: target.id },
      change: { to_id: target.id, to_name: target.name, change_id: changeId },
    })
    return show(ctx, id)
  },

  async place(ctx, { id, groupId, note }) {
    const row = await holdFor(ctx, id, 'place')
    await placeInGroup(ctx, row, groupId)
    const change =
      row.kind === 'within'
        ? { change_id: await takeOver(ctx, row, { on: ctx.today, toId: row.toId, groupId }) }
        : {}
    await carryOn(ctx, row, 'place', { note: note ?? null, change: { ...change, group_id: groupId } })
    return show(ctx, id)
  },

  async returnReceipt(ctx, { id, note }) {
    await carryOn(ctx, await holdFor(ctx, id, 'returnReceipt'), 'returnReceipt', { note: note ?? null })
    return show(ctx, id)
  },

  async fileReceipt(ctx, { id, acceptedOn, note }) {
    const known = await getTransfer(ctx, id)
    if (known.kind === 'outgoing' && !acceptedOn && known.state === 'inTransit')
      throw new Refusal('invalid', 'receipt-day', { field: 'acceptedOn' })
    const on = acceptedOn ?? ctx.today
    const row = await holdFor(ctx, id, 'fileReceipt', on)
    const change = row.kind === 'outgoing' ? { change_id: await takeOver(ctx, row, { on, toId: null }) } : {}
    await carryOn(ctx, row, 'fileReceipt', { on, note: note ?? null, change })
    return show(ctx, id)
  },

  async sendBack(ctx, { id, ...given }) {
    await sendBackTransfer(ctx, id, given)
    return show(ctx, id)
  },

  async repair(ctx, { id, ...given }) {
    await repairTransfer(ctx, id, given)
    return show(ctx, id)
  },

  async withdraw(ctx, { id, reason }) {
    await withdrawTransfer(ctx, id, reason)
    return show(ctx, id)
  },

  async urge(ctx, { id }) {
    const row = await lockTransfer(ctx, id)
    if (isOver(row.state)) throw new Refusal('conflict', 'transfer-over', { state: stateNames[row.state] })
    if (row.urgedOn === ctx.today)
      throw new Refusal('conflict', 'transfer-urged-today', { holder: row.holderName })
    await setUrged(ctx, id, ctx.today)
    await noteEvent(ctx, id, { act: 'urge', state: row.state, note: null })
    noteDeed(ctx, row, 'urge')
    return show(ctx, id)
  },
}

/** The branch that takes the member in: the one that was named, or another one below the receiving committee. */
async function receivingBranch(ctx: Context, row: TransferRow, toId: number | undefined) {
  const chosen = toId ?? row.toId ?? 0
  const target = await standingBranch(ctx, chosen)
  if (target.committeeId !== row.toCommitteeId)
    throw new Refusal('invalid', 'accept-elsewhere', { field: 'toId', committee: row.toCommitteeName })
  return target
}
