import { Duplex } from 'node:stream'

/** What answers batches of whole protocol messages, one batch after the other, in one session. */
export type WireEngine = {
  /** Resolves when a session is there to answer, opening it when needed. */
  ready(): Promise<void>
  /** Resolves when the batch is answered in full; rejects when the session was lost. */
  send(batch: Uint8Array, onReply: (chunk: Uint8Array) => void): Promise<void>
}

const terminate = 'X'.charCodeAt(0)

/**
 * The socket that `pg` believes it talks through: carries the bytes of PostgreSQL's wire protocol to an engine.
 * Cuts the stream into whole messages, because the engine answers whole messages only.
 */
export class WireStream extends Duplex {
  readonly #engine: WireEngine
  #rest: Buffer = Buffer.alloc(0)

  constructor(engine: WireEngine) {
    super()
    this.#engine = engine
  }

  connect(): this {
    this.#begin().then(
      () => this.emit('connect'),
      (error: Error) => this.destroy(error),
    )
    return this
  }

  /** A new client on the one session must find it as a fresh connection would be. */
  async #begin(): Promise<void> {
    await this.#engine.ready()
    for (const sql of ['rollback', 'discard all']) await this.#engine.send(simpleQuery(sql), () => {})
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    this.#take([chunk])
    done()
  }

  /** pg corks a query's parse, bind, describe, execute and sync: they travel as one batch. */
  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error) => void): void {
    this.#take(chunks.map((one) => one.chunk))
    done()
  }

  override _final(done: () => void): void {
    this.push(null)
    done()
  }

  #take(chunks: Buffer[]): void {
    const bytes = Buffer.concat([this.#rest, ...chunks])
    const end = endOfWholeMessages(bytes)
    this.#rest = bytes.subarray(end)
    if (end === 0) return
    const reply = (chunk: Uint8Array) => {
      if (!this.destroyed && !this.writableEnded) this.push(chunk)
    }
    this.#engine
      .send(new Uint8Array(bytes.subarray(0, end)), reply)
      .catch((error: Error) => this.destroy(error))
  }

  // What pg asks of a network socket and means nothing here.
  setNoDelay(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }
}

/**
 * How many leading bytes are whole messages. Only a start-up message has no type byte; it begins with a zero.
 * Stops before a farewell: the one session goes on when a client leaves.
 */
function endOfWholeMessages(bytes: Buffer): number {
  let end = 0
  while (bytes.length - end >= 5 && bytes[end] !== terminate) {
    const length = bytes[end] === 0 ? bytes.readUInt32BE(end) : 1 + bytes.readUInt32BE(end + 1)
    if (end + length > bytes.length) break
    end += length
  }
  return end
}

function simpleQuery(sql: string): Uint8Array {
  const text = Buffer.from(`${sql}\0`)
  const message = Buffer.alloc(5 + text.length)
  message.write('Q', 0, 'latin1')
  message.writeUInt32BE(4 + text.length, 1)
  text.copy(message, 5)
  return new Uint8Array(message)
}
