import { setTimeout as wait } from 'node:timers/promises'
import type { Context as HonoContext } from 'hono'
import { type Day, dayIn } from '#basics/days.ts'
import { everywhere, type Reach } from '#basics/reach.ts'
import type { Zone } from '#basics/sensitivity.ts'
import type { Anchors } from './anchors/folder.ts'
import type { Backups } from './backups.ts'
import { hearingTogether } from './broadcast.ts'
import type { Actor, Context, Deed } from './context.ts'
import { type Database, inTransaction, type OpenDatabase } from './database.ts'
import type { Exchange } from './exchange/exchange.ts'
import type { Files } from './files.ts'
import { type Batch, gather } from './gather.ts'
import { lookAtHealth } from './health.ts'
import type { JobQueue, JobWorld, Wanted } from './jobs.ts'
import { type Probe, probeLink } from './link-probe.ts'
import { hearing, liveOn } from './live.ts'
import type { Log } from './log.ts'
import { linesOn } from './messaging/lines.ts'
import type { Metrics } from './metrics.ts'
import type { Rates } from './rates.ts'
import type { Scanner } from './scanner.ts'
import type { Sealing } from './sealing.ts'
import { writeTrail } from './trail.ts'

/** Everything outside that the program stands on; made once in main.ts and passed down. */
export type World = {
  open: OpenDatabase
  sealing: Sealing
  files: Files
  anchors?: Anchors | null
  /** Backups as it makes them of itself; none in the practice world and in most tests. */
  backups?: Backups | null
  exchange?: Exchange | null
  clock: () => Date
  jobs: JobQueue | null
  /** Where people find the platform; stands on what is printed. */
  address: string
  /** The network it stands in: on the extranet only what is public is given out. */
  zone: Zone
  demo: boolean
  /** 演练支部: a world apart, in which nothing counts and which nothing leaves. */
  practice?: true
  log: Log
  /** Figures of the running server; none in tests and on the command line. */
  metrics?: Metrics
  /** How often one may ask; without it, as often as one likes. */
  rates?: Rates
  /** Looks at what people bring for what should not be in it. */
  scanner?: Scanner
  /** How links to the public network are looked at; tests put their own network in its place. */
  probe?: Probe
  /** The caller's address: of the socket, or of a trusted proxy's header. */
  addressOf: (c: HonoContext) => string
}

/** The program itself, when a job or the command line acts. */
export const systemActor = (name: string): Actor => ({
  accountId: null,
  personId: null,
  name,
  sessionId: null,
  newPasswordNeeded: false,
  grants: [],
  acting: [],
  permissions: [],
  from: { ip: 'local', agent: name },
})

export const todayOf = (world: Pick<World, 'clock'>): Day => dayIn(world.clock())

/** Told whenever a transaction has left lines in the trail: something may have changed. */
const trailTopic = 'trail'

/**
 * Runs work in one transaction with one audit trail: the deeds recorded meanwhile are chained and written last,
 * so that the trail's lock is held only for the commit. Work that the database undid because it stood in a circle
 * with another's (a deadlock) is done again: nothing of it has happened yet.
 */
export async function act<T>(
  world: World,
  who: { actor: Actor; reach: Reach },
  work: (ctx: Context) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await actOnce(world, who, work)
    } catch (error) {
      if (tries === mostTries || !mayBeDoneAgain(error)) throw error
      await wait(tries * 20 * (1 + Math.random()))
    }
  }
}

const mostTries = 4
/** deadlock_detected, serialization_failure */
const mayBeDoneAgain = (error: unknown) =>
  ['40P01', '40001'].includes((error as { code?: string }).code ?? '')

