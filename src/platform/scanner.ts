import { createConnection } from 'node:net'

/** Whether files that people bring are looked at by a virus scanner: never, where it answers, or always. */
export const scanModes = ['off', 'on', 'required'] as const
export type ScanMode = (typeof scanModes)[number]

/** `found`: the name of what was found; `unreachable`: nobody answered, or nothing that can be understood. */
export type ScanVerdict = { clean: true } | { found: string } | { unreachable: string }

export type Scanner = {
  mode: ScanMode
  scan(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<ScanVerdict>
}

/** A path is a socket on this machine, `host:port` another one. */
export type ClamdPlace = { path: string } | { host: string; port: number }

export function clamdPlace(text: string): ClamdPlace | null {
  if (text.startsWith('/')) return { path: text }
  const [, host, port] = /^\[?([\w.:-]+?)\]?:(\d{1,5})$/.exec(text) ?? []
  return host && port ? { host, port: Number(port) } : null
}

const longest = 60_000
const pieceSize = 65_536

/** ClamAV's daemon, asked by INSTREAM: the bytes go through its socket, it needs no right to read the files. */
export function openScanner(mode: ScanMode, place: ClamdPlace): Scanner {
  return {
    mode,
    scan: (bytes) =>
      ask(place, bytes).then(verdictOf, (error: NodeJS.ErrnoException) => ({
        unreachable: error.code ?? 'no answer',
      })),
  }
}

/** `stream: OK`, `stream: Eicar-Signature FOUND`; whatever else it says is no answer. */
function verdictOf(said: string): ScanVerdict {
  if (/^stream: OK\0?$/.test(said)) return { clean: true }
  const name = /^stream: (.+) FOUND\0?$/.exec(said)?.[1]
  return name ? { found: name } : { unreachable: said.replaceAll('\0', '').slice(0, 100) || 'no answer' }
}

function ask(place: ClamdPlace, bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(place)
    let said = ''
    socket.setTimeout(longest, () =>
      socket.destroy(Object.assign(new Error('too slow'), { code: 'ETIMEDOUT' })),
    )
    socket.on('data', (some) => {
      said += some.toString('utf8')
    })
    socket.once('error', (error) => (said ? resolve(said) : reject(error)))
    socket.once('close', () => resolve(said))
    socket.once('connect', () => {
      // What it has heard enough of, it answers at once and closes: writing on fails, and the answer is there.
      send(socket, bytes).catch(() => socket.end())
    })
  })
}

async function send(
  socket: ReturnType<typeof createConnection>,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  const write = (some: Uint8Array) =>
    new Promise<void>((resolve, reject) => socket.write(some, (error) => (error ? reject(error) : resolve())))
  await write(Buffer.from('zINSTREAM\0'))
  for await (const whole of bytes)
    for (let at = 0; at < whole.length; at += pieceSize) {
      const piece = whole.subarray(at, at + pieceSize)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(piece.length)
      await write(length)
      await write(piece)
    }
  await write(Buffer.alloc(4))
}
