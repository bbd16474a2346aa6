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

/** A running server that may be killed at any moment. */
class Server {
  readonly #place: Place
  readonly #shift: number
  readonly #env: Record<string, string>
  #child: ChildProcess | null = null
  #running = Promise.withResolvers<string>()
  /** Where it answers; null while it does not run. */
  address: string | null = null

  constructor(place: Place, shift: number, env: Record<string, string>) {
    this.#place = place
    this.#shift = shift
    this.#env = env
  }

  get running(): Promise<string> {
    return this.#running.promise
  }

  async start(): Promise<void> {
    const { folder, url } = this.#place
    const env = {
      ...process.env,
      ZHIBU_RATE_PER_MINUTE: '0',
      NODE_COMPILE_CACHE: path.join(folder, 'compiled'),
      ...(url ? { DATABASE_URL: url } : {}),
      ...this.#env,
    }
    const args = [server, String(this.#shift), '--data', folder]
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], { env })
    this.#child = child
    this.address = await addressOf(child)
    this.#running.resolve(this.address)
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    this.address = null
    this.#running = Promise.withResolvers()
    await ended(this.#child, signal)
  }
}

/** Which server is asked, and under which name of the deed; left out: any that runs, and one of its own. */
type Asking = { at?: number; key?: string }

/**
 * One server or several on one database, any of which may be killed at any moment, and whoever calls them again and again
 * until one has answered.
 */
export class Platform {
  readonly #servers: Server[]
  #turn = 0
  /** How often a call was cut off by a kill, or found nobody. */
  unanswered = 0
  /** How long each start took, in milliseconds. */
  readonly starts: number[] = []

  constructor(place: Place, shift: number, count = 1, env: Record<string, string> = {}) {
    this.#servers = Array.from({ length: count }, () => new Server(place, shift, env))
  }

  /** All of them at once, or one. */
  async start(at?: number): Promise<void> {
    const began = performance.now()
    await Promise.all(this.#those(at).map((one) => one.start()))
    this.starts.push(performance.now() - began)
  }

  /** As when the current fails. */
  async kill(at?: number): Promise<void> {
    await Promise.all(this.#those(at).map((one) => one.end('SIGKILL')))
  }

  async stop(): Promise<void> {
    await Promise.all(this.#servers.map((one) => one.end('SIGTERM')))
  }

  /** Whoever holds this session; each of his writes has a key of its own and is sent until it is answered. */
  as(token: string, asking: Asking = {}): Client['call'] {
    const headers = { cookie: `${cookieName}=${token}` }
    const fetch = (request: Request) => this.#untilAnswered(request, asking)
    return createORPCClient(
      new OpenAPILink(contracts, { url: 'http://zhibu.test/api', headers: () => headers, fetch }),
    )
  }

  /** A plain request to one of them. */
  async ask(at: number, address: string, init: RequestInit = {}): Promise<Response> {
    return fetch(new URL(address, await this.#those(at)[0]?.running), init)
  }

  #those(at: number | undefined): Server[] {
    return at === undefined ? this.#servers : this.#servers.slice(at, at + 1)
  }

  /** The next that runs; when none does, the first that will. */
  async #somewhere(at: number | undefined): Promise<string> {
    const those = this.#those(at)
    const running = those.filter(({ address }) => address !== null)
    this.#turn += 1
    return running[this.#turn % running.length]?.address ?? Promise.any(those.map((one) => one.running))
  }

  async #untilAnswered(request: Request, { at, key = randomUUID() }: Asking): Promise<Response> {
    const { method } = request
    const body = method === 'GET' ? undefined : await request.arrayBuffer()
    const headers = new Headers(request.headers)
    if (body) headers.set('idempotency-key', key)
    for (;;) {
      const here = new URL(request.url)
      const address = new URL(here.pathname + here.search, await this.#somewhere(at))
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
