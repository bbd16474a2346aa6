import type { Day } from '#basics/days.ts'
import { holidaysFrom } from '#features/calendar/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import {
  insertEvent,
  lockTransfer,
  type TransferChange,
  type TransferRow,
  updateTransfer,
} from '../queries.ts'
import { stateNames } from '../rules.ts'
import {
  type Act,
  afterAct,
  type Course,
  dueOf,
  type Seat,
  seatNames,
  seatsFor,
  turnOf,
  whyNot,
} from '../steps/rules.ts'
import { type SeatPlace, sitsOn } from './rules.ts'

/** What the rules know of a row. */
export const courseOf = (row: TransferRow): Course => ({
  kind: row.kind,
  origin: row.origin,
  state: row.state,
  issuedOn: row.issuedOn,
  validUntil: row.validUntil,
  acceptedOn: row.acceptedOn,
  sentBackFrom: row.sentBackFrom,
})

const placeFor = (row: TransferRow, seat: Exclude<Seat, 'member'>): SeatPlace => {
  const [id, path] = {
    fromBranch: [row.fromId, row.fromPath] as const,
    fromCommittee: [row.fromCommitteeId, row.fromCommitteePath] as const,
    toCommittee: [row.toCommitteeId, row.toCommitteePath] as const,
    toBranch: [row.toId, row.toPath] as const,
  }[seat]
  return id !== null && path !== null ? { id, path } : null
}

/** Whether the actor may do this now, in the roles he acts in; the program itself always may. */
export const mayAct = ({ actor, reach }: Context, row: TransferRow, act: Act): boolean =>
  actor.accountId === null ||
  seatsFor(courseOf(row), act).some((seat) =>
    seat === 'member' ? reach.personId === row.personId : sitsOn(actor.acting, seat, placeFor(row, seat)),
  )

/** What a refusal names: where it stands, and with whom. */
export const factsOf = (row: TransferRow) => {
  const turn = turnOf(courseOf(row))
  return {
    name: row.personName,
    state: stateNames[row.state],
    holder: row.holder === 'member' ? '本人' : row.holderName,
    seat: turn && seatNames[turn],
    validUntil: row.validUntil,
    issuedOn: row.issuedOn,
  }
}

/**
 * A transfer on which the actor may do this now, held until the transaction ends.
 * @throws Refusal not-found; transfer-over; transfer-elsewhere; not-your-turn; the codes of whyNot
 */
export async function holdFor(ctx: Context, id: number, act: Act, on: Day = ctx.today): Promise<TransferRow> {
  const row = await lockTransfer(ctx, id)
  refuseAct(ctx, row, act, on)
  return row
}

function refuseAct(ctx: Context, row: TransferRow, act: Act, on: Day = ctx.today): void {
  const why = whyNot(courseOf(row), act, on, ctx.today)
  if (why) throw new Refusal('conflict', why, factsOf(row))
  if (!mayAct(ctx, row, act)) throw new Refusal('forbidden', 'not-your-turn', factsOf(row))
}

/** Whose turn it is, as the row keeps it. */
export function holderOf(
  turn: Seat | null,
  row: Pick<TransferRow, 'fromId' | 'fromCommitteeId' | 'toId' | 'toCommitteeId'>,
): { holder: 'member' | 'branch' | 'committee' | null; holder_id: number | null } {
  switch (turn) {
    case null:
      return { holder: null, holder_id: null }
    case 'member':
      return { holder: 'member', holder_id: null }
    case 'fromBranch':
      return { holder: 'branch', holder_id: row.fromId }
    case 'toBranch':
      return { holder: 'branch', holder_id: row.toId }
    case 'fromCommittee':
      return { holder: 'committee', holder_id: row.fromCommitteeId }
    case 'toCommittee':
      return { holder: 'committee', holder_id: row.toCommitteeId }
  }
}

export type Moving = {
  on?: Day
  validUntil?: Day
  elsewhere?: boolean
  note?: string | null
  change?: TransferChange
  /** Where it goes from now on, when that changed with the act. */
  places?: Partial<Pick<TransferRow, 'toId' | 'toCommitteeId'>>
}

/** Carries a transfer on by an act that is possible: the new state, whose turn it is, the line of its history. */
export async function carryOn(ctx: Context, row: TransferRow, act: Act, moving: Moving = {}): Promise<void> {
  const { on = ctx.today, note = null, change, places, validUntil, elsewhere } = moving
  const went = afterAct(courseOf(row), act, {
    on,
    ...(validUntil && { validUntil }),
    ...(elsewhere !== undefined && { elsewhere }),
  })
  const after = { ...went, kind: change?.kind ?? row.kind }
  await updateTransfer(ctx, row.id, {
    state: after.state,
    issued_on: after.issuedOn,
    valid_until: after.validUntil,
    accepted_on: after.acceptedOn,
    sent_back_from: after.sentBackFrom,
    ...(after.sentBackFrom === null && { sent_back_ground: null, sent_back_note: null, sent_back_by: null }),
    ...(after.state === 'done' && { done_on: ctx.today }),
    ...(act === 'place' && { placed_on: ctx.today }),
    ...holderOf(turnOf(after), { ...row, ...places }),
    due_on: dueOf(after, ctx.today, await holidaysFrom(ctx, ctx.today)),
    urged_on: null,
    ...change,
  })
  await noteEvent(ctx, row.id, { act, state: after.state, note })
  noteDeed(ctx, row, act, {
    before: { state: stateNames[row.state] },
    after: { state: stateNames[after.state] },
    reason: note,
  })
}

/** A line of the transfer's own history. */
export const noteEvent = (
  ctx: Context,
  transferId: number,
  { act, state, note }: { act: string; state: TransferRow['state']; note: string | null },
) => insertEvent(ctx, { transferId, act, state, note, title: titleIn(ctx) })

/** As whom somebody acts. */
const titleIn = ({ actor, reach }: Context): string => {
  const [held] = actor.acting
  if (reach.personId && reach.paths.length === 0) return '本人'
  return held?.title ?? ''
}

const deeds: Record<string, string> = {
  ask: 'asked',
  start: 'started',
  issue: 'issued',
  handOver: 'handedOver',
  accept: 'accepted',
  place: 'placed',
  returnReceipt: 'receiptReturned',
  fileReceipt: 'receiptFiled',
  sendBack: 'sentBack',
  repair: 'repaired',
  reissue: 'reissued',
  withdraw: 'withdrawn',
  enter: 'entered',
  urge: 'urged',
}

/** A line of the trail about a transfer. */
export const noteDeed = (
  ctx: Context,
  row: { id: number; personName: string; fromPath: string | null; toPath?: string | null },
  act: string,
  more: { before?: object; after?: object; reason?: string | null } = {},
) =>
  ctx.record({
    action: `transfer.${deeds[act] ?? act}`,
    subject: { kind: 'transfer', id: row.id, name: `${row.personName}组织关系转接` },
    path: row.fromPath ?? row.toPath ?? null,
    ...more,
  })
