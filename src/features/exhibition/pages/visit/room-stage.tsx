import { type KeyboardEvent, useEffect, useRef } from 'react'
import { ACESFilmicToneMapping, PerspectiveCamera, Raycaster, Vector2, WebGLRenderer } from 'three'
import { finishes } from '../../halls/finishes/rules.ts'
import type { HallPlan } from '../../halls/plan/rules.ts'
import { hallScene } from '../../halls/rules.ts'
import { type BuiltHall, buildHall } from '../render/build-hall.ts'
import { mirrorRoomInPieces } from '../render/panorama.ts'
import { picturesOf, standingBefore } from '../render/render-hall.ts'
import { type Feet, feetIn } from './feet.ts'
import type { Hall, Viewpoint } from './visited.ts'
import type { Why } from './way.ts'

type Props = {
  hall: Hall
  viewpoint: Viewpoint
  exhibitId: number | null
  onExhibit: (id: number) => void
  onDoor: (way: 'next' | 'previous') => void
  onMove: (place: { x: number; z: number }, yaw: number) => void
  onReady: () => void
  onBroken: (why: Why) => void
}
type Room = { feet: Feet; pressAhead: () => void; close: () => void }

/** The room to walk in: keys and fingers move the feet; a press on a board opens it, on the floor walks there. */
export default function RoomStage(props: Props) {
  const host = useRef<HTMLDivElement>(null)
  const now = useRef(props)
  now.current = props
  const room = useRef<Room>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a hall is built once; the rest is asked when it is needed
  useEffect(() => {
    let gone = false
    if (host.current)
      openRoom(host.current, () => now.current).then(
        (made) => {
          if (gone) made.close()
          else room.current = made
        },
        () => now.current.onBroken('lost'),
      )
    return () => {
      gone = true
      room.current?.close()
      room.current = null
    }
  }, [props.hall])
  useEffect(() => {
    const { position, heading } = props.viewpoint
    if (position) room.current?.feet.standAt(position[0] ?? 0, position[2] ?? 0, heading)
  }, [props.viewpoint])
  useEffect(() => {
    if (props.exhibitId !== null) room.current?.feet.standBefore(String(props.exhibitId))
  }, [props.exhibitId])
  const press = (down: boolean) => (event: KeyboardEvent) => {
    if (!room.current || event.target !== event.currentTarget) return
    if (event.key === 'Enter' && down) room.current.pressAhead()
    else if (!room.current.feet.key(event.key, down)) return
    event.preventDefault()
  }
  return (
    <div
      ref={host}
      className="stage"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keys
      tabIndex={0}
      aria-label={`漫游：${props.hall.title}。上下方向键前进后退，左右方向键转身，回车打开正前方的展品，Tab 键到展品清单。`}
      onKeyDown={press(true)}
      onKeyUp={press(false)}
      onBlur={() => room.current?.feet.rest()}
    />
  )
}

const planOf = (hall: Hall): HallPlan => ({
  theme: hall.theme ?? 'foundation',
  title: hall.title,
  words: hall.words,
  caption: hall.caption,
  exhibits: hall.exhibits.map((one) => ({
    ...one,
    id: String(one.id),
    year: one.year ?? '',
    place: one.place ?? '',
    picture: one.picture?.large ?? null,
  })),
})

async function openRoom(container: HTMLElement, now: () => Props): Promise<Room> {
  const { hall } = now()
  const plan = planOf(hall)
  const scene = hallScene(plan)
  const [light, pictures] = await Promise.all([lightOf(hall.light), picturesOf(plan)])
  const built = buildHall({ plan, hall: scene, light, pictures, sharpness: 0.9 })
  const renderer = new WebGLRenderer({ antialias: true, powerPreference: 'high-performance' })
  renderer.toneMapping = ACESFilmicToneMapping
  renderer.toneMappingExposure = finishes[plan.theme].exposure
  renderer.setPixelRatio(Math.min(devicePixelRatio, 1.5))
  mirrorRoomInPieces(renderer, built)
  container.append(renderer.domElement)
  renderer.domElement.addEventListener('webglcontextlost', () => now().onBroken('lost'))
  const camera = new PerspectiveCamera(64, 1, 0.05, 60)
  const feet = feetIn(scene, standingBefore(scene))
  const press = presser(camera, built, feet, now)
  const stopTouching = touch(renderer.domElement, feet, press)
  const stopDrawing = draw(container, renderer, camera, built, feet, now)
  now().onReady()
  const close = () => {
    stopTouching()
    stopDrawing()
    built.drop()
    renderer.dispose()
    renderer.domElement.remove()
  }
  return { feet, pressAhead: () => press(0, 0), close }
}

