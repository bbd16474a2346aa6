/** From a plan to photographs: bakes the light, builds the hall, takes panoramas and a still of every exhibit. */
import { finishes } from '../../halls/finishes/rules.ts'
import type { Light, LightPlan } from '../../halls/light/rules.ts'
import type { HallPlan } from '../../halls/plan/rules.ts'
import { type HallScene, hallScene } from '../../halls/rules.ts'
import type { Vec } from '../../halls/surfaces/rules.ts'
import { isBlocked } from '../../halls/viewpoints/rules.ts'
import { buildHall } from './build-hall.ts'
import { painted } from './canvas.ts'
import { lightCanvas } from './light-picture.ts'
import { mirrorRoomInPieces, openDarkroom } from './panorama.ts'

export type RenderedHall = {
  /** The baked light, for the walkable room. */
  light: Blob
  views: { key: string; panorama: Blob; preview: Blob }[]
  stills: { exhibit: string; picture: Blob }[]
}
export type Tell = (part: number, words: string) => void

const still = [1200, 750] as const
/** A draft is ready in a minute and shows whether the plan is right; what visitors see is fine. */
const qualities = {
  draft: { width: 2048, passes: 1, samples: { lamp: 2, strip: 6, sphere: 16, bounces: 2 } },
  fine: { width: 4096, passes: 4, samples: { lamp: 5, strip: 24, sphere: 72, bounces: 3 } },
}

export async function renderHall(
  plan: HallPlan,
  tell: Tell,
  quality: keyof typeof qualities = 'fine',
): Promise<RenderedHall> {
  const { width, passes, samples } = qualities[quality]
  const hall = hallScene(plan)
  tell(0, '正在计算灯光')
  const light = await bake(plan, hall, samples, (part) => tell(part * 0.5, '正在计算灯光'))
  const lightPicture = lightCanvas(hall.surfaces, light)
  const pictures = await picturesOf(plan)
  const built = buildHall({ plan, hall, light: lightPicture, pictures, sharpness: 1 })
  const darkroom = openDarkroom(finishes[plan.theme].exposure, passes)
  mirrorRoomInPieces(darkroom.renderer, built)
  const views: RenderedHall['views'] = []
  for (const { key, position, title } of hall.viewpoints) {
    tell(0.5 + (0.4 * views.length) / hall.viewpoints.length, `正在拍摄 ${title}`)
    await breath()
    darkroom.panorama(built, position, width)
    const panorama = await blobOf(darkroom.canvas, 0.94)
    const small = painted(1024, 512, (brush) => brush.drawImage(darkroom.canvas, 0, 0, 1024, 512))
    views.push({ key, panorama, preview: await blobOf(small, 0.6) })
  }
  const stills: RenderedHall['stills'] = []
  for (const { exhibit, from, to } of standingBefore(hall)) {
    tell(0.9 + (0.1 * stills.length) / plan.exhibits.length, '正在拍摄展品')
    await breath()
    darkroom.still(built, from, to, still)
    stills.push({ exhibit, picture: await blobOf(darkroom.canvas, 0.78) })
  }
  darkroom.close()
  built.drop()
  tell(1, '展厅已生成')
  return { light: await blobOf(lightPicture, 1), views, stills }
}

/** Gives the page time to breathe between two pictures. */
const breath = () => new Promise((done) => setTimeout(done, 30))

function blobOf(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  return new Promise((done, fail) =>
    canvas.toBlob(
      (blob) => (blob ? done(blob) : fail(new Error('the canvas gave no picture'))),
      'image/webp',
      quality,
    ),
  )
}

function bake(
  plan: HallPlan,
  { surfaces, lamps }: HallScene,
  samples: LightPlan['samples'],
  tell: (part: number) => void,
): Promise<Light> {
  const worker = new Worker(new URL('./light-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Light>((done, fail) => {
    worker.onmessage = ({ data }: MessageEvent<{ part?: number; light?: Light }>) => {
      if (data.part !== undefined) tell(data.part)
      if (data.light) done(data.light)
    }
    worker.onerror = ({ message }) => fail(new Error(message))
    const order: LightPlan = { surfaces, lamps, colours: finishes[plan.theme].colours, samples }
    worker.postMessage(order)
  }).finally(() => worker.terminate())
}

export async function picturesOf({ exhibits }: HallPlan): Promise<Map<string, ImageBitmap>> {
  const read = exhibits.map(async ({ id, picture }) => {
    if (!picture) return []
    const answer = await fetch(picture)
    if (!answer.ok) return []
    return [[id, await createImageBitmap(await answer.blob())] as const]
  })
  return new Map((await Promise.all(read)).flat())
}

/** Where to stand before each exhibit so that it fills the picture. */
export function standingBefore(hall: HallScene): { exhibit: string; from: Vec; to: Vec }[] {
  const boards = hall.boards.map(({ exhibit, stretch, width: wide, height, bottom, facing }) => {
    const [x, z] = [(stretch.from[0] + stretch.to[0]) / 2, (stretch.from[1] + stretch.to[1]) / 2]
    const stands = hall.obstacles.filter((one) => one.height > 1)
    const spots = [1.05, 0.9, 1.2, 0.75].flatMap((share) =>
      [0.35, -0.35, 1.1, -1.1].map((aside): Vec => {
        const away = Math.max(1.9, wide * share)
        return [x + facing[0] * away + facing[1] * aside, 1.62, z + facing[1] * away - facing[0] * aside]
      }),
    )
    const free = spots.find(
      (one) => !isBlocked([one[0], one[2]], [x + facing[0] * 0.2, z + facing[1] * 0.2], stands),
    )
    return {
      exhibit: exhibit.id,
      from: free ?? (spots[0] as Vec),
      to: [x, bottom + height / 2 - 0.06, z] as Vec,
    }
  })
  const stands = hall.stands.map(({ exhibit, at: [x, y, z], kind }) => {
    const away = kind === 'relic' ? 4.2 : 2.2
    const sides = [0.4, -0.4, 1.1, -1.1, 2, -2, 3].map(
      (angle): Vec => [x + Math.sin(angle) * away, 1.6, z + Math.cos(angle) * away],
    )
    const others = hall.obstacles.filter((one) => one.height > 1.6)
    const free = sides.find((one) => !isBlocked([one[0], one[2]], [x, z], others)) ?? sides[0]
    return { exhibit: exhibit.id, from: free as Vec, to: [x, y + (kind === 'relic' ? 0.55 : 0.2), z] as Vec }
  })
  return [...boards, ...stands]
}
