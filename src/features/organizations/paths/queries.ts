import { type RawBuilder, sql } from 'kysely'

/**
 * Each organization adds six characters to its parent's path: five of its id in base 36, and a dot. That piece stays
 * its own, wherever it moves.
 */
export const pieceLength = 6

export const pieceOf = (path: string) => path.slice(-pieceLength)

/** The ids of an organization and of everything above it, from the root down. */
export const idsIn = (path: string): number[] =>
  (path.match(/[^.]+/g) ?? []).map((piece) => Number.parseInt(piece, 36))

/** SQL: the id in the piece of a path that begins at a position. */
export const idAt = (path: RawBuilder<string>, position: RawBuilder<number>) => {
  const digit = (place: number) =>
    sql`(strpos('0123456789abcdefghijklmnopqrstuvwxyz', substr(${path}, ${position} + ${sql.lit(place)}, 1)) - 1) * ${sql.lit(36 ** (4 - place))}`
  return sql<number>`(${sql.join([0, 1, 2, 3, 4].map(digit), sql` + `)})`
}
