import { SmartCoercionPlugin } from '@orpc/json-schema'
import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { implement } from '@orpc/server'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { Hono, type Context as HonoContext } from 'hono'
import { z } from 'zod'
import type { Meta } from '#basics/contract.ts'
import type { Reach } from '#basics/reach.ts'
import { bodyLimits } from './body-limits.ts'
import type { Actor, Context, Deed, Download, StandIn, Whole } from './context.ts'
import { awayName, cookieIn, cookieName, withCookies } from './cookies.ts'
import { disclosing, viewerOf } from './disclosure.ts'
import { begun, streamDownload } from './download.ts'
import { Refusal, type Words } from './errors.ts'
import type { Feature } from './feature.ts'
import { inputWords } from './input-words.ts'
import { onceOnly } from './kept-answers.ts'
import { Alarm } from './log.ts'
import { type Mark, newMark, takenOut } from './mark.ts'
import { asError, asErrorBody, type FieldTitle } from './refusal-body.ts'
import { crossSite, secure } from './request-origin.ts'
import { scanFiles } from './scanning.ts'
import { securityHeaders } from './security-headers.ts'
import { fromTus, speaksTus, toTus } from './tus.ts'
import { unfit } from './unfit-values.ts'
import { act, apart, look, type World } from './world.ts'

/** How http.ts learns who asks and how far each power reaches; the accounts feature answers. */
export type Gate = {
  whoIs(
    world: World,
    request: { cookie?: string; bearer?: string; actingKey?: string; ip: string; agent: string },
  ): Promise<Actor | null>
  /** The actor in those of his roles that hold the permission, and how far they reach; null when none does. */
  admit(actor: Actor, permission: string): Admitted | null
  /** The stand-in for an unknown visitor, on public endpoints. */
  visitor(ip: string, agent: string): Actor
  /** Of somebody who does another's acts: why not this one, of what kind it may be. @throws Refusal */
  refuseStandIn?(standIn: StandIn | 'over', helped: Meta['helped']): void
  /** Whether an endpoint answers in the network where this installation stands. */
  answersHere?(world: World, endpoint: string): boolean
  /** Whether an endpoint for whoever is signed in is none for him all the same. */
  closedTo?(actor: Actor, endpoint: string): boolean
  /** An act was done for another: noted in the act's own transaction. */
  noteStandIn?(ctx: Context, done: DoneFor): Promise<void>
}

/** What was done for another: of which kind, by which endpoint, and what it left in the trail. */
export type DoneFor = { helped: Meta['helped']; summary: string; deeds: Deed[] }

type Admitted = { actor: Actor; reach: Reach }
type Call = {
  actor: Actor | null
  ip: string
  agent: string
  /** How the sender names this deed, so that sent again it is not done again. */
  key: string | null
  admitted: Admitted | null
  /** Of a browser that comes back from a provider. */
  away?: string
  cookies: string[]
  downloads: { file: Whole; mark: Mark }[]
  /** The endpoint's name, once it is known. */
  endpoint?: string
}

// What the schemas say of unreadable input is shown to people.
z.config({ localeError: inputWords })

/** Contracts to routes: who? may? parse, one transaction, errors as sentences, files after commit. */
export function createHttp(
  features: Feature[],
  world: World,
  gate: Gate,
  words: Words,
  fieldTitle: FieldTitle,
): Hono {
  const handler = handlerOf(features, { world, gate }, words, fieldTitle)
  const limitFor = bodyLimits(
    features,
    (c, megabytes) =>
      c.json(asErrorBody(new Refusal('invalid', 'body-too-large', { megabytes }), words), 413),
    (c) => c.json(asErrorBody(new Refusal('signed-out', 'signed-out'), words), 401),
  )
  const app = new Hono<{ Variables: { call: Call } }>()
  app.use(securityHeaders(world.address))
  app.use('/api/*', async (c, next) => {
    const began = performance.now()
    await next()
    const { endpoint } = c.get('call') ?? {}
    world.metrics?.answered(endpoint, c.res.status, (performance.now() - began) / 1000)
  })
  // Who asks is known before anything is read of what he sends.
  app.use('/api/*', async (c, next) => {
    if (crossSite(c)) return c.json(asErrorBody(new Refusal('forbidden', 'cross-site'), words), 403)
    const call = await callOf(c, world, gate)
    c.set('call', call)
    const seconds = await world.rates?.take(c.req, call)
    if (seconds) return tooMany(c, seconds, words)
    return limitFor(c, call.actor !== null)(c, next)
  })
  app.use('/api/*', (c) => answer(c, c.get('call'), { handler, world, words }))
  return app as unknown as Hono
}

