import type { Quad } from './geometry.ts'
import { wholeOf } from './geometry.ts'
import type { Look } from './looks.ts'
import type { Picture } from './sheet.ts'
import type { Answer, Asked } from './worker.ts'

/** One page: the photo as it was taken, and how it is read. */
export type Shot = {
  id: string
  photo: Blob
  width: number
  height: number
  quad: Quad
  quarters: number
  look: Look
  /** As it will stand in the file. */
  page: Blob
}

let worker: Worker | null = null
let last = 0
const waiting = new Map<number, { done: (answer: Answer) => void; failed: (error: Error) => void }>()

type Work = Asked extends infer One ? (One extends unknown ? Omit<One, 'id'> : never) : never

function ask(work: Work): Promise<Answer> {
  if (!worker) {
    worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      waiting.get(data.id)?.done(data)
      waiting.delete(data.id)
    })
    worker.addEventListener('error', () => {
      for (const { failed } of waiting.values()) failed(new Error('照片没有处理成。请重新拍一张。'))
      waiting.clear()
      worker = null
    })
  }
  last += 1
  const id = last
  worker.postMessage({ ...work, id })
  return new Promise((done, failed) => waiting.set(id, { done, failed }))
}

const longest = 2400

/** The photo as pixels, upright, no larger than is of use on paper. */
async function pixelsOf(photo: Blob): Promise<Picture> {
  const bitmap = await createImageBitmap(photo, { imageOrientation: 'from-image' })
  const by = Math.min(1, longest / Math.max(bitmap.width, bitmap.height))
  const [width, height] = [Math.round(bitmap.width * by), Math.round(bitmap.height * by)]
  const brush = canvasOf(width, height)
  brush.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  return { width, height, pixels: brush.getImageData(0, 0, width, height).data }
}

function canvasOf(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  return canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D
}

async function jpegOf({ width, height, pixels }: Picture): Promise<Blob> {
  const brush = canvasOf(width, height)
  brush.putImageData(new ImageData(new Uint8ClampedArray(pixels), width, height), 0, 0)
  return new Promise((done, failed) =>
    brush.canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('no room'))), 'image/jpeg', 0.82),
  )
}

/** A photo just taken: made smaller, its sheet looked for, straightened. */
export async function develop(file: Blob): Promise<Shot> {
  const picture = await pixelsOf(file)
  const { width, height } = picture
  const photo = await jpegOf(picture)
  const { quad } = await ask({ work: 'find', picture })
  const shot = { id: crypto.randomUUID?.() ?? String(Math.random()), photo, width, height, page: photo }
  return redevelop({ ...shot, quad: quad ?? wholeOf(width, height), quarters: 0, look: 'clear' })
}

/** The page anew, after its corners, its turn or its look was changed. */
export async function redevelop(shot: Shot): Promise<Shot> {
  const picture = await pixelsOf(shot.photo)
  const { quad, quarters, look } = shot
  const { page } = await ask({ work: 'page', picture, quad, quarters, look })
  return { ...shot, page: await jpegOf(page as Picture) }
}

/** The corners found once more. */
export async function foundAgain(shot: Shot): Promise<Quad> {
  const picture = await pixelsOf(shot.photo)
  const { quad } = await ask({ work: 'find', picture })
  return quad ?? wholeOf(shot.width, shot.height)
}
