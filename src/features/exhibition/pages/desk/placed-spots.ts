import type { HotspotKind } from '../../rules.ts'
import type { DeskViewpoint } from './views.tsx'

/** A hotspot as it is being placed. Angles are radians. */
export type PlacedSpot = {
  kind: HotspotKind
  yaw: number
  pitch: number
  targetId: number | null
  label: string
  text: string | null
}

export const spotsOf = ({ hotspots }: DeskViewpoint): PlacedSpot[] =>
  hotspots.map(({ kind, yaw, pitch, label, text, exhibitId, viewpointId, hallId }) => ({
    kind,
    yaw,
    pitch,
    label,
    text,
    targetId: exhibitId ?? viewpointId ?? hallId,
  }))

export const degrees = (angle: number) => Math.round((angle * 180) / Math.PI)
export const radians = (angle: number) => (angle * Math.PI) / 180

/** Where an angle stands in the flat picture of the whole look around, in shares of its width and height. */
export const placeOf = ({ yaw, pitch }: { yaw: number; pitch: number }) => ({
  x: (((yaw / (2 * Math.PI) + 0.5) % 1) + 1) % 1,
  y: 0.5 - pitch / Math.PI,
})

/** The angle of a place in the flat picture. */
export const angleAt = (x: number, y: number) => ({
  yaw: (x - 0.5) * 2 * Math.PI,
  pitch: Math.max(-1.56, Math.min(1.56, (0.5 - y) * Math.PI)),
})
