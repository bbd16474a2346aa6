import type { Day } from '#basics/days.ts'
import { type Fen, shareOf } from '#basics/money.ts'
import type { Month } from '#basics/months.ts'
import type { OrganizationKind } from '#features/organizations/rules.ts'
import type { DuesSettings } from '../rules.ts'

export const remittanceStates = ['sent', 'confirmed', 'recalled', 'returned'] as const
export type RemittanceState = (typeof remittanceStates)[number]
export const remittanceStateNames: Record<RemittanceState, string> = {
  sent: '待上级确认',
  confirmed: '已确认',
  recalled: '已撤回',
  returned: '已退回',
}

/** What stays with whoever hands it up, in percent: 留存比例. */
export const keepsOf = (kind: OrganizationKind, { branchKeeps, committeeKeeps }: DuesSettings): number =>
  kind === 'committee' ? committeeKeeps : branchKeeps

/** What is proposed: everything collected and received of these months, less what stays. */
export function proposalOf({
  collectedFen,
  receivedFen,
  keeps,
}: Record<'collectedFen' | 'receivedFen' | 'keeps', number>) {
  const keptFen = shareOf(collectedFen + receivedFen, keeps * 100)
  return { keptFen, fen: collectedFen + receivedFen - keptFen }
}

export type Sending = {
  fen: Fen
  proposedFen: Fen
  balanceFen: Fen
  untilMonth: Month
  handedOn: Day
  now: Month
  today: Day
  note: string | null
}

/** Nothing is handed up that is not there; what differs from the proposal is explained. */
export function whyNotSend({
  fen,
  proposedFen,
  balanceFen,
  untilMonth,
  handedOn,
  now,
  today,
  note,
}: Sending) {
  if (untilMonth > now) return { code: 'dues-remit-month', field: 'untilMonth' }
  if (handedOn > today) return { code: 'dues-remit-future', field: 'handedOn' }
  if (proposedFen === 0) return { code: 'dues-remit-nothing', field: 'untilMonth' }
  if (fen > balanceFen) return { code: 'dues-remit-beyond', field: 'fen' }
  return fen !== proposedFen && !note ? { code: 'dues-remit-differs', field: 'note' } : null
}

export type Confirming = { fen: Fen; sentFen: Fen; receivedOn: Day; handedOn: Day; today: Day }

/** Both sides write the same amount into their books; if another arrived, it goes back. */
export function whyNotConfirm({ fen, sentFen, receivedOn, handedOn, today }: Confirming) {
  if (receivedOn < handedOn || receivedOn > today) return { code: 'dues-remit-received', field: 'receivedOn' }
  return fen === sentFen ? null : { code: 'dues-remit-other', field: 'fen' }
}