function handlerOf(features: Feature[], house: House, words: Words, fieldTitle: FieldTitle) {
  const contract = Object.fromEntries(features.map((one) => [one.name, one.contract]))
  const actions = Object.fromEntries(features.map((one) => [one.name, one.actions]))
  const implementer = implement(contract).$context<Call>()
  const router = implementer.router(mount(contract, actions, implementer, house) as never)
  return new OpenAPIHandler(router, {
    // Proxies end a connection on which nothing is heard.
    eventIteratorKeepAliveInterval: 25_000,
    plugins: [new SmartCoercionPlugin({ schemaConverters: [new ZodToJsonSchemaConverter()] })],
    interceptors: [
      // The body is read before it is known which endpoint it is for: what cannot be read is refused like anything else.
      async ({ context, next }) => {
        try {
          return await next()
        } catch (error) {
          if ((context as Call).endpoint) throw error
          throw asError(new Refusal('invalid', 'body-unreadable'), { words, fieldTitle }, String)
        }
      },
    ],
    clientInterceptors: [
      // Before the input is looked at: who is asking, and may he? Around everything: errors as sentences.
      async ({ context: given, input, procedure, path, next }) => {
        const context = given as Call
        context.endpoint = path.join('.')
        try {
          if (house.gate.answersHere?.(house.world, path.join('.')) === false) throw notHere()
          context.admitted = admit(procedure['~orpc'].meta as Meta, context, house.gate)
          return await next()
        } catch (error) {
          throw asError(unfit(error, input) ?? error, { words, fieldTitle }, (bug) =>
            house.world.log.error(bug, { endpoint: path.join('.') }),
          )
        }
      },
    ],
  })
}

/** The answer to whatever is done in the other network only. */
const notHere = () => new Refusal('not-found', 'zone-not-here')

export const notHereBody = (words: Words) => asErrorBody(notHere(), words)

type Answering = { handler: ReturnType<typeof handlerOf>; world: World; words: Words }

async function answer(c: HonoContext, call: Call, { handler, world, words }: Answering): Promise<Response> {
  const tus = speaksTus(c.req.raw)
  const asked = tus ? await fromTus(c.req.raw) : c.req.raw
  const { matched, response } = asked
    ? await handler.handle(asked, { prefix: '/api', context: call })
    : { matched: false as const, response: undefined }
  if (!matched)
    return c.json(asErrorBody(new Refusal('not-found', 'no-such-endpoint', { path: c.req.path }), words), 404)
  const download = call.downloads[0]
  if (download && response.ok) return streamDownload(download.file, c.req.raw.headers, download.mark)
  const told = tus ? await toTus(c.req.raw, response) : new Response(response.body, response)
  for (const cookie of call.cookies) told.headers.append('set-cookie', cookie + secure(c, world))
  told.headers.set('cache-control', 'no-store')
  // What is told live must not wait in a proxy until there is more of it.
  if (told.headers.get('content-type') === 'text/event-stream') told.headers.set('x-accel-buffering', 'no')
  return told
}

/** How long to wait stands in the sentence, and for programs in the header. */
const tooMany = (c: HonoContext, seconds: number, words: Words) =>
  c.json(asErrorBody(new Refusal('conflict', 'too-many-requests', { seconds }), words), 429, {
    'retry-after': String(seconds),
  })

async function callOf(c: HonoContext, world: World, gate: Gate): Promise<Call> {
  const ip = world.addressOf(c)
  const agent = (c.req.header('user-agent') ?? '').slice(0, 300)
  const cookies = c.req.header('cookie') ?? ''
  const [cookie, away] = [cookieIn(cookies, cookieName), cookieIn(cookies, awayName)]
  const bearer = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1]
  const actingKey = c.req.header('x-acting-role') || c.req.query('acting') || undefined
  const actor = cookie || bearer ? await gate.whoIs(world, { cookie, bearer, actingKey, ip, agent }) : null
  const key = c.req.header('idempotency-key') ?? null
  return { actor, ip, agent, key, admitted: null, ...(away && { away }), cookies: [], downloads: [] }
}

