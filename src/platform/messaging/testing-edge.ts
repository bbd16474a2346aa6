import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import type { Frame } from './line-session.ts'
import { smppWire } from './smpp-codec.ts'

/** One thing said on the line, on its way: let it pass (once, twice, later, or never), or cut the line. */
export type UnderWay = Frame & { pass(): void; cut(): void }
/** What happens to it; answers nothing: whoever says nothing and passes nothing has lost it. */
export type Trouble = (said: UnderWay) => void

const submitted = 0x80000004
const delivered = 0x00000005
const taken = 0x80000005
export const smppNames = { submitted, delivered, taken } as const

/**
 * The edge of the house: everything between our line by SMPP and a message centre passes here, and may be lost,
 * late, doubled or in another order. `trouble` holds until the next one; `calm` ends it.
 */
export async function troubledEdge(centre: number) {
  let trouble: Trouble | null = null
  let lines = 0
  const sockets = new Set<Socket>()
  const server = createServer((ours) => {
    const theirs = connect(centre, '127.0.0.1')
    lines += 1
    const cut = () => {
      ours.destroy()
      theirs.destroy()
    }
    for (const [from, to] of [
      [ours, theirs],
      [theirs, ours],
    ] as const) {
      sockets.add(from)
      from.on('close', () => {
        sockets.delete(from)
        cut()
      })
      from.on('error', cut)
      carry(from, to, (said) => (trouble ?? ((one) => one.pass()))({ ...said, cut }))
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    /** How many times the line was made. */
    lines: () => lines,
    trouble(next: Trouble) {
      trouble = next
    },
    calm() {
      trouble = null
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function carry(from: Socket, to: Socket, hand: (said: Omit<UnderWay, 'cut'>) => void): void {
  let rest: Buffer = Buffer.alloc(0)
  from.on('data', (bytes: Buffer) => {
    const read = smppWire.readFrames(Buffer.concat([rest, bytes]))
    rest = read.rest
    for (const frame of read.frames)
      hand({ ...frame, pass: () => void (to.destroyed || to.write(smppWire.frameOf(frame))) })
  })
}
