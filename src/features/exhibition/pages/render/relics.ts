/** The pieces in showcases and on the plinth, turned and pressed out of simple shapes. */
import {
  BoxGeometry,
  CylinderGeometry,
  ExtrudeGeometry,
  Group,
  LatheGeometry,
  type Material,
  Mesh,
  type MeshStandardMaterial,
  Shape,
  SphereGeometry,
  TorusGeometry,
  Vector2,
} from 'three'
import type { RelicForm } from '../../halls/plan/rules.ts'

export type Stuffs = Record<'brass' | 'steel' | 'timber' | 'paper' | 'enamel' | 'dark', MeshStandardMaterial>

const turned = (points: [number, number][], stuff: Material) =>
  new Mesh(
    new LatheGeometry(
      points.map(([x, y]) => new Vector2(x, y)),
      48,
    ),
    stuff,
  )
const block = (size: [number, number, number], at: [number, number, number], stuff: Material) => {
  const mesh = new Mesh(new BoxGeometry(...size), stuff)
  mesh.position.set(...at)
  return mesh
}
const rod = (radius: number, length: number, at: [number, number, number], stuff: Material) => {
  const mesh = new Mesh(new CylinderGeometry(radius, radius, length, 24), stuff)
  mesh.position.set(...at)
  return mesh
}

function book({ paper, dark, timber }: Stuffs): Mesh[] {
  const leaves = [-1, 1].map((side) => {
    const leaf = block([0.34, 0.035, 0.46], [side * 0.172, 0.1, 0], paper)
    leaf.rotation.z = side * 0.12
    return leaf
  })
  const rest = block([0.78, 0.03, 0.52], [0, 0.055, 0], dark)
  const desk = block([0.9, 0.05, 0.6], [0, 0.025, 0], timber)
  for (const one of [...leaves, rest]) one.rotation.x = 0.16
  return [...leaves, rest, desk, rod(0.012, 0.4, [0.32, 0.14, 0.1], dark)]
}

function lamp({ brass, dark }: Stuffs): Mesh[] {
  const body = turned(
    [
      [0, 0],
      [0.17, 0],
      [0.17, 0.06],
      [0.1, 0.1],
      [0.07, 0.13],
      [0.12, 0.2],
      [0.13, 0.3],
      [0.08, 0.4],
      [0.1, 0.42],
      [0.05, 0.49],
      [0, 0.51],
    ],
    brass,
  )
  const handle = new Mesh(new TorusGeometry(0.2, 0.009, 10, 48, Math.PI), dark)
  handle.position.y = 0.32
  return [body, handle]
}

function instrument({ dark, brass, steel, enamel }: Stuffs): Mesh[] {
  const dials = [-0.2, 0, 0.2].flatMap((x) => {
    const face = new Mesh(new CylinderGeometry(0.075, 0.075, 0.02, 36), enamel)
    face.rotation.x = Math.PI / 2
    face.position.set(x, 0.3, 0.19)
    const rim = new Mesh(new TorusGeometry(0.078, 0.01, 10, 40), brass)
    rim.position.set(x, 0.3, 0.2)
    return [face, rim]
  })
  const knobs = [-0.22, -0.11, 0, 0.11, 0.22].map((x) => {
    const knob = rod(0.026, 0.04, [x, 0.13, 0.2], steel)
    knob.rotation.x = Math.PI / 2
    return knob
  })
  return [
    block([0.68, 0.4, 0.36], [0, 0.22, 0], dark),
    ...dials,
    ...knobs,
    block([0.74, 0.03, 0.42], [0, 0.015, 0], steel),
  ]
}

/** A slim body that rises to a point, with fins: a model of a carrier. */
function model({ enamel, steel, dark, brass }: Stuffs): Mesh[] {
  const body = turned(
    [
      [0, 0.06],
      [0.075, 0.06],
      [0.075, 0.42],
      [0.068, 0.45],
      [0.068, 0.6],
      [0.05, 0.68],
      [0.02, 0.76],
      [0, 0.79],
    ],
    enamel,
  )
  const boosters = [0, 1, 2, 3].map((quarter) => {
    const booster = turned(
      [
        [0, 0.05],
        [0.036, 0.05],
        [0.036, 0.28],
        [0, 0.36],
      ],
      steel,
    )
    booster.position.set(
      Math.cos((quarter * Math.PI) / 2) * 0.112,
      0,
      Math.sin((quarter * Math.PI) / 2) * 0.112,
    )
    return booster
  })
  const ring = new Mesh(new TorusGeometry(0.076, 0.008, 10, 48), brass)
  ring.rotation.x = Math.PI / 2
  ring.position.y = 0.42
  return [body, ...boosters, ring, rod(0.2, 0.05, [0, 0.025, 0], dark)]
}

