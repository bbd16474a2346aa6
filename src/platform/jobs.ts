import { CompiledQuery } from 'kysely'
import { PgBoss } from 'pg-boss'
import type { z } from 'zod'
import type { Context } from './context.ts'
import type { Database, OpenDatabase } from './database.ts'
import type { Probe } from './link-probe.ts'
import type { Lines } from './messaging/lines.ts'
import type { Scanner } from './scanner.ts'
import { inTurn } from './turns.ts'

/**
 * Work that happens later: a row written in the same transaction as the fact that asks for it, run outside of
 * one, harmless when run twice.
 */
export type Job<T> = {
  name: string
  schema: z.ZodType<T>
  /** Cron in Asia/Shanghai, for work that comes by the clock. */
  cron?: string
  /** How many hours it may take; without it a quarter of one, and then it is given up and done again. */
  hours?: number
  /** Of all servers one does it at a time; whoever has another of its kind meanwhile waits. */
  alone?: true
  /** What it is given once when the program starts, to take up what was left lying while it stood still. */
  atStart?: T
  run(world: JobWorld, data: T): Promise<void>
}
// biome-ignore lint/suspicious/noExplicitAny: a list of jobs with different data
export type AnyJob = Job<any>

/** What a job may touch: transactions of its own, one after the other, and between them the lines out. */
export type JobWorld = {
  /** Out of the house by short messages: outside of any transaction. */
  lines: Lines
  /** Whether a page of the public network answers: outside of any transaction too. */
  probe: Probe
  /** Looks at what people brought in pieces; null where none is asked. */
  scanner: Scanner | null
  transaction<T>(work: (ctx: Context) => Promise<T>): Promise<T>
  read<T>(work: (ctx: Context) => Promise<T>): Promise<T>
}

/** What names a kind of work, without doing it: who asks for it need not know who does it. */
export type Wanted<T> = Pick<Job<T>, 'name' | 'schema'>

export const job = <T>(declaration: Job<T>): Job<T> => declaration

export type JobQueue = {
  /** Queues a job in the given transaction: rolled back with it, run after its commit. */
  send(db: Database, job: Wanted<unknown>, data: unknown): Promise<void>
  /** Runs everything that waits now, in this process; answers how many ran. */
  drain(): Promise<number>
  /** When the queue last found its tables answering. */
  seenAt(): Date | null
  stop(): Promise<void>
}

type QueueOptions = {
  poll: boolean
  without?: string[]
  /** A fault of the queue itself. */
  onError: (error: unknown) => void
  /** A job went wrong, and will be tried again. */
  onFailed?: (error: unknown, job: string) => void
  onDone?: (job: string) => void
  /** How long whoever does a job may be silent before it is another's, and how often that is looked at. */
  silence?: { seconds: number; lookSeconds: number }
}

/** M: a statement of the embedded database may take most of a minute, and nobody else is heard meanwhile. */
const usualSilence = { seconds: 60, lookSeconds: 30 }

const zone = 'Asia/Shanghai'

/**
 * Starts pg-boss on the database. With `poll` it looks for work every second, but for
 * what is done `without`, in another process perhaps; without `poll` only `drain` runs jobs.
 */
export async function startJobs(
  open: OpenDatabase,
  jobs: AnyJob[],
  worldFor: (name: string) => JobWorld,
  options: QueueOptions,
): Promise<JobQueue> {
  const { executeSql, seenAt } = watching(open)
  const { seconds, lookSeconds } = options.silence ?? usualSilence
  const boss = new PgBoss({
    db: { executeSql },
    schedule: options.poll,
    supervise: options.poll,
    superviseIntervalSeconds: lookSeconds,
    monitorIntervalSeconds: lookSeconds,
    useListenNotify: false,
  })
  boss.on('error', options.onError)
  await boss.start()
  const byName = new Map(jobs.map((one) => [one.name, one]))
  await openQueues(boss, jobs, seconds)
  if (options.poll) await forgetOthers(boss, byName)
  for (const one of jobs) {
    if (!options.poll || options.without?.includes(one.name)) continue
    await boss.work(one.name, { pollingIntervalSeconds: 1, batchSize: 1 }, async ([item]) => {
      if (item) await told(one.name, () => runOne(open, one, worldFor(one.name), item.data), options)
    })
    if (one.cron) await boss.schedule(one.name, one.cron, {}, { tz: zone })
    if (one.atStart !== undefined) await boss.send(one.name, one.atStart as object)
  }
  return {
    async send(db, one, data) {
      const executeSql = async (text: string, values: unknown[] = []) =>
        db.executeQuery(CompiledQuery.raw(text, values)) as Promise<{ rows: unknown[] }>
      await boss.send(one.name, one.schema.parse(data) as object, { db: { executeSql } })
    },
    async drain() {
      let ran = 0
      for (const [name, one] of byName) {
        for (;;) {
          const [item] = await boss.fetch(name, { batchSize: 1 })
          if (!item) break
          await runOne(open, one, worldFor(name), item.data)
          await boss.complete(name, item.id)
          ran += 1
        }
      }
      return ran
    },
    seenAt,
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  }
}

/** A queue for each, as it is to be like now: one that was opened by an earlier version is brought up to date. */
async function openQueues(boss: PgBoss, jobs: AnyJob[], heartbeatSeconds: number): Promise<void> {
  const there = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]))
  for (const { name, hours = 0.25 } of jobs) {
    const expireInSeconds = hours * 3600
    const wanted = { retryLimit: 5, retryDelay: 10, retryBackoff: true, heartbeatSeconds, expireInSeconds }
    const queue = there.get(name)
    if (!queue) await boss.createQueue(name, wanted)
    else if (queue.heartbeatSeconds !== heartbeatSeconds || queue.expireInSeconds !== expireInSeconds)
      await boss.updateQueue(name, wanted)
  }
}

/** Asks the database for the queue, and knows when that last went well. */
function watching({ pool }: OpenDatabase) {
  let seen: Date | null = null
  return {
    seenAt: () => seen,
    async executeSql(text: string, values?: unknown[]) {
      const answer = await pool.query(text, values)
      seen = new Date()
      return answer
    },
  }
}

/** An older version may have left a clock for work that nobody does any more: it would lay down rows for ever. */
async function forgetOthers(boss: PgBoss, known: ReadonlyMap<string, AnyJob>): Promise<void> {
  for (const { name, key } of await boss.getSchedules())
    if (!known.get(name)?.cron) await boss.unschedule(name, key)
}

/** How it ended is told each time; after a failure the queue tries again. */
async function told(name: string, work: () => Promise<void>, { onDone, onFailed }: QueueOptions) {
  try {
    await work()
    onDone?.(name)
  } catch (error) {
    onFailed?.(error, name)
    throw error
  }
}

function runOne(open: OpenDatabase, one: AnyJob, world: JobWorld, data: unknown): Promise<void> {
  const work = () => one.run(world, one.schema.parse(data ?? {}))
  return one.alone ? inTurn(open, one.name, work) : work()
}
