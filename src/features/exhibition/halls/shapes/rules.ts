/** The four rooms: where walls, light and paths are. Metres from the middle of the room, x to the right, z to the entrance. */
import type { HallTheme } from '../plan/rules.ts'

export type Spot = readonly [x: number, z: number]
/** A stretch of wall from left to right, as whoever stands before it sees it. */
export type Stretch = { from: Spot; to: Spot }
export type View = { key: string; title: string; at: Spot; look: Spot }

export type Shape = {
  /** The outline, clockwise on the map; the first edge is the feature wall unless `feature` says another. */
  corners: Spot[]
  height: number
  feature: number
  /** Walls that stand in the room: their middle, their sides, their height. */
  partitions: { at: Spot; size: Spot; height: number }[]
  /** Where boards hang, in the order of the walk. */
  runs: Stretch[]
  /** Where showcases stand, and the one great piece. */
  stands: Spot[]
  centre: Spot
  benches: { at: Spot; size: Spot }[]
  /** Luminous strips below the ceiling, and a skylight. */
  strips: { at: Spot; size: Spot }[]
  beams: 'across' | 'along' | 'none'
  entrance: Stretch
  exit: Stretch
  views: View[]
}

const square = (width: number, depth: number): Spot[] => {
  const [w, d] = [width / 2, depth / 2]
  return [
    [-w, -d],
    [w, -d],
    [w, d],
    [-w, d],
  ]
}

/** Two walls stand on either side of the great piece before the feature wall. */
const foundation: Shape = {
  corners: square(20, 14),
  height: 5.2,
  feature: 0,
  partitions: [
    { at: [-4.6, -0.6], size: [0.32, 6], height: 3.4 },
    { at: [4.6, -0.6], size: [0.32, 6], height: 3.4 },
  ],
  runs: [
    { from: [-10, 5.8], to: [-10, -5.8] },
    { from: [-4.76, -3.4], to: [-4.76, 2.2] },
    { from: [-4.44, 2.2], to: [-4.44, -3.4] },
    { from: [4.44, -3.4], to: [4.44, 2.2] },
    { from: [4.76, 2.2], to: [4.76, -3.4] },
    { from: [10, -5.8], to: [10, 5.8] },
  ],
  stands: [
    [-7.4, 0.6],
    [7.4, 0.6],
    [-7.4, -3.4],
    [7.4, -3.4],
  ],
  centre: [0, -2],
  benches: [
    { at: [-2.6, 3.2], size: [0.55, 1.9] },
    { at: [2.6, 3.2], size: [0.55, 1.9] },
  ],
  strips: [
    { at: [-7.3, 0], size: [0.24, 11.6] },
    { at: [0, 0], size: [0.24, 11.6] },
    { at: [7.3, 0], size: [0.24, 11.6] },
  ],
  beams: 'across',
  entrance: { from: [1.3, 7], to: [-1.3, 7] },
  exit: { from: [9.2, 7], to: [6.6, 7] },
  views: [
    { key: 'a', title: '序厅入口', at: [0, 5.3], look: [0, -7] },
    { key: 'b', title: '西展区', at: [-7.4, 3.6], look: [-8.6, -4] },
    { key: 'c', title: '主题墙前', at: [0, 0.9], look: [0, -7] },
    { key: 'd', title: '东展区', at: [7.4, 3.6], look: [8.6, -4] },
  ],
}

/** A long workshop of brick and timber; three fins make one walk in bends. */
const pioneering: Shape = {
  corners: square(26, 9.6),
  height: 4.5,
  feature: 1,
  partitions: [
    { at: [-6.5, -2.7], size: [0.32, 4.2], height: 3.2 },
    { at: [0, 2.7], size: [0.32, 4.2], height: 3.2 },
    { at: [6.5, -2.7], size: [0.32, 4.2], height: 3.2 },
  ],
  runs: [
    { from: [-12.7, -4.8], to: [-6.9, -4.8] },
    { from: [-6.66, -4.7], to: [-6.66, -0.7] },
    { from: [-0.16, 0.7], to: [-0.16, 4.7] },
    { from: [-5.9, -4.8], to: [5.9, -4.8] },
    { from: [6.34, -4.7], to: [6.34, -0.7] },
    { from: [9.6, 4.8], to: [0.6, 4.8] },
  ],
  stands: [
    [-9.8, -1.6],
    [-3.4, -1.4],
    [3.4, 1.6],
    [9.4, -2.6],
  ],
  centre: [10, 0.2],
  benches: [
    { at: [-9.6, 2.6], size: [1.9, 0.55] },
    { at: [3.2, -1.2], size: [1.9, 0.55] },
  ],
  strips: [
    { at: [0, -2.4], size: [23, 0.18] },
    { at: [0, 2.4], size: [23, 0.18] },
  ],
  beams: 'along',
  entrance: { from: [-13, 1.3], to: [-13, -1.3] },
  exit: { from: [12.6, 4.8], to: [10.2, 4.8] },
  views: [
    { key: 'a', title: '展厅入口', at: [-11, 0.9], look: [-6, -3] },
    { key: 'b', title: '创业起步', at: [-4.4, 1.2], look: [0, 3] },
    { key: 'c', title: '艰苦攻关', at: [2.6, 0.2], look: [4, -4.8] },
    { key: 'd', title: '主题墙前', at: [7.8, 1.5], look: [13, 0] },
  ],
}

