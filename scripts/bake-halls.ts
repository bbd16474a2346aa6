/**
 * Makes assets/exhibition: pictures, baked light, panoramas in tiles and stills of the demo exhibition, all by program.
 *   node scripts/bake-halls.ts [foundation pioneering reform era] [--draft]
 * The same sources give the same pictures on the same browser; it takes minutes, and is run when halls or words change.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import sharp from 'sharp'
import { createServer } from 'vite'
import { halls } from '../src/demo/exhibition/content.ts'
import { findChromium } from './tests/chromium.ts'

const home = fileURLToPath(new URL('..', import.meta.url))
const folder = process.env.HALLS ?? path.join(home, 'assets/exhibition')
const wanted = process.argv.slice(2).filter((one) => one !== '--draft')
const quality = process.argv.includes('--draft') ? 'draft' : 'fine'
const [columns, rows, side] = [4, 2, 1024]

const server = await createServer({
  configFile: false,
  root: home,
  logLevel: 'error',
  server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
})
await server.listen()
const address = server.resolvedUrls?.local[0] ?? ''
const browser = await chromium.launch({
  executablePath: findChromium() ?? '',
  args: [
    '--no-sandbox',
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--ignore-gpu-blocklist',
  ],
})
const page = await browser.newPage()
page.setDefaultTimeout(0)
page.on('pageerror', (error) => console.error(error))
page.on('console', (message) => {
  if (message.type() === 'error') console.error(message.text())
})
await page.exposeFunction('told', (words: string) => console.log(words))
await page.exposeFunction('keep', async (name: string, base64: string) =>
  keep(name, Buffer.from(base64, 'base64')),
)
await page.goto(`${address}scripts/exhibition/bake.html`)
await page.waitForFunction('window.bake')
for (const [at, hall] of halls.entries()) {
  if (wanted.length > 0 && !wanted.includes(hall.key)) continue
  await page.evaluate(`bake(${JSON.stringify(hall)}, ${at + 1}, '${quality}')`)
}
await browser.close()
await server.close()

/** Panoramas are kept in tiles and small; pictures and stills in two sizes; the rest as it comes. */
async function keep(name: string, bytes: Buffer): Promise<void> {
  if (/^\w+-[a-d]\.webp$/.test(name)) return keepPanorama(name.replace('.webp', ''), bytes)
  write(name, bytes)
  if (!/^(?:pictures|stills)\//.test(name)) return
  write(name.replace('.webp', '-small.webp'), await sharp(bytes).resize(640).webp({ quality: 72 }).toBuffer())
}

async function keepPanorama(stem: string, bytes: Buffer): Promise<void> {
  if (quality === 'draft') return write(`${stem}-small.webp`, bytes)
  write(`${stem}-small.webp`, await sharp(bytes).resize(2048, 1024).webp({ quality: 66 }).toBuffer())
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) {
      const piece = sharp(bytes).extract({ left: column * side, top: row * side, width: side, height: side })
      write(`${stem}-tile-${column}-${row}.webp`, await piece.webp({ quality: 76 }).toBuffer())
    }
  }
}

function write(name: string, bytes: Uint8Array): void {
  const file = path.join(folder, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, bytes)
}
