import { setTimeout as wait } from 'node:timers/promises'
import { type Live, openLine } from './live.ts'

/**
 * Something that many look at and that is the same for all of them: read once for all, told at once, again after each
 * signal of its topic, and now and then without one, so that whoever hears nothing knows that the line is dead.
 */
export type Broadcast<T> = {
  /** Who asks for the same key hears the same. */
  key: string
  topic: string
  /** Between two readings it rests so long, and at least five times as long as reading took. */
  restMs: number
  everyMs: number
  read(): Promise<T>
}

const timesOfReading = 5

type Heard = { value: unknown } | { error: unknown }
type Station = { hear(told: (heard: Heard) => void): () => void; readonly listeners: number }

/** Reads while somebody listens; ends by itself with the last listener, or when reading fails. */
function openStation(live: Live, one: Broadcast<unknown>, ended: () => void): Station {
  const listeners = new Set<(heard: Heard) => void>()
  const closing = new AbortController()
  const { signal } = closing
  let latest: Heard | null = null
  let news = true
  let busy = false
  let timer: NodeJS.Timeout | undefined
  const stop = live.subscribe(one.topic, ring)

  function ring(): void {
    news = true
    void turn()
  }

  async function turn(): Promise<void> {
    if (busy) return
    busy = true
    while (news && !signal.aborted) {
      news = false
      clearTimeout(timer)
      const began = performance.now()
      const heard = await one.read().then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      )
      latest = heard
      for (const tell of listeners) tell(heard)
      if ('error' in heard) return close()
      const rest = Math.max(one.restMs, timesOfReading * (performance.now() - began))
      await wait(rest, undefined, { ref: false, signal }).catch(() => {})
    }
    busy = false
    if (!signal.aborted) timer = setTimeout(ring, one.everyMs).unref()
  }

  function close(): void {
    closing.abort()
    clearTimeout(timer)
    stop()
    ended()
  }

  return {
    get listeners() {
      return listeners.size
    },
    hear(told) {
      listeners.add(told)
      if (latest) told(latest)
      else void turn()
      return () => {
        listeners.delete(told)
        if (listeners.size === 0 && !signal.aborted) close()
      }
    },
  }
}

const known = new WeakMap<Live, Map<string, Station>>()

const stationsOf = (live: Live): Map<string, Station> => {
  const found = known.get(live) ?? new Map<string, Station>()
  known.set(live, found)
  return found
}

/** How many listen to each broadcast that is on the air now. */
export const listenersOn = (live: Live): Record<string, number> =>
  Object.fromEntries([...stationsOf(live)].map(([key, { listeners }]) => [key, listeners]))

/** What one of those who hear makes of what is told, and whether that is the last. */
export type Hearer<T, Own> = (value: T) => Promise<{ told: Own; last: boolean }>

/** What is told of a broadcast, the newest alone for whoever is slow. */
export function hearingTogether<T, Own>(
  live: Live,
  one: Broadcast<T>,
  hearer: Hearer<T, Own>,
): AsyncIteratorObject<Own, undefined, void> {
  const stations = stationsOf(live)
  const station =
    stations.get(one.key) ?? openStation(live, one as Broadcast<unknown>, () => stations.delete(one.key))
  stations.set(one.key, station)
  return openLine<Heard, Own>(
    (ring) => station.hear(ring),
    async (heard, end) => {
      if ('error' in heard) {
        end()
        throw heard.error
      }
      const { told, last } = await hearer(heard.value as T)
      if (last) end()
      return told
    },
  )
}
