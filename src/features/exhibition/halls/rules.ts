/** A hall from its plan: surfaces, lamps, boards, stands, viewpoints and hotspots. The same plan gives the same hall. */
import { type HungBoard, hang } from './hanging/rules.ts'
import type { HallPlan, PlannedExhibit } from './plan/rules.ts'
import { type Shape, type Spot, type Stretch, shapes } from './shapes/rules.ts'
import { box, type Colour, type Surface, surface, upright, type Vec } from './surfaces/rules.ts'
import {
  type Hotspot,
  hotspotsOf,
  type Obstacle,
  type Sight,
  type Viewpoint,
  viewpointsOf,
} from './viewpoints/rules.ts'

/** A lamp that throws a cone: angles in rad, full inside the first, nothing outside the second. */
export type Lamp = { at: Vec; towards: Vec; strength: number; inner: number; outer: number; colour: Colour }
export type Stand = { exhibit: PlannedExhibit; at: Vec; kind: 'case' | 'relic' }
export type HallScene = {
  shape: Shape
  surfaces: Surface[]
  lamps: Lamp[]
  boards: HungBoard[]
  stands: Stand[]
  doors: { way: 'next' | 'previous'; stretch: Stretch }[]
  obstacles: Obstacle[]
  viewpoints: Viewpoint[]
  hotspots: Hotspot[]
}

export const doorHeight = 2.75
const standHeight = 0.92
const plinthSteps = [
  { side: 2.6, height: 0.22 },
  { side: 1.7, height: 0.34 },
]
const warm: Colour = [1, 0.9, 0.77]

export function hallScene(plan: HallPlan): HallScene {
  const shape = shapes[plan.theme]
  const boards = hang(
    plan.exhibits.filter((one) => one.kind === 'board'),
    shape.runs,
  )
  const stands = standsOf(plan.exhibits, shape)
  const doors: HallScene['doors'] = [
    { way: 'previous', stretch: shape.entrance },
    { way: 'next', stretch: shape.exit },
  ]
  const obstacles = obstaclesOf(shape, stands)
  const viewpoints = viewpointsOf(shape.views)
  const sights = [...boards.map(boardSight), ...stands.map(standSight), ...doors.map(doorSight)]
  return {
    shape,
    surfaces: [
      ...roomSurfaces(shape),
      ...boards.map(boardSurface),
      ...stands.flatMap(standSurfaces),
      ...doors.map(({ way, stretch }) =>
        surface(`door-${way}`, 'door', upright(stretch, 0.06, doorHeight, 0.05), 1, {
          glow: [0.9, 0.82, 0.66],
        }),
      ),
    ],
    lamps: [
      ...boards.flatMap((one) => boardLamps(one, shape)),
      ...stands.map((one) => standLamp(one, shape)),
      ...wallLamps(shape),
    ],
    boards,
    stands,
    doors,
    obstacles,
    viewpoints,
    hotspots: hotspotsOf(viewpoints, sights, obstacles),
  }
}

/** Showcases take their places in order; the one great piece stands in the middle. */
function standsOf(exhibits: PlannedExhibit[], { stands, centre }: Shape): Stand[] {
  const cases = exhibits.filter((one) => one.kind === 'case')
  const places = cases.flatMap((exhibit, at): Stand[] => {
    const [x, z] = stands[at] ?? []
    return x === undefined || z === undefined ? [] : [{ exhibit, at: [x, standHeight, z], kind: 'case' }]
  })
  const top = plinthSteps.reduce((sum, { height }) => sum + height, 0)
  const relics = exhibits.filter((one) => one.kind === 'relic').slice(0, 1)
  return [
    ...places,
    ...relics.map((exhibit): Stand => ({ exhibit, at: [centre[0], top, centre[1]], kind: 'relic' })),
  ]
}

function roomSurfaces({ corners, height, feature, partitions, benches, strips, beams }: Shape): Surface[] {
  const [xs, zs] = [corners.map(([x]) => x), corners.map(([, z]) => z)]
  const [left, right, back, front] = [Math.min(...xs), Math.max(...xs), Math.min(...zs), Math.max(...zs)]
  const [width, depth] = [right - left, front - back]
  const walls = corners.map((from, at) => {
    const stretch = { from, to: corners[(at + 1) % corners.length] ?? from }
    const material = at === feature ? 'feature' : 'wall'
    return surface(`wall-${at}`, material, upright(stretch, 0, height), 12)
  })
  const across = beams === 'across'
  const count = beams === 'none' ? 0 : Math.round((across ? depth : width) / 2.3) - 1
  return [
    surface('floor', 'floor', { origin: [left, 0, front], along: [width, 0, 0], up: [0, 0, -depth] }, 12),
    surface(
      'ceiling',
      'ceiling',
      { origin: [left, height, back], along: [width, 0, 0], up: [0, 0, depth] },
      4,
    ),
    ...walls,
    ...Array.from({ length: count }, (_, at) => {
      const step = ((at + 1) / (count + 1) - 0.5) * (across ? depth : width)
      const size: Vec = across ? [width, 0.36, 0.16] : [0.16, 0.36, depth]
      return box(
        `beam-${at}`,
        'ceiling',
        [across ? 0 : step, height - 0.18, across ? step : 0],
        size,
        2,
        across ? 'fbu' : 'lru',
      )
    }).flat(),
    ...partitions.flatMap(({ at, size, height: high }, index) =>
      box(`partition-${index}`, 'partition', [at[0], high / 2, at[1]], [size[0], high, size[1]], 12),
    ),
    ...benches.flatMap(({ at, size }, index) =>
      box(`bench-${index}`, 'bench', [at[0], 0.22, at[1]], [size[0], 0.44, size[1]], 10),
    ),
    ...strips.map(({ at, size }, index) => stripSurface(index, at, size, height)),
  ]
}

