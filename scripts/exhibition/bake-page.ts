/** Runs in the browser that scripts/bake-halls.ts opens: paints the pictures, bakes and photographs the halls. */
import type { DemoHall } from '../../src/demo/exhibition/form.ts'
import { renderHall } from '../../src/features/exhibition/pages/render/render-hall.ts'
import { paintPicture } from './art.ts'

declare global {
  interface Window {
    bake: (hall: DemoHall, seed: number, quality: 'draft' | 'fine') => Promise<void>
    /** Given by the script: takes a file, as base64. */
    keep: (name: string, base64: string) => Promise<void>
    told: (words: string) => Promise<void>
  }
}

window.bake = async (hall, seed, quality) => {
  const pictures = new Map<string, Blob>()
  for (const [at, { key, motif }] of hall.exhibits.entries()) {
    const canvas = paintPicture(hall.key, motif, seed * 8 + at)
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/webp', 0.8))
    if (!blob) throw new Error(`no picture of ${key}`)
    pictures.set(key, blob)
    await keep(`pictures/${key}.webp`, blob)
  }
  const exhibits = hall.exhibits.map((one) => ({
    ...one,
    id: one.key,
    picture: URL.createObjectURL(pictures.get(one.key) as Blob),
  }))
  const rendered = await renderHall(
    { theme: hall.key, title: hall.title, words: hall.words, caption: hall.caption, exhibits },
    (part, words) => void window.told(`${hall.key} ${Math.round(part * 100)} ${words}`),
    quality,
  )
  await keep(`${hall.key}-light.webp`, rendered.light)
  for (const { key, panorama, preview } of rendered.views) {
    await keep(`${hall.key}-${key}.webp`, panorama)
    await keep(`${hall.key}-${key}-preview.webp`, preview)
  }
  for (const { exhibit, picture } of rendered.stills) await keep(`stills/${exhibit}.webp`, picture)
}

async function keep(name: string, blob: Blob): Promise<void> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  await window.keep(name, btoa(text))
}