async function lightOf(address: string | null): Promise<ImageBitmap> {
  if (!address) throw new Error('a hall without its light')
  const answer = await fetch(address)
  return createImageBitmap(await answer.blob())
}

/** Draws while something moves, at the size of the window. */
function draw(
  container: HTMLElement,
  renderer: WebGLRenderer,
  camera: PerspectiveCamera,
  built: BuiltHall,
  feet: Feet,
  now: () => Props,
): () => void {
  let dirty = true
  const fit = () => {
    const { clientWidth: width, clientHeight: height } = container
    renderer.setSize(width, height)
    camera.aspect = width / height
    camera.fov = width < height ? 78 : 64
    camera.updateProjectionMatrix()
    dirty = true
  }
  const sizes = new ResizeObserver(fit)
  sizes.observe(container)
  fit()
  let before = performance.now()
  let frame = requestAnimationFrame(function step(at) {
    frame = requestAnimationFrame(step)
    const moved = feet.step(Math.min(0.05, (at - before) / 1000))
    before = at
    if (!moved && !dirty) return
    dirty = false
    const { x, z, yaw, pitch } = feet.place()
    camera.position.set(x, 1.62, z)
    camera.rotation.set(pitch, -yaw, 0, 'YXZ')
    renderer.render(built.scene, camera)
    now().onMove({ x, z }, yaw)
  })
  return () => {
    cancelAnimationFrame(frame)
    sizes.disconnect()
  }
}

type Press = (x: number, y: number, only?: 'look') => boolean

/** Opens the board, passes the door or walks to the spot of the floor that lies there; whether anything does. */
function presser(camera: PerspectiveCamera, built: BuiltHall, feet: Feet, now: () => Props): Press {
  const ray = new Raycaster()
  return (x, y, only) => {
    ray.setFromCamera(new Vector2(x, y), camera)
    const [hit] = ray.intersectObjects([...built.boards, ...built.doors, built.floor])
    if (!hit || only) return hit !== undefined && hit.object !== built.floor
    const { exhibit, way } = hit.object.userData
    if (exhibit) now().onExhibit(Number(exhibit))
    else if (way) now().onDoor(way)
    else feet.walkTo(hit.point.x, hit.point.z)
    return true
  }
}

/** Dragging turns; a short press presses what lies there. */
function touch(canvas: HTMLElement, feet: Feet, press: Press): () => void {
  let from: { x: number; y: number; moved: boolean } | null = null
  const placeOf = ({ clientX, clientY }: PointerEvent) => {
    const { left, top, width, height } = canvas.getBoundingClientRect()
    return [((clientX - left) / width) * 2 - 1, 1 - ((clientY - top) / height) * 2] as const
  }
  const down = (event: PointerEvent) => {
    from = { x: event.clientX, y: event.clientY, moved: false }
    canvas.setPointerCapture(event.pointerId)
  }
  const move = (event: PointerEvent) => {
    if (!from) {
      canvas.style.cursor = press(...placeOf(event), 'look') ? 'pointer' : 'grab'
      return
    }
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y]
    if (!from.moved && Math.hypot(dx, dy) < 6) return
    feet.turn(-dx * 0.0042, dy * 0.0036)
    from = { x: event.clientX, y: event.clientY, moved: true }
  }
  const up = (event: PointerEvent) => {
    const pressed = from && !from.moved
    from = null
    if (pressed) press(...placeOf(event))
  }
  canvas.addEventListener('pointerdown', down)
  canvas.addEventListener('pointermove', move)
  canvas.addEventListener('pointerup', up)
  return () => {
    canvas.removeEventListener('pointerdown', down)
    canvas.removeEventListener('pointermove', move)
    canvas.removeEventListener('pointerup', up)
  }
}
