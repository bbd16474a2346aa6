import { formatYuan } from '#basics/money.ts'
import type { RequestStatus } from '#features/requests/rules.ts'

/** 待批复: its 请示 is under way or still to be written again; 已同意: the reply is there, and nobody has acted on it. */
export const distributionStatuses = ['waiting', 'agreed', 'refused', 'decided', 'withdrawn'] as const
export type DistributionStatus = (typeof distributionStatuses)[number]
export const distributionStatusNames: Record<DistributionStatus, string> = {
  waiting: '待批复',
  agreed: '已同意，待下达',
  refused: '不同意',
  decided: '已下达',
  withdrawn: '已撤销',
}

/** How a distribution stands: by what was written down of it, or else by its 请示. */
export function statusOf(
  { decidedOn, withdrawnBecause }: { decidedOn: string | null; withdrawnBecause: string | null },
  request: RequestStatus | null,
): DistributionStatus {
  if (withdrawnBecause !== null) return 'withdrawn'
  if (decidedOn !== null) return 'decided'
  return request === 'agreed' || request === 'refused' ? request : 'waiting'
}

export type Deciding = {
  fen: number
  distributableFen: number
  decidedOn: string
  today: string
  villages: number
}

/** Why a sum cannot be divided: nobody shares, more than there is, a day to come. */
export function whyNotDecide({ fen, distributableFen, decidedOn, today, villages }: Deciding) {
  if (villages === 0) return { code: 'co-building-no-villages', field: 'fen' }
  if (decidedOn > today) return { code: 'co-building-decided-future', field: 'decidedOn' }
  return fen > distributableFen
    ? { code: 'co-building-beyond-net', field: 'fen', net: formatYuan(distributableFen) }
    : null
}
