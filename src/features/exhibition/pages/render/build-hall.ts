/** Builds a hall for three.js out of its scene, its baked light and its painted boards. */
import {
  BufferGeometry,
  CanvasTexture,
  Color,
  ColorManagement,
  Float32BufferAttribute,
  Group,
  LinearFilter,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  Scene,
  SRGBColorSpace,
  type Texture,
} from 'three'
import { type Finish, finishes } from '../../halls/finishes/rules.ts'
import type { HallPlan } from '../../halls/plan/rules.ts'
import type { HallScene } from '../../halls/rules.ts'
import { atlasOf, type Colour, lengthOf, type Surface } from '../../halls/surfaces/rules.ts'
import { paintBoard } from './board-paint.ts'
import { paintDoor, paintRelief, paintWords } from './feature-paint.ts'
import { fittings } from './fittings.ts'
import { brightest, lit } from './light-picture.ts'
import { type Mirror, mirrorOf, polished } from './mirror.ts'
import { floorPattern, type Pattern, wallPattern } from './patterns.ts'
import { colourOf, textureOf } from './stuffs.ts'

export type BuiltHall = {
  scene: Scene
  floor: Mesh
  /** The boards, each with `userData.exhibit`. */
  boards: Mesh[]
  /** The doors, each with `userData.way`. */
  doors: Mesh[]
  mirror: Mirror
  drop: () => void
}
export type HallSources = {
  plan: HallPlan
  hall: HallScene
  light: TexImageSource
  pictures: Map<string, ImageBitmap>
  /** Dots of a board as painted: 1 is 800 high. */
  sharpness: number
}

export function buildHall(sources: HallSources): BuiltHall {
  const { plan, hall } = sources
  // The panorama viewer turns it off for the whole page; paints would come out pale.
  ColorManagement.enabled = true
  const finish = finishes[plan.theme]
  const scene = new Scene()
  scene.background = new Color('#0c0809')
  const world = new Group()
  scene.add(world)
  const shine = lightTexture(sources.light)
  const place = placer(hall.surfaces)
  const boards: Mesh[] = []
  const doors: Mesh[] = []
  let floor: Mesh | null = null
  const skins = skinsOf(finish, plan, shine)
  for (const one of hall.surfaces) {
    const mesh = new Mesh(place(one, skins.tileOf(one)), skins.skinOf(one, sources))
    if (one.material === 'floor') floor = mesh
    if (one.material === 'door') {
      mesh.userData.way = one.id === 'door-next' ? 'next' : 'previous'
      doors.push(mesh)
    }
    if (one.exhibit) {
      mesh.userData.exhibit = one.exhibit
      boards.push(mesh)
    }
    world.add(mesh)
  }
  if (!floor) throw new Error('a hall without a floor')
  world.add(featureWords(sources, finish), ...fittings(sources, finish))
  const mirror = mirrorOf(world, floor)
  scene.add(mirror.group)
  polished(floor.material as MeshBasicMaterial, finish.polish)
  return { scene, floor, boards, doors, mirror, drop: () => dropAll(scene) }
}

function lightTexture(source: TexImageSource): Texture {
  const texture = new CanvasTexture(source as HTMLCanvasElement)
  texture.colorSpace = SRGBColorSpace
  texture.channel = 1
  texture.flipY = false
  texture.generateMipmaps = false
  texture.minFilter = texture.magFilter = LinearFilter
  return texture
}

/** Gives each surface its corners, its place in its pattern, and its place in the picture of light. */
function placer(surfaces: Surface[]) {
  const atlas = atlasOf(lit(surfaces))
  return (
    { id, origin: o, along: a, up: u, texels: [across, rows] }: Surface,
    metres: number,
  ): BufferGeometry => {
    const geometry = new BufferGeometry()
    const corners = [0, 1, 2].map((i) => [o[i] ?? 0, a[i] ?? 0, u[i] ?? 0] as const)
    const at = (x: 0 | 1, y: 0 | 1) => corners.map(([start, along, up]) => start + along * x + up * y)
    const points = [...at(0, 0), ...at(1, 0), ...at(1, 1), ...at(0, 1)]
    geometry.setAttribute('position', new Float32BufferAttribute(points, 3))
    const [w, h] = metres ? [lengthOf(a) / metres, lengthOf(u) / metres] : [1, 1]
    geometry.setAttribute('uv', new Float32BufferAttribute([0, 0, w, 0, w, h, 0, h], 2))
    const [x, y] = atlas.places.get(id) ?? [0, 0]
    const [left, right] = [x / atlas.width, (x + across) / atlas.width]
    const [low, high] = [y / atlas.height, (y + rows) / atlas.height]
    geometry.setAttribute(
      'uv1',
      new Float32BufferAttribute([left, low, right, low, right, high, left, high], 2),
    )
    geometry.setIndex([0, 1, 2, 0, 2, 3])
    return geometry
  }
}

