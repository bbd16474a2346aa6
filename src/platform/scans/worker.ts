/** Draws the pages of a scan and reads the QR codes on them, in a thread of its own: see scan-reading.ts. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import sharp, { type Sharp } from 'sharp'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { mostPages, type ScanAnswer, type ScannedPage, type ScanTask } from '../scan-reading.ts'
import { drawnPages } from '../text/pdf.ts'

if (!parentPort) throw new Error('worker.ts runs as a worker thread only')
const port = parentPort

// The library would fetch it from the network: it comes along with the package instead.
const wasm = readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
prepareZXingModule({ overrides: { wasmBinary: wasm.buffer as ArrayBuffer } })

/** What the library calls ImageData, which only browsers have. */
type Pixels = Exclude<Parameters<typeof readBarcodes>[0], Blob | ArrayBuffer | Uint8Array>

const mostPixels = 60_000_000
const pdfWidth = 1700
const longestEdge = 2400

port.on('message', async (task: ScanTask) => port.postMessage(await answer(task)))

async function answer({ kind, bytes }: ScanTask): Promise<ScanAnswer> {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (kind === 'picture') return { pages: [await pageOf(all)], left: 0 }
    const pages: ScannedPage[] = []
    let drawn = 0
    for await (const page of drawnPages(all, pdfWidth, mostPages + 1))
      if (++drawn <= mostPages) pages.push(await pageOf(page))
    return { pages, left: drawn - pages.length }
  } catch {
    return { fault: 'scan-damaged' }
  }
}

async function pageOf(bytes: Buffer): Promise<ScannedPage> {
  const upright = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
    .rotate()
    .resize(longestEdge, longestEdge, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { width: upright.info.width, height: upright.info.height, channels: upright.info.channels }
  const page = () => sharp(upright.data, { raw })
  const picture = await page().jpeg({ quality: 82 }).toBuffer()
  return { picture: new Uint8Array(picture), codes: await codesOn(page) }
}

/** As it is; then as a bad copy or a dark room needs it: stretched, sharpened, magnified. */
const tries: ((page: Sharp, width: number) => Sharp | null)[] = [
  (page) => page,
  (page) => page.greyscale().normalise().sharpen(),
  (page) => page.greyscale().clahe({ width: 80, height: 80, maxSlope: 4 }),
  (page, width) =>
    page
      .greyscale()
      .resize(width * 2)
      .normalise()
      .sharpen({ sigma: 2 }),
]

async function codesOn(page: () => Sharp): Promise<string[]> {
  const { width = longestEdge } = await page().metadata()
  for (const attempt of tries) {
    const prepared = attempt(page(), width)
    const found = prepared ? await codesIn(prepared) : []
    if (found.length > 0) return [...new Set(found)]
  }
  return []
}

/** A picture too small for an attempt has nothing to be read by it. */
async function codesIn(prepared: Sharp): Promise<string[]> {
  try {
    const { data, info } = await prepared
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const pixels = { data: new Uint8ClampedArray(data), width: info.width, height: info.height }
    const found = await readBarcodes({ ...pixels, colorSpace: 'srgb' } as Pixels, {
      formats: ['QRCode'],
      tryHarder: true,
      maxNumberOfSymbols: 8,
    })
    return found.filter(({ isValid }) => isValid).map(({ text }) => text)
  } catch {
    return []
  }
}
