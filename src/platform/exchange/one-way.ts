import { timingSafeEqual } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { pipeline } from 'node:stream/promises'
import type { Hono } from 'hono'
import type { ExchangeFolder } from './folder.ts'

/** Where packages are put by HTTP, and what is said to be let in there. */
export type OneWay = { address: string; token: string | null }

const waitMs = 10_000
const mostBytes = 16 * 1024 ** 3

/**
 * Puts a package to the address of a gateway that lets nothing through but forwards: whether it answers, and what, is not
 * asked. That it has arrived is told by the receipt in a package of the other side.
 * @throws when nobody is there to take it
 */
export async function putOneWay(
  { address, token }: OneWay,
  { name, bytes }: { name: string; bytes: number },
  content: AsyncIterable<Uint8Array>,
): Promise<void> {
  const url = new URL(`${address.replace(/\/*$/, '/')}${encodeURIComponent(name)}`)
  const ask = url.protocol === 'https:' ? httpsRequest : httpRequest
  const headers = {
    'content-type': 'application/octet-stream',
    'content-length': bytes,
    ...(token && { authorization: `Bearer ${token}` }),
  }
  const asked = ask(url, { method: 'PUT', headers })
  // Whoever answers is not listened to; whoever does not is not waited for.
  const over = new Promise<void>((resolve) => {
    asked.on('response', (response) => response.resume().on('close', resolve))
    asked.on('close', resolve)
    asked.on('error', () => resolve())
  })
  await pipeline(content, asked)
  const { promise: late, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, waitMs)
  await Promise.race([over, late])
  clearTimeout(timer)
  asked.destroy()
}

const same = (one: string, other: string) => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

async function* bounded(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  let length = 0
  for await (const piece of stream) {
    length += piece.length
    if (length > mostBytes) throw new Error('longer than any package')
    yield piece
  }
}

/**
 * Takes what a gateway puts here into the folder of what has come; it is not opened by this. Only where a word was set that
 * the gateway says: nobody else fills the disk.
 */
export function serveArrivals(site: Hono, folder: ExchangeFolder, token: string | null): void {
  site.put('/exchange-arrivals/:name', async (c) => {
    const said = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
    if (!token || !same(said, token)) return c.body(null, 404)
    const { body } = c.req.raw
    const name = c.req.param('name')
    if (!body || !/^[\w-][\w.-]{0,100}\.age$/.test(name)) return c.body(null, 400)
    await folder.put(name, bounded(body as ReadableStream<Uint8Array>))
    return c.body(null, 204)
  })
}
