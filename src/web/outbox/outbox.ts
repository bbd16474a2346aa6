/**
 * Deeds done on this device that the server may not have yet: kept with a name of their own (the server does what
 * comes twice under one name once), sent in the order they were done in, each told how it stands. Knows neither the
 * network nor the device: both are given.
 */

export type Kept = {
  /** The name of the deed: sent again under it, it is not done again. */
  key: string
  /** Whose deed it is: it is sent in nobody else's session. */
  account: number
  /** The role it was done in. */
  acting: string | null
  /** The endpoint as pages call it: `meetings.records.hold`. */
  deed: string
  /** What people call it: 登记到会情况. */
  title: string
  /** What it is about: deeds about the same thing wait for each other. */
  about: string
  input: Record<string, unknown>
  keptAt: number
  /** It was sent at least once, and may have arrived. */
  tried: boolean
  state: 'waiting' | 'conflict' | 'refused'
  /** Why it was refused, in the server's words. */
  said: string | null
}

export type NewDeed = Pick<Kept, 'deed' | 'title' | 'about' | 'input'>

/** Where deeds are kept. */
export type Shelf = {
  all(): Promise<Kept[]>
  put(one: Kept): Promise<void>
  remove(key: string): Promise<void>
}

/** How the sending of one deed ended. `later`: no signal, or the session has ended; nothing more is tried now. */
export type Outcome =
  | { as: 'done'; answer: unknown }
  | { as: 'later' }
  | { as: 'conflict' | 'refused'; said: string }

export type World = {
  shelf: Shelf
  send(one: Kept): Promise<Outcome>
  /** Who is signed in here now, and in which role. */
  owner(): { account: number; acting: string | null } | null
  newKey(): string
  now(): number
}

/** Whoever else was signed in here before: his deeds are kept so long for his return, unseen. */
const keptForOthers = 7 * 24 * 60 * 60 * 1000

export type Outbox = ReturnType<typeof createOutbox>

export function createOutbox({ shelf, send, owner, newKey, now }: World) {
  const listeners = new Set<() => void>()
  let shown: Kept[] = []
  let sending: string | null = null
  let running: Promise<void> | null = null
  const arrived = new Set<(one: Kept, answer: unknown) => void>()

  /** In the order they were done in, one that is tried anew in its old place. */
  const all = async () => (await shelf.all()).sort((a, b) => a.keptAt - b.keptAt)

  async function refresh(): Promise<void> {
    const account = owner()?.account
    shown = (await all()).filter((one) => one.account === account)
    for (const listener of listeners) listener()
  }

  /** Keeps a deed. One of the same kind about the same thing that was never sent is replaced by it. */
  async function keep(deed: NewDeed, key: string = newKey()): Promise<void> {
    const who = owner()
    if (!who) throw new Error('nobody is signed in')
    await refresh()
    const same = shown.filter((one) => one.deed === deed.deed && one.about === deed.about)
    for (const one of same) if (isReplaced(one, deed)) await shelf.remove(one.key)
    const keptAt = Math.max(now(), 1 + Math.max(0, ...(await all()).map((one) => one.keptAt)))
    await shelf.put({ ...deed, ...who, key, keptAt, tried: false, state: 'waiting', said: null })
    await refresh()
  }

  /** Sends what waits, in order; what is about the same thing as something stuck waits with it. */
  async function sendAll(): Promise<void> {
    await refresh()
    await forgetOthers()
    const stuck = new Set<string>()
    for (const { key } of shown) {
      // Read anew each time: what was sent before may have changed it.
      const one = (await all()).find((kept) => kept.key === key)
      if (!one || one.account !== owner()?.account || stuck.has(one.about)) continue
      if (one.state !== 'waiting') {
        stuck.add(one.about)
        continue
      }
      if ((await sendOne(one)) === 'later') return
      if ((await all()).some((kept) => kept.key === key)) stuck.add(one.about)
    }
  }

  async function sendOne(one: Kept): Promise<Outcome['as']> {
    await shelf.put({ ...one, tried: true })
    sending = one.key
    await refresh()
    const outcome = await send(one)
    sending = null
    if (outcome.as === 'done') {
      await carryRevision(one, outcome.answer)
      await shelf.remove(one.key)
      for (const listener of arrived) listener(one, outcome.answer)
    } else if (outcome.as !== 'later') {
      await shelf.put({ ...one, tried: true, state: outcome.as, said: outcome.said })
    }
    await refresh()
    return outcome.as
  }

  /** What was done on top of this deed on the same device has read what the server now answers. */
  async function carryRevision(sent: Kept, answer: unknown): Promise<void> {
    const revision = (answer as { revision?: number } | null)?.revision
    if (revision === undefined) return
    for (const one of await all()) {
      const follows = one.about === sent.about && one.key !== sent.key && one.account === sent.account
      if (follows && 'revision' in one.input && !one.tried)
        await shelf.put({ ...one, input: { ...one.input, revision } })
    }
  }

  async function forgetOthers(): Promise<void> {
    const account = owner()?.account
    if (account === undefined) return
    for (const one of await all())
      if (one.account !== account && now() - one.keptAt > keptForOthers) await shelf.remove(one.key)
  }

  return {
    keep,
    refresh,
    /** Several who ask at once share one round. */
    flush(): Promise<void> {
      running ??= sendAll().finally(() => {
        running = null
      })
      return running
    },
    /** Tried anew, changed perhaps: under a new name, for the server has judged the old one. */
    async retry(key: string, change: Record<string, unknown> = {}): Promise<void> {
      const one = shown.find((kept) => kept.key === key)
      if (!one) return
      const again = { ...one, input: { ...one.input, ...change }, state: 'waiting' as const, said: null }
      await shelf.remove(key)
      await shelf.put({ ...again, key: newKey(), tried: false })
      await refresh()
    },
    async drop(key: string): Promise<void> {
      await shelf.remove(key)
      await refresh()
    },
    /** What waits here of whoever is signed in; the same list until something changes. */
    shown: () => shown,
    sending: () => sending,
    onChange(listener: () => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    onArrival(listener: (one: Kept, answer: unknown) => void): () => void {
      arrived.add(listener)
      return () => void arrived.delete(listener)
    },
  }
}

/** A later deed says all that the earlier one said; files say something of their own each. */
const isReplaced = (one: Kept, deed: NewDeed): boolean =>
  !('files' in deed.input) && (!one.tried || one.state !== 'waiting')
