import type { GatewayHealth, SmsOutcome } from './sms-gateway.ts'

/** What keeps a connection open: made again when it ends, soon at first, later and later. */
export type Session = { close(): Promise<void> }

export type LineTimes = { firstSeconds: number; longestSeconds: number; lockedSeconds: number }
/** A gateway that says no to the password is left alone for five minutes: asked every second it locks the account. */
export const usualLineTimes: LineTimes = { firstSeconds: 1, longestSeconds: 60, lockedSeconds: 300 }

/** A connection that is kept: opened when needed or wanted, again after each end, never twice at once. */
export class KeptLine<S extends Session> {
  readonly #make: (onEnd: () => void) => Promise<S>
  readonly #isLocked: (error: unknown) => boolean
  readonly #clock: () => Date
  readonly #times: LineTimes
  #session: Promise<S> | null = null
  #health: GatewayHealth
  #fails = 0
  #notBefore = 0
  #timer: NodeJS.Timeout | null = null
  #wanted = false

  constructor(
    make: (onEnd: () => void) => Promise<S>,
    isLocked: (error: unknown) => boolean,
    clock: () => Date,
    times: LineTimes = usualLineTimes,
  ) {
    this.#make = make
    this.#isLocked = isLocked
    this.#clock = clock
    this.#times = times
    this.#health = { state: 'down', because: '尚未连接', since: clock() }
  }

  health(): GatewayHealth {
    return this.#health
  }

  open(): void {
    this.#wanted = true
    void this.#connected()
  }

  async close(): Promise<void> {
    this.#wanted = false
    if (this.#timer) clearTimeout(this.#timer)
    const session = await this.#session?.catch(() => null)
    await session?.close()
    this.#session = null
    this.#say('down', '已停用')
  }

  /** Does something with the connection; without one nothing was sent, and it may be tried again. */
  async use(work: (session: S) => Promise<SmsOutcome>): Promise<SmsOutcome> {
    this.#wanted = true
    const session = await this.#connected()
    return session ? work(session) : { kind: 'refused', because: this.#health.because, again: true }
  }

  async #connected(): Promise<S | null> {
    const now = this.#clock().getTime()
    if (!this.#session && now < this.#notBefore) return null
    this.#session ??= this.#begin()
    return this.#session.catch(() => null)
  }

  async #begin(): Promise<S> {
    this.#say('connecting', '正在连接')
    try {
      const session = await this.#make(() => this.#ended())
      this.#fails = 0
      this.#say('ready', '')
      return session
    } catch (error) {
      this.#session = null
      this.#fails += 1
      const locked = this.#isLocked(error)
      this.#say('down', (error as Error).message)
      this.#later(locked ? this.#times.lockedSeconds : this.#pause())
      throw error
    }
  }

  #ended(): void {
    // The end of a session that was never ready is told by its opening.
    if (this.#health.state !== 'ready') return
    this.#session = null
    this.#fails += 1
    this.#say('down', '连接中断')
    this.#later(this.#pause())
  }

  #pause = () => Math.min(this.#times.firstSeconds * 2 ** (this.#fails - 1), this.#times.longestSeconds)

  #later(seconds: number): void {
    this.#notBefore = this.#clock().getTime() + seconds * 1000
    if (!this.#wanted) return
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#notBefore = 0
      if (this.#wanted) void this.#connected()
    }, seconds * 1000)
    this.#timer.unref()
  }

  #say(state: GatewayHealth['state'], because: string): void {
    this.#health = { state, because, since: this.#clock() }
  }
}