/** A strip gives the same light however large it is drawn: a skylight is dimmer than a line. */
function stripSurface(index: number, at: Spot, size: Spot, height: number): Surface {
  const area = size[0] * size[1]
  const bright = Math.min(20, 52 / area + 2)
  const origin: Vec = [at[0] - size[0] / 2, height - 0.42, at[1] - size[1] / 2]
  return surface(`strip-${index}`, 'lamp', { origin, along: [size[0], 0, 0], up: [0, 0, size[1]] }, 1, {
    glow: [bright, bright * 0.93, bright * 0.82],
  })
}

function boardSurface({ exhibit, stretch, height, bottom }: HungBoard): Surface {
  return surface(`board-${exhibit.id}`, 'board', upright(stretch, bottom, height, 0.055), 14, {
    exhibit: exhibit.id,
  })
}

function standSurfaces({ exhibit, at, kind }: Stand): Surface[] {
  const [x, , z] = at
  if (kind === 'case')
    return box(`stand-${exhibit.id}`, 'stand', [x, standHeight / 2, z], [1.25, standHeight, 0.85], 14)
  let foot = 0
  return plinthSteps.flatMap(({ side, height }, step) => {
    foot += height
    return box(`plinth-${step}`, 'plinth', [x, foot - height / 2, z], [side, height, side], 12)
  })
}

const middleOf = ({ from, to }: Stretch): Spot => [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]

/** Two washers above each board, so that its shadow falls softly below it. */
function boardLamps({ stretch, width, facing }: HungBoard, { height }: Shape): Lamp[] {
  const [x, z] = middleOf(stretch)
  const reach = Math.min(2.1, height - 3)
  return [-0.28, 0.28].map((side) => {
    const [ax, az] = [x + facing[1] * width * side, z - facing[0] * width * side]
    return {
      at: [ax + facing[0] * reach, height - 0.5, az + facing[1] * reach],
      towards: [ax, 1.55, az],
      strength: 15,
      inner: 0.2,
      outer: 0.52,
      colour: warm,
    }
  })
}

function standLamp({ at, kind }: Stand, { height }: Shape): Lamp {
  const [x, y, z] = at
  const strong = kind === 'relic'
  return {
    at: [x + 0.7, height - 0.5, z + 1],
    towards: [x, y + 0.4, z],
    strength: strong ? 34 : 20,
    inner: strong ? 0.2 : 0.13,
    outer: strong ? 0.46 : 0.32,
    colour: [1, 0.93, 0.82],
  }
}

/** Washers along every wall: strong on the feature wall, faint on the others. */
function wallLamps({ corners, feature, height }: Shape): Lamp[] {
  return corners.flatMap((from, edge) => {
    const to = corners[(edge + 1) % corners.length] ?? from
    const [dx, dz] = [to[0] - from[0], to[1] - from[1]]
    const length = Math.hypot(dx, dz)
    const strong = edge === feature
    const count = Math.max(2, Math.round(length / (strong ? 2.1 : 3.2)))
    return Array.from({ length: count }, (_, at): Lamp => {
      const part = (at + 0.5) / count
      const [x, z] = [from[0] + dx * part, from[1] + dz * part]
      const away = strong ? 2 : 1.5
      return {
        at: [x - (dz / length) * away, height - 0.5, z + (dx / length) * away],
        towards: [x, strong ? 2.1 : 1.9, z],
        strength: strong ? 25 : 8,
        inner: 0.3,
        outer: strong ? 0.74 : 0.85,
        colour: strong ? [1, 0.87, 0.7] : [1, 0.91, 0.79],
      }
    })
  })
}

function obstaclesOf({ partitions, benches }: Shape, stands: Stand[]): Obstacle[] {
  return [
    ...partitions,
    ...benches.map((one) => ({ ...one, height: 0.44 })),
    ...stands.map(
      ({ at, kind }): Obstacle => ({
        at: [at[0], at[2]],
        size: kind === 'case' ? [1.25, 0.85] : [2.6, 2.6],
        height: 1.5,
      }),
    ),
  ]
}

function boardSight({ exhibit, stretch, bottom, facing }: HungBoard): Sight {
  const [x, z] = middleOf(stretch)
  return { target: { kind: 'exhibit', id: exhibit.id }, point: [x, bottom - 0.16, z], facing }
}

function standSight({ exhibit, at }: Stand): Sight {
  return { target: { kind: 'exhibit', id: exhibit.id }, point: [at[0], at[1] - 0.1, at[2]], facing: null }
}

function doorSight({ way, stretch }: HallScene['doors'][number]): Sight {
  const [x, z] = middleOf(stretch)
  const [dx, dz] = [stretch.to[0] - stretch.from[0], stretch.to[1] - stretch.from[1]]
  const length = Math.hypot(dx, dz)
  return { target: { kind: 'hall', way }, point: [x, 1.3, z], facing: [-dz / length, dx / length] }
}
