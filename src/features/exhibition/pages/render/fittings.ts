/** Frames, skirting, door frames, lamp heads, glass and pieces: what is drawn but throws no light of its own. */
import {
  BoxGeometry,
  CylinderGeometry,
  Group,
  Mesh,
  MeshBasicMaterial,
  MeshStandardMaterial,
  type Object3D,
  PlaneGeometry,
  Vector3,
} from 'three'
import type { Finish } from '../../halls/finishes/rules.ts'
import { doorHeight, type Lamp, type Stand } from '../../halls/rules.ts'
import type { HallSources } from './build-hall.ts'
import { paintLabel } from './feature-paint.ts'
import { relic, type Stuffs } from './relics.ts'
import { bar, colourOf, textureOf } from './stuffs.ts'

export function fittings({ hall }: HallSources, finish: Finish): Object3D[] {
  const trim = new MeshBasicMaterial({ color: colourOf(finish.trim).multiplyScalar(0.75) })
  const dim = new MeshBasicMaterial({ color: trim.color.clone().multiplyScalar(0.45) })
  const dark = new MeshBasicMaterial({ color: colourOf([0.02, 0.02, 0.022]) })
  const bright = new MeshBasicMaterial({ color: colourOf([3, 2.7, 2.2]) })
  const stuffs = stuffsOf()
  return [
    ...frames(hall.boards, trim),
    ...skirting(hall.shape, trim, dim),
    ...hall.doors.flatMap(({ stretch: { from, to } }) => doorFrame(from, to, trim)),
    ...hall.lamps.map((one) => lampHead(one, dark, bright)),
    ...hall.stands.map((one) => standPiece(one, stuffs)),
  ]
}

function frames(boards: HallSources['hall']['boards'], trim: MeshBasicMaterial): Mesh[] {
  return boards.map(({ stretch, width, height, bottom, facing }) => {
    const mesh = new Mesh(new BoxGeometry(width + 0.09, height + 0.09, 0.06), trim)
    const [x, z] = [(stretch.from[0] + stretch.to[0]) / 2, (stretch.from[1] + stretch.to[1]) / 2]
    mesh.position.set(x + facing[0] * 0.02, bottom + height / 2, z + facing[1] * 0.02)
    mesh.rotation.y = Math.atan2(facing[0], facing[1])
    return mesh
  })
}

function skirting(
  { corners, partitions }: HallSources['hall']['shape'],
  trim: MeshBasicMaterial,
  dim: MeshBasicMaterial,
): Mesh[] {
  const walls = corners.map((from, at) =>
    bar(from, corners[(at + 1) % corners.length] ?? from, 0.05, [0.07, 0.03], dim),
  )
  const caps = partitions.map(({ at: [x, z], size: [width, depth], height }) => {
    const mesh = new Mesh(new BoxGeometry(width + 0.03, 0.06, depth + 0.03), trim)
    mesh.position.set(x, height - 0.02, z)
    return mesh
  })
  return [...walls, ...caps]
}

function doorFrame(
  from: readonly [number, number],
  to: readonly [number, number],
  trim: MeshBasicMaterial,
): Mesh[] {
  const post = ([x, z]: readonly [number, number]) => {
    const mesh = new Mesh(new BoxGeometry(0.14, doorHeight + 0.12, 0.2), trim)
    mesh.position.set(x, doorHeight / 2 + 0.06, z)
    mesh.rotation.y = -Math.atan2(to[1] - from[1], to[0] - from[0])
    return mesh
  }
  return [post(from), post(to), bar(from, to, doorHeight + 0.12, [0.14, 0.2], trim)]
}

/** A dark can on a rail, its mouth alight. */
function lampHead({ at, towards }: Lamp, dark: MeshBasicMaterial, bright: MeshBasicMaterial): Group {
  const group = new Group()
  const can = new Mesh(new CylinderGeometry(0.055, 0.07, 0.2, 18), dark)
  can.position.y = 0.12
  const mouth = new Mesh(new CylinderGeometry(0.052, 0.052, 0.012, 18), bright)
  mouth.position.y = 0.018
  group.add(can, mouth)
  group.position.set(...at)
  const up = new Vector3(...at).sub(new Vector3(...towards)).normalize()
  group.quaternion.setFromUnitVectors(new Vector3(0, 1, 0), up)
  return group
}

function stuffsOf(): Stuffs {
  const stuff = (color: string, metalness: number, roughness: number) =>
    new MeshStandardMaterial({ color, metalness, roughness })
  return {
    brass: stuff('#c99a45', 1, 0.28),
    steel: stuff('#aeb4ba', 1, 0.32),
    timber: stuff('#6b3d22', 0, 0.55),
    paper: stuff('#e6d9bd', 0, 0.9),
    enamel: stuff('#eceae4', 0.05, 0.25),
    dark: stuff('#26282b', 0.4, 0.42),
  }
}

function standPiece({ exhibit, at, kind }: Stand, stuffs: Stuffs): Group {
  const group = new Group()
  group.position.set(...at)
  const large = kind === 'relic'
  group.add(relic(exhibit.form ?? (large ? 'medal' : 'book'), stuffs, large ? 2.1 : 1))
  const map = textureOf(paintLabel(exhibit.title, [exhibit.year, exhibit.place].filter(Boolean).join(' · ')))
  const label = new Mesh(new PlaneGeometry(0.74, 0.174), new MeshBasicMaterial({ map }))
  label.position.set(0, large ? -0.1 : -0.26, large ? 0.86 : 0.44)
  group.add(label)
  if (!large) group.add(...glassCase())
  return group
}

function glassCase(): Object3D[] {
  const glass = new MeshStandardMaterial({
    color: '#eaf4ff',
    transparent: true,
    opacity: 0.1,
    roughness: 0.04,
    metalness: 0,
    depthWrite: false,
  })
  const pane = new Mesh(new BoxGeometry(1.2, 0.72, 0.8), glass)
  pane.position.y = 0.36
  pane.userData.glass = true
  pane.renderOrder = 2
  const edge = new MeshBasicMaterial({ color: '#8f897c', transparent: true, opacity: 0.5 })
  const edges = [-0.6, 0.6].flatMap((x) =>
    [-0.4, 0.4].map((z) => {
      const post = new Mesh(new BoxGeometry(0.008, 0.72, 0.008), edge)
      post.position.set(x, 0.36, z)
      return post
    }),
  )
  return [pane, ...edges]
}
