import { EventEmitter } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { CompiledQuery } from 'kysely'
import pg from 'pg'
import type { Database, OpenDatabase } from './database.ts'

/**
 * Telling open pages that something is new. Only the names of topics go round, and whoever hears one reads how it stands:
 * a signal that is lost or comes twice does no harm.
 */
export type Live = {
  /** In the transaction, told to all processes when it commits; false when this process must tell itself afterwards. */
  within(db: Database, topics: string[]): Promise<boolean>
  publish(topics: string[]): void
  subscribe(topic: string, heard: () => void): () => void
  close(): Promise<void>
}

const channel = 'zhibu_live'
/** PostgreSQL takes less than 8000 bytes in one. */
const topicsAtOnce = 200

const known = new WeakMap<OpenDatabase, Live>()

/** What is told on this database: in this process alone when it is embedded, else to all that are connected. */
export function liveOn(open: OpenDatabase): Live {
  const found = known.get(open) ?? (open.kind === 'embedded' ? here() : everywhere(open))
  known.set(open, found)
  return found
}

function here(): Live {
  const bell = new EventEmitter().setMaxListeners(0)
  return {
    within: async () => false,
    publish(topics) {
      for (const topic of topics) bell.emit(topic)
    },
    subscribe(topic, heard) {
      bell.on(topic, heard)
      return () => bell.off(topic, heard)
    },
    close: async () => {
      bell.removeAllListeners()
    },
  }
}

function everywhere(open: OpenDatabase): Live {
  const local = here()
  const heard = new Set<string>()
  let client: pg.Client | null = null
  let ended = false
  async function listen(): Promise<void> {
    while (!ended) {
      const one = new pg.Client(open.pool.options)
      client = one
      const gone = new Promise<void>((resolve) => one.once('end', () => resolve()))
      one.on('error', () => {})
      one.on('notification', ({ payload }) => local.publish((payload ?? '').split(' ')))
      const ready = await one
        .connect()
        .then(() => one.query(`listen ${channel}`))
        .then(
          () => true,
          () => false,
        )
      if (ready) {
        // Whoever is done does not stay for the sake of listening.
        ;(one as pg.Client & { unref(): void }).unref()
        // What was told while nobody listened: whoever is here looks again.
        local.publish([...heard])
        await gone
      } else await one.end().catch(() => {})
      if (!ended) await wait(1000 + Math.random() * 4000, undefined, { ref: false })
    }
  }
  let listening = false
  return {
    publish: local.publish,
    async within(db, topics) {
      for (let at = 0; at < topics.length; at += topicsAtOnce) {
        const payload = topics.slice(at, at + topicsAtOnce).join(' ')
        await db.executeQuery(CompiledQuery.raw('select pg_notify($1, $2)', [channel, payload]))
      }
      return true
    },
    subscribe(topic, told) {
      if (!listening) {
        listening = true
        void listen()
      }
      heard.add(topic)
      return local.subscribe(topic, told)
    },
    async close() {
      ended = true
      await client?.end().catch(() => {})
      await local.close()
    },
  }
}

/** Long enough to be quiet, short enough that whoever lost his right is put out: the page asks again, and is looked at. */
const openMinutes = 10
const openFor = (): number => openMinutes * 60_000 * (0.8 + Math.random() * 0.4)

/**
 * A line that stays open for some minutes, not for all to the same moment: `answer` makes of the newest news what is told;
 * news that comes while nobody asks or while it answers is one. `listen` returns how to stop listening.
 * No generator: one that waits cannot be ended from outside before it is told something.
 */
export function openLine<News, T>(
  listen: (ring: (news: News) => void) => () => void,
  answer: (news: News, end: () => void) => Promise<T>,
): AsyncIteratorObject<T, undefined, void> {
  let waiting: { news: News } | null = null
  let ended = false
  let wake = () => {}
  const stop = listen((news) => {
    waiting = { news }
    wake()
  })
  const end = () => {
    ended = true
    clearTimeout(timer)
    stop()
    wake()
  }
  const timer = setTimeout(end, openFor())
  timer.unref()
  const done = { done: true as const, value: undefined }
  return {
    async next() {
      while (!waiting && !ended)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      const heard = waiting
      if (ended || !heard) return done
      waiting = null
      return { done: false, value: await answer(heard.news, end) }
    },
    async return() {
      end()
      return done
    },
    async [Symbol.asyncDispose]() {
      end()
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

/** What `read` answers: at once, and again whenever the topic is told. */
export const hearing = <T>(
  live: Live,
  topic: string,
  read: () => Promise<T>,
): AsyncIteratorObject<T, undefined, void> =>
  openLine<null, T>((ring) => {
    ring(null)
    return live.subscribe(topic, () => ring(null))
  }, read)
