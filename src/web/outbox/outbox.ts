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

/** `key`: the name under which it was sent already, and may have arrived. */
export type NewDeed = Pick<Kept, 'deed' | 'title' | 'about' | 'input'> & { key?: string }

/** Where deeds are kept. */
type Shelf = {
  all(): Promise<Kept[]>
  put(one: Kept): Promise<void>
  remove(key: string): Promise<void>
}

/** How the sending of one deed ended. `later`: no signal, or the session has ended; nothing more is tried now. */
export type Outcome =
  | { as: 'done'; answer: unknown }
  | { as: 'later' }
  | { as: 'conflict' | 'refused'; said: string }

type World = {
  shelf: Shelf
  send(one: Kept): Promise<Outcome>
  /** Who is signed in here now, and in which role. */
  owner(): { account: number; acting: string | null } | null
  newKey(): string
  now(): number
}

/** Whoever else was signed in here before: his deeds are kept so long for his return, unseen. */
const keptForOthers = 7 * 24 * 60 * 60 * 1000

export class Outbox {
  readonly #world: World
  readonly #listeners = new Set<() => void>()
  readonly #arrived = new Set<(one: Kept, answer: unknown) => void>()
  #shown: Kept[] = []
  #sending: string | null = null
  #running: Promise<void> | null = null
  #askedAgain = false

  constructor(world: World) {
    this.#world = world
  }

  /** In the order they were done in, one that is tried anew in its old place. */
  async #all(): Promise<Kept[]> {
    return (await this.#world.shelf.all()).sort((a, b) => a.keptAt - b.keptAt)
  }

  async #refresh(): Promise<void> {
    const account = this.#world.owner()?.account
    this.#shown = (await this.#all()).filter((one) => one.account === account)
    for (const listener of this.#listeners) listener()
  }

  /** Keeps a deed. One of the same kind about the same thing that was never sent is replaced by it. */
  async keep(deed: NewDeed): Promise<void> {
    const { shelf, owner, newKey, now } = this.#world
    const who = owner()
    if (!who) throw new Error('nobody is signed in')
    await this.#refresh()
    const same = this.#shown.filter((one) => one.deed === deed.deed && one.about === deed.about)
    for (const one of same) if (isReplaced(one, deed)) await shelf.remove(one.key)
    const keptAt = Math.max(now(), 1 + Math.max(0, ...(await this.#all()).map((one) => one.keptAt)))
    const key = deed.key ?? newKey()
    const tried = deed.key !== undefined
    await shelf.put({ ...deed, ...who, key, keptAt, tried, state: 'waiting', said: null })
    await this.#refresh()
  }

  /** Sends what waits. Several who ask at once share one round, and another one for what came during it. */
  flush(): Promise<void> {
    this.#askedAgain = this.#running !== null
    this.#running ??= this.#rounds().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #rounds(): Promise<void> {
    do {
      this.#askedAgain = false
      await this.#sendAll()
    } while (this.#askedAgain)
  }

  /** In order; what is about the same thing as something stuck waits with it. */
  async #sendAll(): Promise<void> {
    await this.#refresh()
    await this.#forgetOthers()
    const stuck = new Set<string>()
    for (const { key } of this.#shown) {
      // Read anew each time: what was sent before may have changed it.
      const one = (await this.#all()).find((kept) => kept.key === key)
      if (!one || one.account !== this.#world.owner()?.account || stuck.has(one.about)) continue
      const as = one.state === 'waiting' ? await this.#sendOne(one) : one.state
      if (as === 'later') return
      if (as !== 'done') stuck.add(one.about)
    }
  }

  async #sendOne(one: Kept): Promise<Outcome['as']> {
    const { shelf, send } = this.#world
    await shelf.put({ ...one, tried: true })
    this.#sending = one.key
    await this.#refresh()
    const outcome = await send(one)
    this.#sending = null
    if (outcome.as === 'done') {
      await this.#carryRevision(one, outcome.answer)
      await shelf.remove(one.key)
      for (const listener of this.#arrived) listener(one, outcome.answer)
    } else if (outcome.as !== 'later') {
      await shelf.put({ ...one, tried: true, state: outcome.as, said: outcome.said })
    }
    await this.#refresh()
    return outcome.as
  }

  /** What was done on top of this deed on the same device has read what the server now answers. */
  async #carryRevision(sent: Kept, answer: unknown): Promise<void> {
    const revision = (answer as { revision?: number } | null)?.revision
    if (revision === undefined) return
    for (const one of await this.#all()) {
      const follows = one.about === sent.about && one.key !== sent.key && one.account === sent.account
      if (follows && 'revision' in one.input && !one.tried)
        await this.#world.shelf.put({ ...one, input: { ...one.input, revision } })
    }
  }

  async #forgetOthers(): Promise<void> {
    const { shelf, owner, now } = this.#world
    const account = owner()?.account
    if (account === undefined) return
    for (const one of await this.#all())
      if (one.account !== account && now() - one.keptAt > keptForOthers) await shelf.remove(one.key)
  }

  /** Tried anew, changed perhaps: under a new name, for the server has judged the old one. */
  async retry(key: string, change: Record<string, unknown> = {}): Promise<void> {
    const one = this.#shown.find((kept) => kept.key === key)
    if (!one) return
    const { shelf, newKey } = this.#world
    const again = { ...one, input: { ...one.input, ...change }, state: 'waiting' as const, said: null }
    await shelf.remove(key)
    await shelf.put({ ...again, key: newKey(), tried: false })
    await this.#refresh()
  }

  async drop(key: string): Promise<void> {
    await this.#world.shelf.remove(key)
    await this.#refresh()
  }

  /** What waits here of whoever is signed in; the same list until something changes. */
  shown = (): readonly Kept[] => this.#shown
  sending = (): string | null => this.#sending
  onChange = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
  onArrival = (listener: (one: Kept, answer: unknown) => void): (() => void) => {
    this.#arrived.add(listener)
    return () => void this.#arrived.delete(listener)
  }
}

/** A later deed says all that the earlier one said; files say something of their own each. */
const isReplaced = (one: Kept, deed: NewDeed): boolean =>
  !('files' in deed.input) && (!one.tried || one.state !== 'waiting')
