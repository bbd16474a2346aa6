import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { TransformStream } from 'node:stream/web'
import { encrypted } from './age.ts'

/** Where the bytes of a backup go, one after the other. */
export type Sink = {
  write(bytes: Uint8Array): Promise<void>
  /** On disk when it answers. */
  end(): Promise<Written>
  /** Lets go of the file, half-written as it is. */
  abandon(): void
}

/** How long the file is and its SHA-256, as it lies there. */
export type Written = { bytes: number; sha256: string }

/** A new file, encrypted to the recipients; without any, as it is. */
export function openSink(file: string, recipients: readonly string[]): Promise<Sink> {
  const plain = plainSink(file)
  return recipients.length === 0 ? Promise.resolve(plain) : encryptedSink(plain, recipients)
}

function plainSink(file: string): Sink {
  const handle = openSync(file, 'wx', 0o600)
  const hash = createHash('sha256')
  let length = 0
  let open = true
  const close = () => {
    if (open) closeSync(handle)
    open = false
  }
  return {
    async write(bytes) {
      for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done)
      hash.update(bytes)
      length += bytes.length
    },
    async end() {
      fsyncSync(handle)
      close()
      return { bytes: length, sha256: hash.digest('hex') }
    },
    abandon: close,
  }
}

async function encryptedSink(plain: Sink, recipients: readonly string[]): Promise<Sink> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const out = await encrypted(readable, recipients)
  // A fault at the file is told by whoever writes next, as the fault it is.
  let fault: unknown = null
  const passing = pass(out, plain).catch((error) => {
    fault = error
  })
  const writer = writable.getWriter()
  const told = async (work: Promise<unknown>) => {
    await Promise.race([work.catch(() => passing), passing])
    if (fault) throw fault
  }
  return {
    write: (bytes) => told(writer.write(bytes)),
    async end() {
      await told(writer.close())
      await passing
      if (fault) throw fault
      return plain.end()
    },
    abandon() {
      void writer.abort().catch(() => {})
      plain.abandon()
    },
  }
}

async function pass(from: AsyncIterable<Uint8Array>, to: Sink): Promise<void> {
  for await (const bytes of from) await to.write(bytes)
}
