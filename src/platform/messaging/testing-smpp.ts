import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** The other end of SMPP 3.4 for tests, written from the specification and not from our codec. */
type Received = { source: string; to: string; ton: number; headed: boolean; coding: number; text: string }
type Behaviour = {
  password: string
  /** Status and, when it is 0, the name of the message; null: says nothing. */
  onSubmit?: (nth: number) => number | null
}

export async function simulateSmpp({ password, onSubmit }: Behaviour) {
  const submits: Received[] = []
  const answers: { sequence: number; status: number }[] = []
  const sockets = new Set<Socket>()
  let binds = 0

  function hear(socket: Socket, frame: Buffer): void {
    const [command, sequence] = [frame.readUInt32BE(4), frame.readUInt32BE(12)]
    const answer = (status: number, body: Buffer) => say(socket, command + 0x80000000, status, sequence, body)
    if (command === 9) {
      binds += 1
      const given = frame.subarray(16).toString('latin1').split('\0')
      answer(given[1] === password ? 0 : 14, Buffer.from('smsc\0'))
    } else if (command === 4) {
      submits.push(readSubmit(frame.subarray(16)))
      const status = onSubmit ? onSubmit(submits.length) : 0
      if (status !== null) answer(status, Buffer.from(status === 0 ? `MSG${submits.length}\0` : ''))
    } else if (command === 0x15 || command === 6) answer(0, Buffer.alloc(0))
    else if (command === 0x80000005) answers.push({ sequence, status: frame.readUInt32BE(8) })
  }

  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    let held = Buffer.alloc(0)
    socket.on('data', (bytes: Buffer) => {
      held = Buffer.concat([held, bytes])
      while (held.length >= 16 && held.length >= held.readUInt32BE(0)) {
        const frame = Buffer.from(held.subarray(0, held.readUInt32BE(0)))
        held = Buffer.from(held.subarray(frame.length))
        hear(socket, frame)
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  let next = 500
  const deliver = (body: Buffer) => {
    next += 1
    for (const socket of sockets) say(socket, 5, 0, next, body)
  }
  return {
    port: (server.address() as AddressInfo).port,
    submits,
    answers,
    binds: () => binds,
    deliver,
    raw: (bytes: Buffer) => {
      for (const socket of sockets) socket.write(bytes)
    },
    dropAll: () => {
      for (const socket of sockets) socket.destroy()
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      if (!server.listening) return
      server.close()
      await once(server, 'close')
    },
  }
}

function say(socket: Socket, command: number, status: number, sequence: number, body: Buffer): void {
  const frame = Buffer.alloc(16 + body.length)
  for (const [at, value] of [frame.length, command, status, sequence].entries())
    frame.writeUInt32BE(value, at * 4)
  body.copy(frame, 16)
  // In two pieces, as networks do.
  socket.write(frame.subarray(0, 9))
  socket.write(frame.subarray(9))
}

function readSubmit(body: Buffer): Received {
  let at = 0
  const text = () => {
    const end = body.indexOf(0, at)
    const value = body.subarray(at, end).toString('latin1')
    at = end + 1
    return value
  }
  text()
  at += 2
  const source = text()
  const ton = body[at] as number
  at += 2
  const to = text()
  const headed = ((body[at] as number) & 0x40) !== 0
  at += 3
  text()
  text()
  const coding = body[at + 2] as number
  const content = body.subarray(at + 5, at + 5 + (body[at + 4] as number))
  return {
    source,
    to,
    ton,
    headed,
    coding,
    text: new TextDecoder('utf-16be').decode(headed ? content.subarray(6) : content),
  }
}

/** The body of a deliver_sm: from a phone, or (esm 4) about a message. */
export function deliverBody(
  content: Buffer,
  more: { from?: string; esm?: number; coding?: number; options?: [tag: number, value: Buffer][] } = {},
): Buffer {
  const { from = '8613900001000', esm = 0, coding = 8, options = [] } = more
  const texts = (value: string) => Buffer.from(`${value}\0`)
  return Buffer.concat([
    texts(''),
    Buffer.from([1, 1]),
    texts(from),
    Buffer.from([0, 1]),
    texts('10690001'),
    Buffer.from([esm, 0, 0]),
    texts(''),
    texts(''),
    Buffer.from([0, 0, coding, 0, content.length]),
    content,
    ...options.map(([tag, value]) => {
      const head = Buffer.alloc(4)
      head.writeUInt16BE(tag, 0)
      head.writeUInt16BE(value.length, 2)
      return Buffer.concat([head, value])
    }),
  ])
}