// biome-ignore lint/suspicious/noExplicitAny: the walk is generic; feature() has checked names and types
function mount(contract: any, actions: any, implementer: any, house: House): unknown {
  const definition = contract['~orpc']
  if (!definition) {
    return Object.fromEntries(
      Object.keys(contract).map((key) => [key, mount(contract[key], actions[key], implementer[key], house)]),
    )
  }
  const meta = definition.meta as Meta
  const { method = 'POST', path, summary = '' } = definition.route
  const { world, gate } = house
  const disclose = meta.opens ? null : disclosing(definition.outputSchema)
  return implementer.handler(async ({ input, context }: { input: unknown; context: Call }) => {
    await scanned(world, input)
    const plain = (ctx: Context) => actions(ctx, input)
    const noted = (ctx: Context) => standingIn(ctx, gate, { helped: meta.helped, summary }, plain)
    const reads = method === 'GET'
    const work = reads ? plain : noted
    const sent = { key: context.key ?? '', endpoint: `${method} ${path}`, input }
    const once = !reads && context.key !== null && isRepeatable(meta)
    const doing = once ? (ctx: Context) => onceOnly(ctx, sent, () => work(ctx)) : work
    const answer = await run(meta, reads, context, world, doing)
    return disclose ? disclose(answer, viewerOf(context.admitted, world.zone)) : answer
  })
}

type House = { world: World; gate: Gate }

/** Files that somebody brings are looked at before anything is done with them; one that could not be is told in the log. */
async function scanned({ scanner, log }: World, input: unknown): Promise<void> {
  for (const code of await scanFiles(scanner, input))
    log.error(new Alarm(`查毒程序没有答复（${code}），文件未查`))
}

/** Does the act; when it is done for another, that is noted with what the act left in the trail. */
async function standingIn<T>(
  ctx: Context,
  gate: Gate,
  { helped, summary }: Omit<DoneFor, 'deeds'>,
  work: (ctx: Context) => Promise<T>,
): Promise<T> {
  if (!ctx.actor.standIn) return work(ctx)
  const deeds: Deed[] = []
  const record = (deed: Deed) => {
    deeds.push(deed)
    ctx.record(deed)
  }
  const answer = await work({ ...ctx, record })
  await gate.noteStandIn?.(ctx, { helped, summary, deeds })
  return answer
}

/** What a power allows, in one transaction: its answer can be kept with it. */
const isRepeatable = ({ permission, download, ownTransactions }: Meta) =>
  !download && !ownTransactions && permission !== 'public' && permission !== 'session'

async function run(
  meta: Meta,
  reads: boolean,
  call: Call,
  world: World,
  work: (ctx: Context) => Promise<unknown>,
): Promise<unknown> {
  const who = call.admitted
  if (!who) throw new Error('an endpoint ran without being admitted')
  if (meta.download) {
    const mark = newMark(who.actor.name, world.clock())
    const { promise: ended, resolve: end } = Promise.withResolvers<void>()
    const file = await act(world, who, async (ctx) => {
      const made = await takenOut(ctx, mark, work as (ctx: Context) => Promise<Download>)
      return begun(made, world, mark, { db: ctx.db, ended })
    })
    end()
    call.downloads.push({ file, mark })
    return new File([], 'download')
  }
  if (meta.ownTransactions) return withCookies(await work(apart(world, who)), call.cookies)
  return withCookies(await (reads ? look : act)(world, who, work), call.cookies)
}

/** Signed in? Allowed? With which reach? Or a refusal. */
function admit(meta: Meta, call: Call, gate: Gate): Admitted {
  const nowhere: Reach = { paths: [], personId: call.actor?.personId ?? null }
  if (call.actor?.locked && !meta.whileLocked && meta.permission !== 'public')
    throw new Refusal('forbidden', 'session-locked')
  const factor = call.actor?.factor
  if (factor && !meta.whileFactor?.includes(factor) && meta.permission !== 'public')
    throw new Refusal('forbidden', 'factor-due')
  if (meta.permission === 'public') {
    const actor = call.actor ?? gate.visitor(call.ip, call.agent)
    return { actor: { ...actor, ...(call.away && { away: call.away }) }, reach: nowhere }
  }
  if (!call.actor) throw new Refusal('signed-out', 'signed-out')
  if (call.actor.newPasswordNeeded && !meta.newPasswordMayWait && !factor)
    throw new Refusal('forbidden', 'new-password-needed')
  if (call.actor.standIn) gate.refuseStandIn?.(call.actor.standIn, meta.helped)
  if (meta.permission === 'session' && gate.closedTo?.(call.actor, call.endpoint ?? ''))
    throw new Refusal('forbidden', 'office-no-business')
  const admitted =
    meta.permission === 'session'
      ? { actor: call.actor, reach: nowhere }
      : gate.admit(call.actor, meta.permission)
  if (!admitted) throw new Refusal('forbidden', 'not-permitted', { permission: meta.permission })
  // Half a session is minutes old: the password was its proof.
  if (meta.stepUp && !call.actor.proved && !factor) throw new Refusal('forbidden', 'step-up-needed')
  return admitted
}
