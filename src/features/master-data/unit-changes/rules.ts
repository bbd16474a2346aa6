type Move = { feed_id: number; effective_on: string; place_id: number | null; target_id: number | null }

/** What the transfer says of its reason. */
export const explanationOf = ({ feed_id, effective_on }: Pick<Move, 'feed_id' | 'effective_on'>): string =>
  `主数据第 ${feed_id} 批：自 ${effective_on} 起在新单位`

/** Those who leave the same branch for the same one, in the order in which they came. */
export const sameWay = <T extends Move>(moves: T[]): T[][] => [
  ...Map.groupBy(moves, ({ place_id, target_id }) => `${place_id} ${target_id}`).values(),
]
