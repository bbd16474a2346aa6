/** Where one stands, what one sees from there, and in which direction: yaw to the right of the middle, pitch upwards. */
import type { Spot, View } from '../shapes/rules.ts'
import type { Vec } from '../surfaces/rules.ts'

export const eyeHeight = 1.62
const farthest = 11.5
const flattest = 0.22

export type Viewpoint = { key: string; title: string; position: Vec; heading: number }
export type Target =
  | { kind: 'exhibit'; id: string }
  | { kind: 'viewpoint'; key: string }
  | { kind: 'hall'; way: 'next' | 'previous' }
export type Hotspot = { viewpoint: string; target: Target; yaw: number; pitch: number }
/** Something that stands in the way of eyes or feet. */
export type Obstacle = { at: Spot; size: Spot; height: number }
/** Something worth looking at; without a facing it is seen from all sides. */
export type Sight = { target: Target; point: Vec; facing: Spot | null }

/** The direction from one point to another; yaw 0 is towards negative z. */
export function directionTo(from: Vec, to: Vec): { yaw: number; pitch: number } {
  const [x, y, z] = [to[0] - from[0], to[1] - from[1], to[2] - from[2]]
  return { yaw: round(Math.atan2(x, -z)), pitch: round(Math.atan2(y, Math.hypot(x, z))) }
}
const round = (angle: number) => Math.round(angle * 1e4) / 1e4

export function viewpointsOf(views: View[]): Viewpoint[] {
  return views.map(({ key, title, at, look }) => {
    const position: Vec = [at[0], eyeHeight, at[1]]
    return { key, title, position, heading: directionTo(position, [look[0], eyeHeight, look[1]]).yaw }
  })
}

/** Whether the straight way between two spots of the floor meets an obstacle (slab test). */
export function isBlocked(from: Spot, to: Spot, obstacles: Obstacle[]): boolean {
  return obstacles.some(({ at, size }) => {
    let [near, far] = [0, 1]
    for (const axis of [0, 1] as const) {
      const [start, way] = [from[axis] - at[axis], to[axis] - from[axis]]
      const half = size[axis] / 2
      if (Math.abs(way) < 1e-9) {
        if (Math.abs(start) > half) return false
        continue
      }
      const [one, other] = [(-half - start) / way, (half - start) / way]
      near = Math.max(near, Math.min(one, other))
      far = Math.min(far, Math.max(one, other))
    }
    return near < far
  })
}

function sees({ position }: Viewpoint, { point, facing, target }: Sight, obstacles: Obstacle[]): boolean {
  const [x, z] = [position[0] - point[0], position[2] - point[2]]
  const distance = Math.hypot(x, z)
  if (distance > (target.kind === 'exhibit' ? farthest : 1e3)) return false
  if (facing && (x * facing[0] + z * facing[1]) / distance < flattest) return false
  const before: Spot = facing
    ? [point[0] + facing[0] * 0.1, point[2] + facing[1] * 0.1]
    : [point[0] + (x / distance) * 0.9, point[2] + (z / distance) * 0.9]
  return !isBlocked([position[0], position[2]], before, obstacles)
}

/** All that can be pointed at from each viewpoint: exhibits in sight, other viewpoints, the ways to other halls. */
export function hotspotsOf(viewpoints: Viewpoint[], sights: Sight[], obstacles: Obstacle[]): Hotspot[] {
  const high = obstacles.filter((one) => one.height > eyeHeight)
  return viewpoints.flatMap((here) => {
    const others = viewpoints
      .filter((there) => there !== here && !isBlocked(flat(here), flat(there), high))
      .map(
        (there): Sight => ({
          target: { kind: 'viewpoint', key: there.key },
          point: [there.position[0], 0.1, there.position[2]],
          facing: null,
        }),
      )
    const seen = sights.filter((sight) => sees(here, sight, high))
    return [...seen, ...others].map(({ target, point }) => ({
      viewpoint: here.key,
      target,
      ...directionTo(here.position, point),
    }))
  })
}
const flat = ({ position }: Viewpoint): Spot => [position[0], position[2]]
