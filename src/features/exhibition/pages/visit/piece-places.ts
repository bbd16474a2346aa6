/** Which pieces of a panorama lie in sight. A piece is one of columns × rows equal parts of the whole look around. */
import type { Angle } from '../../rules.ts'

export type Piece = { column: number; row: number }
export type Cut = { columns: number; rows: number }

/** Every so much of a piece one looks whether it is in sight: fine enough that none slips through. */
const steps = [0, 0.25, 0.5, 0.75, 1]

export const piecesOf = ({ columns, rows }: Cut): Piece[] =>
  Array.from({ length: columns * rows }, (_, at) => ({ column: at % columns, row: Math.floor(at / columns) }))

/** The angle between two directions. */
export const between = (one: Angle, other: Angle): number =>
  Math.acos(
    Math.max(
      -1,
      Math.min(
        1,
        Math.sin(one.pitch) * Math.sin(other.pitch) +
          Math.cos(one.pitch) * Math.cos(other.pitch) * Math.cos(one.yaw - other.yaw),
      ),
    ),
  )

/** How far a piece lies from where one looks; 0 when one looks at it. */
function awayFrom(look: Angle, { column, row }: Piece, { columns, rows }: Cut): number {
  const yawAt = (across: number) => ((column + across) / columns - 0.5) * 2 * Math.PI
  const pitchAt = (down: number) => (0.5 - (row + down) / rows) * Math.PI
  const aside = Math.atan2(Math.sin(look.yaw - yawAt(0.5)), Math.cos(look.yaw - yawAt(0.5)))
  const within = Math.abs(aside) <= Math.PI / columns && look.pitch <= pitchAt(0) && look.pitch >= pitchAt(1)
  if (within) return 0
  return Math.min(
    ...steps.flatMap((across) =>
      steps.map((down) => between(look, { yaw: yawAt(across), pitch: pitchAt(down) })),
    ),
  )
}

/** The pieces within so wide an angle of where one looks, the nearest first. */
export function inSight(look: Angle, wide: number, cut: Cut): Piece[] {
  return piecesOf(cut)
    .map((piece) => ({ piece, away: awayFrom(look, piece, cut) }))
    .filter(({ away }) => away < wide)
    .sort((one, other) => one.away - other.away)
    .map(({ piece }) => piece)
}