/** A square of concrete and steel around a core that one walks about. */
const reform: Shape = {
  corners: square(18, 17),
  height: 5,
  feature: 0,
  partitions: [{ at: [0, 0], size: [6, 5.6], height: 3.7 }],
  runs: [
    { from: [-2.7, 2.8], to: [2.7, 2.8] },
    { from: [-9, 7.4], to: [-9, -7.4] },
    { from: [-3, -2.5], to: [-3, 2.5] },
    { from: [2.7, -2.8], to: [-2.7, -2.8] },
    { from: [9, -7.4], to: [9, 7.4] },
    { from: [3, 2.5], to: [3, -2.5] },
  ],
  stands: [
    [-6.4, -5.4],
    [6.4, -5.4],
    [6.2, 5],
    [-6.2, 5],
  ],
  centre: [0, -6],
  benches: [
    { at: [-6.2, 0], size: [0.55, 2] },
    { at: [6.2, 0], size: [0.55, 2] },
  ],
  strips: [
    { at: [-6, 0], size: [0.3, 12.6] },
    { at: [6, 0], size: [0.3, 12.6] },
    { at: [0, -5.6], size: [11.4, 0.3] },
    { at: [0, 5.6], size: [11.4, 0.3] },
  ],
  beams: 'none',
  entrance: { from: [-5.6, 8.5], to: [-8.2, 8.5] },
  exit: { from: [8.2, 8.5], to: [5.6, 8.5] },
  views: [
    { key: 'a', title: '展厅入口', at: [-2.4, 6.4], look: [0, 2.8] },
    { key: 'b', title: '西廊', at: [-5.4, 2.2], look: [-8.6, -3] },
    { key: 'c', title: '主题墙前', at: [-3.2, -4.6], look: [1, -8.5] },
    { key: 'd', title: '东廊', at: [5.6, -2.6], look: [8.6, 3] },
  ],
}

/** Eight sides below a skylight. */
const era: Shape = {
  corners: [
    [-6.5, -8],
    [6.5, -8],
    [11, -3.5],
    [11, 3.5],
    [6.5, 8],
    [-6.5, 8],
    [-11, 3.5],
    [-11, -3.5],
  ],
  height: 5.6,
  feature: 0,
  partitions: [],
  runs: [
    { from: [-6.7, 7.8], to: [-10.8, 3.7] },
    { from: [-11, 3], to: [-11, -3] },
    { from: [-10.8, -3.7], to: [-6.7, -7.8] },
    { from: [6.7, -7.8], to: [10.8, -3.7] },
    { from: [11, -3], to: [11, 3] },
    { from: [10.8, 3.7], to: [6.7, 7.8] },
  ],
  stands: [
    [-5.4, 2.6],
    [5.4, 2.6],
    [-5.4, -3.2],
    [5.4, -3.2],
  ],
  centre: [0, -1],
  benches: [
    { at: [-3.4, 5.4], size: [1.9, 0.55] },
    { at: [3.4, 5.4], size: [1.9, 0.55] },
  ],
  strips: [
    { at: [0, -1], size: [6.4, 4.6] },
    { at: [-8, 0], size: [0.22, 8] },
    { at: [8, 0], size: [0.22, 8] },
  ],
  beams: 'none',
  entrance: { from: [1.3, 8], to: [-1.3, 8] },
  exit: { from: [5.8, 8], to: [3.2, 8] },
  views: [
    { key: 'a', title: '展厅入口', at: [0, 5.6], look: [0, -8] },
    { key: 'b', title: '西展区', at: [-6.6, 0.2], look: [-11, 0] },
    { key: 'c', title: '主题墙前', at: [0.6, -4.2], look: [0, -8] },
    { key: 'd', title: '东展区', at: [6.6, 0.2], look: [11, 0] },
  ],
}

export const shapes: Record<HallTheme, Shape> = { foundation, pioneering, reform, era }