function medal({ brass, dark }: Stuffs): Mesh[] {
  const star = new Shape()
  for (let i = 0; i < 10; i++) {
    const angle = Math.PI / 2 + (i * Math.PI) / 5
    const radius = i % 2 ? 0.11 : 0.27
    const [x, y] = [Math.cos(angle) * radius, Math.sin(angle) * radius]
    if (i) star.lineTo(x, y)
    else star.moveTo(x, y)
  }
  const shape = new ExtrudeGeometry(star, {
    depth: 0.05,
    bevelSize: 0.03,
    bevelThickness: 0.05,
    bevelSegments: 1,
  })
  const mesh = new Mesh(shape, brass)
  mesh.position.set(0, 0.38, -0.03)
  const ring = new Mesh(new TorusGeometry(0.3, 0.022, 14, 64), brass)
  ring.rotation.x = Math.PI / 2
  ring.position.y = 0.07
  return [mesh, ring, rod(0.03, 0.16, [0, 0.1, 0], brass), rod(0.24, 0.05, [0, 0.025, 0], dark)]
}

function vessel({ enamel, steel }: Stuffs): Mesh[] {
  const cup = turned(
    [
      [0, 0.01],
      [0.15, 0.01],
      [0.16, 0.03],
      [0.16, 0.32],
      [0.17, 0.33],
      [0.15, 0.33],
      [0.148, 0.05],
      [0, 0.05],
    ],
    enamel,
  )
  const handle = new Mesh(new TorusGeometry(0.09, 0.016, 12, 40, Math.PI), enamel)
  handle.rotation.z = -Math.PI / 2
  handle.position.set(0.16, 0.17, 0)
  const lid = new Mesh(new SphereGeometry(0.17, 40, 12, 0, Math.PI * 2, 0, Math.PI / 2), enamel)
  lid.scale.y = 0.3
  lid.position.set(-0.36, 0.01, 0.05)
  return [cup, handle, lid, rod(0.02, 0.03, [-0.36, 0.07, 0.05], steel)]
}

/** A drawing table: a leaning board with a sheet and a rule, on four legs. */
function table({ timber, paper, steel, brass }: Stuffs): Mesh[] {
  const leaning = [
    block([0.8, 0.03, 0.5], [0, 0.42, 0], timber),
    block([0.66, 0.006, 0.4], [0, 0.44, 0], paper),
    block([0.6, 0.012, 0.035], [0, 0.45, 0.08], steel),
    block([0.03, 0.014, 0.3], [-0.18, 0.45, -0.02], steel),
  ]
  for (const one of leaning) {
    one.rotation.x = 0.3
    one.position.z += (one.position.y - 0.42) * 0.3
  }
  const legs = [-0.34, 0.34].flatMap((x) =>
    [-0.16, 0.16].map((z) => block([0.045, 0.42 - z * 0.3, 0.045], [x, 0.2 - z * 0.15, z], timber)),
  )
  return [
    ...leaning,
    ...legs,
    block([0.7, 0.03, 0.04], [0, 0.12, 0.16], timber),
    rod(0.03, 0.06, [0.34, 0.47, -0.1], brass),
  ]
}

/** A dish that opens upwards, on a mount. */
function antenna({ steel, enamel, dark, brass }: Stuffs): Mesh[] {
  const dish = turned(
    [
      [0.02, 0],
      [0.12, 0.02],
      [0.22, 0.07],
      [0.32, 0.15],
      [0.33, 0.16],
      [0.22, 0.085],
      [0.12, 0.035],
      [0.02, 0.015],
    ],
    enamel,
  )
  dish.rotation.set(0.7, 0, -0.25)
  dish.position.set(0, 0.4, 0)
  const feed = rod(0.008, 0.3, [0.04, 0.52, 0.1], steel)
  feed.rotation.set(0.7, 0, -0.25)
  const head = new Mesh(new SphereGeometry(0.03, 24, 16), brass)
  head.position.set(0.08, 0.64, 0.2)
  const mast = turned(
    [
      [0.16, 0.03],
      [0.06, 0.1],
      [0.045, 0.38],
      [0, 0.42],
    ],
    steel,
  )
  return [dish, feed, head, mast, rod(0.2, 0.04, [0, 0.02, 0], dark)]
}

const forms: Record<RelicForm, (stuffs: Stuffs) => Mesh[]> = {
  book,
  lamp,
  instrument,
  model,
  medal,
  vessel,
  table,
  antenna,
}

export function relic(form: RelicForm, stuffs: Stuffs, scale: number): Group {
  const group = new Group()
  group.add(...forms[form](stuffs))
  group.scale.setScalar(scale)
  return group
}
