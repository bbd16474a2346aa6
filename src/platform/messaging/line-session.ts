import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A question or an answer on the wire. `status`: of an answer, where the protocol has one in its head. */
export type Frame = { command: number; sequence: number; status: number; body: Buffer }

/** How a protocol stands on the wire: CMPP and SMPP differ in little but this. */
export type Wire = {
  frameOf(frame: Frame): Buffer
  /** The whole frames at the start of what has come, and what is left; `broken` when it cannot be this protocol. */
  readFrames(bytes: Buffer): { frames: Frame[]; rest: Buffer; broken: boolean }
  heartbeat: number
  farewell: number
  /** What the other side asks of us: to say that we are there, to end, to take something. Null: it answers us. */
  asks(frame: Frame): 'heartbeat' | 'farewell' | 'deliver' | 'nonsense' | null
  answerTo(frame: Frame, kept: boolean): Frame
}

export type SessionTimes = { answerSeconds: number; idleSeconds: number; window: number }
export const usualTimes: SessionTimes = { answerSeconds: 60, idleSeconds: 180, window: 16 }

/** Why no session came about; `locked`: the gateway knows us and says no, asking again soon may lock the account. */
export class SessionRefused extends Error {
  readonly locked: boolean

  constructor(because: string, locked: boolean) {
    super(because)
    this.locked = locked
  }
}

/** It never left this machine: certainly not done. */
export class NotAsked extends Error {}

type Hears = {
  /** Keeps what came; thrown, the gateway is told that it was not kept. */
  onDelivered(frame: Frame): Promise<void>
  onEnd(): void
}
type Waiting = { done(frame: Frame): void; lost(why: Error): void; timer: NodeJS.Timeout }

/** One connection, from the sign-in to its end. What is asked and not answered is lost, and nobody knows whether it was done. */
export class LineSession {
  readonly #socket: Socket
  readonly #wire: Wire
  readonly #times: SessionTimes
  readonly #hears: Hears
  readonly #waiting = new Map<number, Waiting>()
  readonly #queue: (() => void)[] = []
  #rest = Buffer.alloc(0)
  #sequence = 1
  #inFlight = 0
  #heard = 0
  #pulse: NodeJS.Timeout | null = null

  private constructor(socket: Socket, wire: Wire, times: SessionTimes, hears: Hears) {
    this.#socket = socket
    this.#wire = wire
    this.#times = times
    this.#hears = hears
    socket.on('data', (bytes: Buffer) => this.#take(bytes))
    // What went wrong is told by whoever waits for an answer.
    socket.on('error', () => {})
    socket.on('close', () => {
      this.#lose(new Error('连接中断'))
      hears.onEnd()
    })
  }

  /** Connects and signs in: `signIn` says why not, or null. @throws SessionRefused */
  static async open(
    { host, port }: { host: string; port: number },
    wire: Wire,
    times: SessionTimes,
    hears: Hears,
    signIn: (session: LineSession) => Promise<SessionRefused | null>,
  ): Promise<LineSession> {
    const socket = connect(port, host)
    socket.setNoDelay(true)
    const signal = AbortSignal.timeout(times.answerSeconds * 1000)
    await once(socket, 'connect', { signal }).catch((error: NodeJS.ErrnoException) => {
      socket.destroy()
      throw new SessionRefused(error.code === 'ECONNREFUSED' ? '网关拒绝连接' : '连不上网关', false)
    })
    const session = new LineSession(socket, wire, times, hears)
    const refused = await signIn(session).catch(() => new SessionRefused('网关没有应答登录', false))
    if (refused) {
      session.end()
      throw refused
    }
    session.#beat()
    return session
  }

  /** Asks and waits for the answer; at most a window of questions is on its way. Rejects when none came. */
  async ask(command: number, body: Buffer): Promise<Frame> {
    while (this.#inFlight >= this.#times.window)
      await new Promise<void>((resolve) => this.#queue.push(resolve))
    if (this.#socket.destroyed) throw new NotAsked('连接中断')
    this.#inFlight += 1
    try {
      return await this.#asked(command, body)
    } finally {
      this.#inFlight -= 1
      this.#queue.shift()?.()
    }
  }

  #asked(command: number, body: Buffer): Promise<Frame> {
    const sequence = this.#sequence
    this.#sequence = (sequence % 0x7fffffff) + 1
    return new Promise((resolve, reject) => {
      const settle = () => {
        clearTimeout(waiting.timer)
        this.#waiting.delete(sequence)
      }
      const waiting: Waiting = {
        done(answer) {
          settle()
          resolve(answer)
        },
        lost(why) {
          settle()
          reject(why)
        },
        timer: setTimeout(() => waiting.lost(new Error('网关没有应答')), this.#times.answerSeconds * 1000),
      }
      this.#waiting.set(sequence, waiting)
      this.#write({ command, sequence, status: 0, body })
    })
  }

  end(): void {
    this.#socket.destroy()
  }

  async close(): Promise<void> {
    if (!this.#socket.destroyed) await this.ask(this.#wire.farewell, Buffer.alloc(0)).catch(() => {})
    this.end()
  }

  #write(frame: Frame): void {
    if (!this.#socket.destroyed) this.#socket.write(this.#wire.frameOf(frame))
  }

  #take(bytes: Buffer): void {
    this.#heard += 1
    const { frames, rest, broken } = this.#wire.readFrames(Buffer.concat([this.#rest, bytes]))
    this.#rest = Buffer.from(rest)
    for (const frame of frames) this.#hear(frame)
    // Whatever comes after this cannot be understood: begin anew.
    if (broken) this.end()
  }

  #hear(frame: Frame): void {
    const asked = this.#wire.asks(frame)
    if (asked === null) this.#waiting.get(frame.sequence)?.done(frame)
    else if (asked === 'nonsense') this.end()
    else if (asked === 'deliver') void this.#deliver(frame)
    else {
      this.#write(this.#wire.answerTo(frame, true))
      if (asked === 'farewell') this.#socket.end()
    }
  }

  /** Answered once it is kept; when it could not be kept the gateway is told so, and sends it again. */
  async #deliver(frame: Frame): Promise<void> {
    const kept = await this.#hears.onDelivered(frame).then(
      () => true,
      () => false,
    )
    this.#write(this.#wire.answerTo(frame, kept))
  }

  /** Says that it is there when nothing has been heard for a while; a gateway that does not answer is gone. */
  #beat(): void {
    let heard = this.#heard
    this.#pulse = setInterval(() => {
      if (heard !== this.#heard) {
        heard = this.#heard
        return
      }
      this.#asked(this.#wire.heartbeat, Buffer.alloc(0)).catch(() => this.end())
    }, this.#times.idleSeconds * 1000)
    this.#pulse.unref()
  }

  #lose(why: Error): void {
    if (this.#pulse) clearInterval(this.#pulse)
    for (const { lost } of [...this.#waiting.values()]) lost(why)
    for (const go of this.#queue.splice(0)) go()
  }
}