/** What each surface is covered with, and how many metres one repeat of it is long (0: once over all). */
function skinsOf(finish: Finish, plan: HallPlan, shine: Texture) {
  const kept = new Map<string, MeshBasicMaterial>()
  const lightly = (map: Texture | null, colour: Colour) =>
    new MeshBasicMaterial({ map, color: colourOf(colour), lightMap: shine, lightMapIntensity: brightest })
  const [floor, wall] = [floorPattern(finish.floor), wallPattern(finish.wall)]
  const once = (key: string, make: () => MeshBasicMaterial) => {
    const known = kept.get(key) ?? make()
    kept.set(key, known)
    return known
  }
  const patternOf = ({ material }: Surface): Pattern | null =>
    material === 'floor' ? floor : material === 'wall' ? wall : null
  return {
    tileOf: (one: Surface) => patternOf(one)?.metres ?? 0,
    skinOf(one: Surface, { hall, pictures, sharpness }: HallSources): MeshBasicMaterial {
      if (one.material === 'lamp') return new MeshBasicMaterial({ color: new Color(2.6, 2.4, 2.1) })
      if (one.material === 'door') {
        const way = one.id === 'door-next' ? 'next' : 'previous'
        return new MeshBasicMaterial({ map: textureOf(paintDoor(way)), color: new Color(0.8, 0.76, 0.68) })
      }
      if (one.material === 'board') {
        const exhibit = hall.boards.find((board) => board.exhibit.id === one.exhibit)?.exhibit
        const picture = exhibit ? (pictures.get(exhibit.id) ?? null) : null
        return lightly(
          exhibit ? textureOf(paintBoard(exhibit, picture, finish, sharpness)) : null,
          [0.92, 0.92, 0.92],
        )
      }
      if (one.material === 'feature')
        return once('feature', () => lightly(textureOf(paintRelief(plan.theme)), finish.colours.feature))
      const pattern = patternOf(one)
      return once(one.material, () =>
        lightly(pattern ? textureOf(pattern.canvas, true) : null, finish.colours[one.material]),
      )
    },
  }
}

function featureWords({ plan, hall: { shape, surfaces } }: HallSources, finish: Finish): Mesh {
  const wall = surfaces.find((one) => one.material === 'feature')
  const length = wall ? lengthOf(wall.along) : 10
  const width = Math.min(length * 0.9, 13.5)
  const silver = finish.wall === 'concrete'
  const map = textureOf(paintWords(plan.words, plan.caption, silver))
  const words = new Mesh(
    new PlaneGeometry(width, (width * 540) / 2048),
    new MeshBasicMaterial({ map, transparent: true, color: new Color(1.15, 1.1, 1) }),
  )
  if (!wall) return words
  const [dx, dz] = [wall.along[0] / length, wall.along[2] / length]
  const [x, z] = [wall.origin[0] + wall.along[0] / 2, wall.origin[2] + wall.along[2] / 2]
  words.position.set(x - dz * 0.07, shape.height * 0.6, z + dx * 0.07)
  words.rotation.y = Math.atan2(-dz, dx)
  return words
}

function dropAll(scene: Scene): void {
  scene.traverse((one) => {
    if (!(one instanceof Mesh)) return
    one.geometry.dispose()
    for (const material of [one.material].flat() as MeshBasicMaterial[]) {
      material.map?.dispose()
      material.lightMap?.dispose()
      material.dispose()
    }
  })
}
