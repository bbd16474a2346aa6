import { formatYuan } from '#basics/money.ts'

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
