import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import {
  type CmppFrame,
  type CmppVersion,
  commands,
  connectBody,
  type Delivered,
  deliverAnswer,
  frameOf,
  readConnected,
  readDeliver,
  readFrames,
} from './cmpp-codec.ts'

export type CmppSettings = {
  host: string
  port: number
  /** 企业代码, six characters. */
  account: string
  secret: string
  version: CmppVersion
  serviceId: string
  /** 接入号, to which the extension is added. */
  source: string
  /** Some gateways answer without proving that they know the secret. */
  checkGateway: boolean
}

export type CmppTimes = { answerSeconds: number; idleSeconds: number; window: number }
export const usualTimes: CmppTimes = { answerSeconds: 60, idleSeconds: 180, window: 16 }

/** Why no session came about; `locked`: the gateway knows us and says no, asking again soon may lock the account. */
export class CmppRefused extends Error {
  readonly locked: boolean

  constructor(because: string, locked: boolean) {
    super(because)
    this.locked = locked
  }
}

type Waiting = { done(body: Buffer): void; lost(why: Error): void; timer: NodeJS.Timeout }

/** One connection, from the sign-in to its end. What is asked and not answered is lost, and nobody knows whether it was done. */
export class CmppSession {
  readonly #socket: Socket
  readonly #times: CmppTimes
  readonly #version: CmppVersion
  readonly #waiting = new Map<number, Waiting>()
  readonly #queue: (() => void)[] = []
  #rest = Buffer.alloc(0)
  #sequence = 1
  #inFlight = 0
  #heard = 0
  #pulse: NodeJS.Timeout | null = null

  private constructor(
    socket: Socket,
    version: CmppVersion,
    times: CmppTimes,
    onDelivered: (what: Delivered) => Promise<void>,
    onEnd: (session: CmppSession) => void,
  ) {
    this.#socket = socket
    this.#version = version
    this.#times = times
    socket.on('data', (bytes: Buffer) => this.#take(bytes, onDelivered))
    // What went wrong is told by whoever waits for an answer.
    socket.on('error', () => {})
    socket.on('close', () => {
      this.#lose(new Error('连接中断'))
      onEnd(this)
    })
  }

  /** @throws CmppRefused */
  static async open(
    settings: CmppSettings,
    times: CmppTimes,
    now: Date,
    hears: { onDelivered: (what: Delivered) => Promise<void>; onEnd: (session: CmppSession) => void },
  ): Promise<CmppSession> {
    const socket = connect(settings.port, settings.host)
    socket.setNoDelay(true)
    const signal = AbortSignal.timeout(times.answerSeconds * 1000)
    await once(socket, 'connect', { signal }).catch((error: NodeJS.ErrnoException) => {
      socket.destroy()
      throw new CmppRefused(error.code === 'ECONNREFUSED' ? '网关拒绝连接' : '连不上网关', false)
    })
    const session = new CmppSession(socket, settings.version, times, hears.onDelivered, hears.onEnd)
    const { body, proof } = connectBody({ ...settings, now })
    const answer = await session.ask(commands.connect, body).catch(() => null)
    const read = answer && readConnected(answer, proof, settings.secret)
    if (read?.status === 0 && (read.genuine || !settings.checkGateway)) {
      session.#beat()
      return session
    }
    session.end()
    if (!read) throw new CmppRefused('网关没有应答登录', false)
    throw new CmppRefused(
      read.status === 0 ? '网关没有证明自己知道密钥' : `网关拒绝登录（${read.status}）`,
      true,
    )
  }

  /** Asks and waits for the answer; at most a window of questions is on its way. Rejects when none came. */
  async ask(command: number, body: Buffer): Promise<Buffer> {
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

  #asked(command: number, body: Buffer): Promise<Buffer> {
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
      this.#write({ command, sequence, body })
    })
  }

  end(): void {
    this.#socket.destroy()
  }

  async close(): Promise<void> {
    if (!this.#socket.destroyed) await this.ask(commands.terminate, Buffer.alloc(0)).catch(() => {})
    this.end()
  }

  #write(frame: CmppFrame): void {
    if (!this.#socket.destroyed) this.#socket.write(frameOf(frame))
  }

  #take(bytes: Buffer, onDelivered: (what: Delivered) => Promise<void>): void {
    this.#heard += 1
    const { frames, rest, broken } = readFrames(Buffer.concat([this.#rest, bytes]))
    this.#rest = Buffer.from(rest)
    for (const frame of frames) this.#hear(frame, onDelivered)
    // Whatever comes after this cannot be understood: begin anew.
    if (broken) this.end()
  }

  #hear({ command, sequence, body }: CmppFrame, onDelivered: (what: Delivered) => Promise<void>): void {
    if (command === commands.activeTest)
      this.#write({ command: commands.activeTestResp, sequence, body: Buffer.alloc(1) })
    else if (command === commands.terminate) {
      this.#write({ command: commands.terminateResp, sequence, body: Buffer.alloc(0) })
      this.#socket.end()
    } else if (command === commands.deliver) void this.#deliver(sequence, body, onDelivered)
    else this.#waiting.get(sequence)?.done(body)
  }

  /** Answered once it is kept; when it could not be kept the gateway is told so, and sends it again. */
  async #deliver(
    sequence: number,
    body: Buffer,
    onDelivered: (what: Delivered) => Promise<void>,
  ): Promise<void> {
    const minimal = 60
    if (body.length < minimal) return this.end()
    const what = readDeliver(body, this.#version)
    const result = await onDelivered(what).then(
      () => 0,
      () => 9,
    )
    this.#write({
      command: commands.deliverResp,
      sequence,
      body: deliverAnswer(what.id, result, this.#version),
    })
  }

  /** Says that it is there when nothing has been heard for a while; a gateway that does not answer is gone. */
  #beat(): void {
    let heard = this.#heard
    this.#pulse = setInterval(() => {
      if (heard !== this.#heard) {
        heard = this.#heard
        return
      }
      this.#asked(commands.activeTest, Buffer.alloc(0)).catch(() => this.end())
    }, this.#times.idleSeconds * 1000)
    this.#pulse.unref()
  }

  #lose(why: Error): void {
    if (this.#pulse) clearInterval(this.#pulse)
    for (const { lost } of [...this.#waiting.values()]) lost(why)
    for (const go of this.#queue.splice(0)) go()
  }
}

/** It never left this machine: certainly not done. */
export class NotAsked extends Error {}
