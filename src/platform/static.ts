import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { createBrotliCompress, constants as zlib } from 'node:zlib'
import type { Hono, Context as HonoContext } from 'hono'

const folder = fileURLToPath(new URL('../../dist/web', import.meta.url))

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.json': 'application/json',
  '.png': 'image/png',
  '.ico': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
}
const squeezable = new Set(['.html', '.js', '.mjs', '.css', '.svg', '.json'])

/** Serves the built pages; every address that is no file is the one page, which finds its own way. */
export function servePages(app: Hono, from: string = folder): void {
  app.get('*', (c) => {
    const address = plainly(c.req.path)
    if (address === null) return c.text('没有这个页面。', 404)
    const asked = path.join(from, path.normalize(address))
    const isFile = asked.startsWith(from + path.sep) && existsSync(asked) && statSync(asked).isFile()
    if (isFile) return fileResponse(c, asked)
    if (path.extname(c.req.path)) return c.text('没有这个文件。', 404)
    const page = path.join(from, 'index.html')
    if (!existsSync(page)) return c.text('网页尚未生成，请先运行 npm start。', 503)
    return c.html(readFileSync(page, 'utf8'), 200, { 'cache-control': 'no-cache' })
  })
}

/** Null for what no address is written like. */
function plainly(address: string): string | null {
  try {
    return decodeURIComponent(address)
  } catch {
    return null
  }
}

function fileResponse(c: HonoContext, file: string): Response {
  const ending = path.extname(file)
  const hashed = file.includes(`${path.sep}assets${path.sep}`)
  const headers: Record<string, string> = {
    'content-type': types[ending] ?? 'application/octet-stream',
    'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
  }
  const brotli = squeezable.has(ending) && /\bbr\b/.test(c.req.header('accept-encoding') ?? '')
  if (brotli) headers['content-encoding'] = 'br'
  const body = brotli ? squeezed(file) : Readable.toWeb(createReadStream(file))
  return new Response(body as ReadableStream, { headers })
}

/** Compressed once and kept: the pages are few and change only with a release. */
const kept = new Map<string, { at: number; bytes: Promise<Uint8Array> }>()

function squeezed(file: string): ReadableStream {
  const at = statSync(file).mtimeMs
  const found = kept.get(file)
  const entry = found?.at === at ? found : { at, bytes: compress(file) }
  kept.set(file, entry)
  return new ReadableStream({
    async start(controller) {
      controller.enqueue(await entry.bytes)
      controller.close()
    },
  })
}

/** The pieces of the pages are squeezed as far as can be, once: the large libraries among them would take seconds. */
const large = 400_000

async function compress(file: string): Promise<Uint8Array> {
  const quality = statSync(file).size > large ? 6 : 11
  const squeeze = createBrotliCompress({ params: { [zlib.BROTLI_PARAM_QUALITY]: quality } })
  return Buffer.concat(await createReadStream(file).pipe(squeeze).toArray())
}
