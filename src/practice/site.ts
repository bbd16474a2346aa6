import type { Hono } from 'hono'
import { ownerOf, readPass, writePass } from '#features/practices/tickets/actions.ts'
import { cookieName } from '#platform/cookies.ts'
import { Refusal, type Words } from '#platform/errors.ts'
import type { World } from '#platform/world.ts'
import type { Standing } from './ground.ts'
import { markFile } from './mark.ts'

/** Under this address the same program answers for the practice world. */
const prefix = '/practice'
const practiceCookie = 'zhibu_practice'
/** More than this no ticket is. */
const ticketBytes = 2000

/** Unused so long, the practice world is closed and its memory given back; what was done in it stays on the disk. */
const restMinutes = 120
const lookEveryMs = 10 * 60_000
/** Later work is done so long after a deed, once for all that came meanwhile. */
const drainAfterMs = 300

export type Practice = {
  serve(site: Hono): void
  /** Closes the world when nobody has used it for long; looked at by itself every few minutes. */
  rest(): Promise<void>
  close(): Promise<void>
  drained(): Promise<void>
}

type House = Pick<World, 'log' | 'clock' | 'sealing'> & { words: Words }

/**
 * The practice world beside the institute's: opened when somebody first asks for it who was let in by the institute. Which
 * of the two is meant stands in the address, so that no page can do in one what it was opened for in the other; neither
 * ever sees the other's session.
 */
export function practiceBeside(house: House, open: () => Promise<Standing>): Practice {
  let standing: Promise<Standing> | null = null
  let usedAt = 0
  let draining: Promise<unknown> = Promise.resolve()

  const stand = (): Promise<Standing> => {
    standing ??= open()
    standing.catch(() => {
      standing = null
    })
    return standing
  }
  const close = async () => {
    const there = standing
    standing = null
    await draining
    await (await there?.catch(() => null))?.close()
  }
  const rest = async () => {
    if (standing && house.clock().getTime() - usedAt > restMinutes * 60_000)
      await close().catch((error) => house.log.error(error))
  }
  const timer = setInterval(rest, lookEveryMs).unref()
  const drainSoon = ({ world }: Standing) => {
    draining = draining
      .then(() => new Promise((resolve) => setTimeout(resolve, drainAfterMs)))
      .then(() => world.jobs?.drain())
      .catch((error) => house.log.error(error))
  }

  const answer = async (request: Request, env: unknown): Promise<Response> => {
    const token = tokenOf(request, house)
    // A stranger opens nothing: it takes seconds and much memory.
    if (!standing && !token) await refuseStranger(request, house)
    const there = await stand()
    const response = await there.app.fetch(inward(request, token), env as never)
    const given = response.headers.getSetCookie().length > 0
    // Whoever is not signed in here keeps nothing open.
    if ((token && response.status !== 401) || given) usedAt = Math.max(usedAt, house.clock().getTime())
    if (request.method !== 'GET') drainSoon(there)
    return outward(await markFile(response), house)
  }
  return {
    rest,
    serve(site) {
      site.all(`${prefix}/api/*`, (c) => answer(c.req.raw, c.env).catch((error) => refused(error, house)))
    },
    close: async () => {
      clearInterval(timer)
      await close()
    },
    drained: async () => {
      await draining
    },
  }
}

/** The session a browser was given here; null when it has none, or made one up. */
function tokenOf(request: Request, house: House): string | null {
  const pass = new RegExp(`(?:^|; )${practiceCookie}=([^;]+)`).exec(request.headers.get('cookie') ?? '')?.[1]
  return pass ? readPass(house, pass) : null
}

/** Nobody is let in but with a ticket of the institute. @throws Refusal practice-over, practice-ticket-unknown, -old */
async function refuseStranger(request: Request, house: House): Promise<void> {
  if (request.method !== 'POST' || new URL(request.url).pathname !== `${prefix}/api/practice-entries`)
    throw new Refusal('conflict', 'practice-over')
  const { ticket } = (await shortJson(request.clone())) as { ticket?: unknown }
  ownerOf({ sealing: house.sealing, now: house.clock() }, String(ticket))
}

/** What was sent, when it is JSON and no longer than a ticket is. */
async function shortJson({ body }: Request): Promise<object> {
  // Not read by a loop: leaving one waits until the other copy is read as well.
  const reader = body?.getReader()
  let text = ''
  for (;;) {
    const { done = true, value } = (await reader?.read()) ?? {}
    if (done) break
    text += Buffer.from(value ?? []).toString('latin1')
    if (text.length > ticketBytes) return {}
  }
  try {
    return Object(JSON.parse(text))
  } catch {
    return {}
  }
}

/** As the practice world is asked: without the prefix, with its own session alone. */
function inward(request: Request, token: string | null): Request {
  const url = new URL(request.url)
  url.pathname = url.pathname.slice(prefix.length)
  const headers = new Headers(request.headers)
  headers.delete('authorization')
  // Files are asked for as a whole: each is marked on its way out.
  for (const name of ['range', 'if-none-match', 'if-range']) headers.delete(name)
  if (token) headers.set('cookie', `${cookieName}=${token}`)
  else headers.delete('cookie')
  const { method, body } = request
  return new Request(url, { method, headers, ...(body && { body, duplex: 'half' }) } as RequestInit)
}

/** As the browser gets it: the session of the practice world is kept for its addresses, under its own name. */
function outward(response: Response, house: House): Response {
  const answer = new Response(response.body, response)
  const cookies = response.headers.getSetCookie()
  answer.headers.delete('set-cookie')
  for (const cookie of cookies)
    answer.headers.append(
      'set-cookie',
      cookie
        .replace(
          new RegExp(`^${cookieName}=([^;]*)`),
          (_, token: string) => `${practiceCookie}=${writePass(house, token)}`,
        )
        .replace('; Path=/;', `; Path=${prefix};`),
    )
  return answer
}

function refused(error: unknown, { words, log }: House): Response {
  const known = error instanceof Refusal ? error : new Refusal('conflict', 'practice-not-ready')
  if (known !== error) log.error(error)
  const { code, facts } = known
  const body = {
    defined: false,
    code: 'CONFLICT',
    status: 409,
    message: words[code]?.(facts),
    data: { code, facts },
  }
  return Response.json(body, { status: 409 })
}