async function actOnce<T>(
  world: World,
  who: { actor: Actor; reach: Reach },
  work: (ctx: Context) => Promise<T>,
): Promise<T> {
  const topics = new Set<string>()
  const live = liveOn(world.open)
  const { answer, told } = await inTransaction(world.open.db, {}, async (db) => {
    const deeds: Deed[] = []
    const says = { record: (deed: Deed) => deeds.push(deed), signal: (topic: string) => topics.add(topic) }
    const ctx = contextOf(world, who, db, says)
    const answer = await work(ctx)
    if (deeds.length) topics.add(trailTopic)
    const told = topics.size === 0 || (await live.within(db, [...topics]))
    if (deeds.length) await writeTrail(db, deeds, who.actor, ctx.now)
    return { answer, told }
  })
  if (!told) live.publish([...topics])
  return answer
}

/** Runs work that only reads: the database itself refuses a write. */
export function look<T>(
  world: World,
  who: { actor: Actor; reach: Reach },
  work: (ctx: Context) => Promise<T>,
): Promise<T> {
  return inTransaction(world.open.db, { readOnly: true, isolation: 'repeatable read' }, (db) =>
    work(contextOf(world, who, db, silent)),
  )
}

/** A context without an outer transaction, for endpoints that open their own. */
export const apart = (world: World, who: { actor: Actor; reach: Reach }): Context =>
  contextOf(world, who, noDatabase, silent)

/** What jobs and the command line work with: everything within reach, in the name of the system. */
export const systemWorld = (world: World, name: string): JobWorld => {
  const who = { actor: systemActor(name), reach: everywhere }
  return {
    lines: linesOn(world.open, world.clock),
    probe: world.probe ?? probeLink,
    scanner: world.scanner ?? null,
    transaction: (work) => act(world, who, work),
    read: (work) => look(world, who, work),
  }
}

function contextOf(
  world: World,
  who: { actor: Actor; reach: Reach },
  db: Database,
  says: { record(deed: Deed): void; signal(topic: string): void },
): Context {
  const now = world.clock()
  return {
    db,
    ...who,
    now,
    today: dayIn(now),
    sealing: world.sealing,
    files: world.files,
    anchors: world.anchors ?? null,
    backups: world.practice ? null : (world.backups ?? null),
    exchange: world.exchange ?? null,
    address: world.address,
    zone: world.zone,
    demo: world.demo,
    practice: world.practice ?? false,
    ...says,
    hear: (topic, read) => hearing(liveOn(world.open), topic, () => look(world, who, read)),
    hearTogether: (told, hearer) => {
      const read = () => told.read(systemWorld(world, told.key))
      return hearingTogether(liveOn(world.open), { ...told, topic: trailTopic, read }, hearer)
    },
    health: () => lookAtHealth(world),
    databaseKind: world.open.kind,
    lineHealth: () => linesOn(world.open, world.clock).health(),
    later: async <D>(job: Wanted<D>, data: D) => {
      await world.jobs?.send(db, job, data)
    },
    transaction: (work) => act(world, who, work),
    together: (batch, item) => gathering(world, batch)(item),
  }
}

// biome-ignore lint/suspicious/noExplicitAny: batches of different kinds, each with its own queue
const queues = new WeakMap<OpenDatabase, Map<Batch<any, any, Context>, (item: any) => Promise<any>>>()

/** The queue of a kind of batch on this database. */
function gathering<Item, Answer>(
  world: World,
  batch: Batch<Item, Answer, Context>,
): (item: Item) => Promise<Answer> {
  const known = queues.get(world.open) ?? new Map()
  queues.set(world.open, known)
  const found = known.get(batch)
  if (found) return found
  const who = { actor: systemActor(batch.name), reach: everywhere }
  const made = gather<Item, Answer>((items) => act(world, who, (ctx) => batch.write(ctx, items)))
  known.set(batch, made)
  return made
}

const neverHere = () => {
  throw new Error('a deed was recorded, or something told, where only reading is allowed')
}
const silent = { record: neverHere, signal: neverHere }

const noDatabase = new Proxy({} as Database, {
  get() {
    throw new Error('this endpoint has no transaction of its own: use ctx.transaction')
  },
})
