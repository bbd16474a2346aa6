import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createORPCClient } from '@orpc/client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { cookieName } from '#platform/cookies.ts'
import { contracts } from '../contracts.ts'
import type { Client } from '../testing.ts'

export type Place = { folder: string; url: string | null }

/** Milliseconds from now to ten in the morning in Beijing of the same day. */
export function toMorning(now = Date.now()): number {
  const day = 24 * 60 * 60 * 1000
  const ten = 2 * 60 * 60 * 1000
  return now - (now % day) + ten - now
}

const server = fileURLToPath(new URL('server.ts', import.meta.url))

/** A running server that may be killed at any moment, and whoever calls it again and again until it has answered. */
export class Platform {
  readonly #place: Place
  readonly #shift: number
  #child: ChildProcess | null = null
  #running = Promise.withResolvers<string>()
  /** How often a call was cut off by a kill, or found nobody. */
  unanswered = 0
  /** How long each start took, in milliseconds. */
  readonly starts: number[] = []

  constructor(place: Place, shift: number) {
    this.#place = place
    this.#shift = shift
  }

  async start(): Promise<void> {
    const began = performance.now()
    const { folder, url } = this.#place
    const env = {
      ...process.env,
      ZHIBU_RATE_PER_MINUTE: '0',
      NODE_COMPILE_CACHE: path.join(folder, 'compiled'),
      ...(url ? { DATABASE_URL: url } : {}),
    }
    const args = [server, String(this.#shift), '--data', folder]
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], { env })
    this.#child = child
    this.#running.resolve(await addressOf(child))
    this.starts.push(performance.now() - began)
  }

  /** As when the current fails. */
  async kill(): Promise<void> {
    this.#running = Promise.withResolvers()
    await ended(this.#child, 'SIGKILL')
  }

  async stop(): Promise<void> {
    await ended(this.#child, 'SIGTERM')
  }

  /** Whoever holds this session; each of his writes has a key of its own and is sent until it is answered. */
  as(token: string): Client['call'] {
    const headers = { cookie: `${cookieName}=${token}` }
    const fetch = (request: Request) => this.#untilAnswered(request)
    return createORPCClient(
      new OpenAPILink(contracts, { url: 'http://zhibu.test/api', headers: () => headers, fetch }),
    )
  }

  async #untilAnswered(request: Request): Promise<Response> {
    const { method } = request
    const body = method === 'GET' ? undefined : await request.arrayBuffer()
    const headers = new Headers(request.headers)
    if (body) headers.set('idempotency-key', randomUUID())
    for (;;) {
      const here = new URL(request.url)
      const address = new URL(here.pathname + here.search, await this.#running.promise)
      try {
        const answer = await fetch(address, { method, headers, ...(body && { body }) })
        // It counts as answered when all of it has arrived.
        return new Response(await answer.arrayBuffer(), answer)
      } catch {
        this.unanswered += 1
        await wait(20)
      }
    }
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  let told = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => (told += bytes))
  for (;;) {
    const found = /http:\/\/localhost:\d+/.exec(told)
    if (found) return found[0]
    if (child.exitCode !== null) throw new Error(`the server ended by itself: ${told}`)
    await wait(10)
  }
}

async function ended(child: ChildProcess | null, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill(signal)
  await exit
}
