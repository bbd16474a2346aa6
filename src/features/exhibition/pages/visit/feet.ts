/** Feet in a hall: they walk and turn, and never through a wall. */
import type { HallScene } from '../../halls/rules.ts'
import type { Vec } from '../../halls/surfaces/rules.ts'
import { directionTo } from '../../halls/viewpoints/rules.ts'

export type Feet = {
  place: () => { x: number; z: number; yaw: number; pitch: number }
  key: (name: string, down: boolean) => boolean
  /** Lets go of all keys, for nobody tells of a key that is let go elsewhere. */
  rest: () => void
  turn: (yaw: number, pitch: number) => void
  walkTo: (x: number, z: number) => void
  standAt: (x: number, z: number, yaw: number) => void
  standBefore: (exhibit: string) => void
  /** Moves on by so many seconds; whether anything changed. */
  step: (seconds: number) => boolean
}

const apart = 0.42
const ahead: Record<string, number> = { ArrowUp: 1, w: 1, ArrowDown: -1, s: -1 }
const around: Record<string, number> = { ArrowLeft: -1, a: -1, ArrowRight: 1, d: 1 }

/** Whether feet have room at a spot: inside all walls, and not in what stands about. */
export function isFree(
  { shape, obstacles }: Pick<HallScene, 'shape' | 'obstacles'>,
  x: number,
  z: number,
): boolean {
  const inside = shape.corners.every(([x0, z0], at) => {
    const [x1, z1] = shape.corners[(at + 1) % shape.corners.length] ?? [x0, z0]
    const length = Math.hypot(x1 - x0, z1 - z0)
    return ((x - x0) * -(z1 - z0) + (z - z0) * (x1 - x0)) / length > apart
  })
  return (
    inside &&
    !obstacles.some(
      ({ at, size }) =>
        Math.abs(x - at[0]) < size[0] / 2 + apart && Math.abs(z - at[1]) < size[1] / 2 + apart,
    )
  )
}

export function feetIn(hall: HallScene, before: { exhibit: string; from: Vec; to: Vec }[]): Feet {
  const [start] = hall.viewpoints
  let [x, z] = [start?.position[0] ?? 0, start?.position[2] ?? 0]
  let [yaw, pitch] = [start?.heading ?? 0, 0]
  let goal: { x: number; z: number; yaw: number | null } | null = null
  const keys = new Set<string>()
  const go = (dx: number, dz: number) => {
    if (isFree(hall, x + dx, z)) x += dx
    if (isFree(hall, x, z + dz)) z += dz
  }
  const sum = (ways: Record<string, number>) => [...keys].reduce((all, key) => all + (ways[key] ?? 0), 0)
  return {
    place: () => ({ x, z, yaw, pitch }),
    key(name, down) {
      if (!(name in ahead) && !(name in around)) return false
      if (down) keys.add(name)
      else keys.delete(name)
      return true
    },
    rest: () => keys.clear(),
    turn(byYaw, byPitch) {
      yaw += byYaw
      pitch = Math.max(-0.7, Math.min(0.7, pitch + byPitch))
      goal = null
    },
    walkTo(toX, toZ) {
      goal = { x: toX, z: toZ, yaw: null }
    },
    standAt(toX, toZ, toYaw) {
      goal = { x: toX, z: toZ, yaw: toYaw }
    },
    standBefore(exhibit) {
      const spot = before.find((one) => one.exhibit === exhibit)
      if (!spot) return
      goal = { x: spot.from[0], z: spot.from[2], yaw: directionTo(spot.from, spot.to).yaw }
    },
    step(seconds) {
      const [forward, aside] = [sum(ahead), sum(around)]
      if (forward || aside) {
        goal = null
        yaw += aside * seconds * 1.5
        go(Math.sin(yaw) * forward * seconds * 2.6, -Math.cos(yaw) * forward * seconds * 2.6)
        return true
      }
      if (!goal) return keys.size > 0
      const part = 1 - Math.exp(-seconds * 2.6)
      const turn = goal.yaw === null ? 0 : Math.atan2(Math.sin(goal.yaw - yaw), Math.cos(goal.yaw - yaw))
      yaw += turn * part
      pitch -= goal.yaw === null ? 0 : pitch * part
      const [dx, dz] = [goal.x - x, goal.z - z]
      // Towards an exhibit or a viewpoint the way leads through walls rather than around them: one is shown there, not walked.
      if (goal.yaw === null) go(dx * part, dz * part)
      else [x, z] = [x + dx * part, z + dz * part]
      if (Math.hypot(dx, dz) < 0.01 && Math.abs(turn) < 0.002) goal = null
      return true
    },
  }
}
