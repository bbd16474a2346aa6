import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** What was said on a line, and by whom. */
type Said = { by: 'us' | 'them'; frame: Buffer }
/** A frame as Wireshark reads it: its own words beside the names of its fields. */
export type Read = { by: Said['by']; says: Record<string, string> }

/**
 * A wire between us and a gateway that is listened in to: whole frames by the length in their first four bytes, in the
 * order in which they were said.
 */
export async function listenIn(port: number) {
  const said: Said[] = []
  const sockets = new Set<Socket>()
  const server = createServer((ours) => {
    const theirs = connect(port, '127.0.0.1')
    const pass = (by: Said['by'], from: Socket, to: Socket) => {
      let held = Buffer.alloc(0)
      sockets.add(from)
      from.on('error', () => to.destroy())
      from.on('close', () => to.destroy())
      from.on('data', (bytes: Buffer) => {
        held = Buffer.concat([held, bytes])
        while (held.length >= 4 && held.length >= held.readUInt32BE(0)) {
          said.push({ by, frame: Buffer.from(held.subarray(0, held.readUInt32BE(0))) })
          held = Buffer.from(held.subarray(held.readUInt32BE(0)))
        }
        to.write(bytes)
      })
    }
    pass('us', ours, theirs)
    pass('them', theirs, ours)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
    await once(server, 'close')
  }
  return { port: (server.address() as AddressInfo).port, said, close }
}

/** The port of CMPP, by which Wireshark is told what it reads. */
const cmppPort = 7890

/** Reads frames of CMPP with Wireshark's own dissector, which knows nothing of our codec. */
export function readByWireshark(said: Said[]): Read[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-wire-'))
  try {
    return said.map(({ by, frame }) => ({ by, says: dissect(folder, frame) }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function dissect(folder: string, frame: Buffer): Record<string, string> {
  const [text, capture] = [path.join(folder, 'frame.txt'), path.join(folder, 'frame.pcap')]
  writeFileSync(text, `000000 ${[...frame].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')}\n`)
  execFileSync('text2pcap', ['-T', `40000,${cmppPort}`, text, capture], { stdio: 'ignore' })
  const shown = execFileSync(
    'tshark',
    ['-r', capture, '-d', `tcp.port==${cmppPort},cmpp`, '-O', 'cmpp', '-V'],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  const lines = shown.split('\n').flatMap((line) => {
    const [, name, value = ''] = /^ {4}([A-Z][^:]*): (.*)$/.exec(line) ?? []
    return name ? [[name, value] as const] : []
  })
  return Object.fromEntries(lines)
}
