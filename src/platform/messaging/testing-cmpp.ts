import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/**
 * The other end of CMPP for tests, written from the table of the protocol and not from our codec: it reads by offsets
 * of its own. What it does to a message is told by `onSubmit`.
 */
export type SimulatedSubmit = {
  to: string
  source: string
  total: number
  number: number
  text: string
  headed: boolean
}
type Behaviour = {
  secret: string
  wide: boolean
  /** The result told; null: says nothing. */
  onSubmit?: (submit: SimulatedSubmit, nth: number) => number | null
  /** Answers the sign-in with the wrong proof. */
  impostor?: boolean
}

export async function simulateCmpp(behaviour: Behaviour) {
  const submits: SimulatedSubmit[] = []
  const answers: { id: bigint; result: number }[] = []
  const sockets = new Set<Socket>()
  let logins = 0
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    let held = Buffer.alloc(0)
    socket.on('data', (bytes: Buffer) => {
      held = Buffer.concat([held, bytes])
      while (held.length >= 12 && held.length >= held.readUInt32BE(0)) {
        const frame = Buffer.from(held.subarray(0, held.readUInt32BE(0)))
        held = Buffer.from(held.subarray(frame.length))
        hear(socket, frame)
      }
    })
  })

  function hear(socket: Socket, frame: Buffer): void {
    const command = frame.readUInt32BE(4)
    if (command === 1) {
      logins += 1
      say(socket, 0x80000001, frame.readUInt32BE(8), signIn(frame, behaviour))
    } else if (command === 4) {
      const submit = readSubmit(frame, behaviour.wide)
      submits.push(submit)
      const result = behaviour.onSubmit?.(submit, submits.length) ?? (behaviour.onSubmit ? null : 0)
      if (result === null) return
      const answer = Buffer.alloc(behaviour.wide ? 12 : 9)
      answer.writeBigUInt64BE(idOf(submits.length), 0)
      if (behaviour.wide) answer.writeUInt32BE(result, 8)
      else answer[8] = result
      say(socket, 0x80000004, frame.readUInt32BE(8), answer)
    } else if (command === 8) say(socket, 0x80000008, frame.readUInt32BE(8), Buffer.alloc(1))
    else if (command === 2) say(socket, 0x80000002, frame.readUInt32BE(8), Buffer.alloc(0))
    else if (command === 0x80000005)
      answers.push({
        id: frame.readBigUInt64BE(12),
        result: behaviour.wide ? frame.readUInt32BE(20) : (frame[20] as number),
      })
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const tell = (command: number, sequence: number, body: Buffer) => {
    for (const socket of sockets) say(socket, command, sequence, body)
  }
  return {
    port: (server.address() as AddressInfo).port,
    submits,
    answers,
    logins: () => logins,
    /** Bytes as they are: for what no gateway should send. */
    raw: (bytes: Buffer) => {
      for (const socket of sockets) socket.write(bytes)
    },
    report: (nth: number, state: string) =>
      tell(
        5,
        900 + nth,
        deliver(behaviour.wide, 7000n, report(nth, state, behaviour.wide), { report: true }),
      ),
    reply: (id: bigint, from: string, content: Buffer, more: { coding?: number; headed?: boolean } = {}) =>
      tell(5, Number(id), deliver(behaviour.wide, id, content, { from, ...more })),
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

/** Larger than any whole number of JavaScript: 2⁶³ and more. */
const idOf = (nth: number) => 0x9000_0000_0000_0000n + BigInt(nth)

function say(socket: Socket, command: number, sequence: number, body: Buffer): void {
  const frame = Buffer.alloc(12 + body.length)
  frame.writeUInt32BE(frame.length, 0)
  frame.writeUInt32BE(command, 4)
  frame.writeUInt32BE(sequence, 8)
  body.copy(frame, 12)
  // In two pieces, as networks do.
  socket.write(frame.subarray(0, 7))
  socket.write(frame.subarray(7))
}

const md5 = (...parts: (string | Buffer)[]) => {
  const hash = createHash('md5')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

function signIn(frame: Buffer, { secret, wide, impostor }: Behaviour): Buffer {
  const proof = frame.subarray(18, 34)
  const stamp = String(frame.readUInt32BE(35)).padStart(10, '0')
  const wanted = md5(
    frame.subarray(12, 18).toString('latin1').replace(/\0/g, ''),
    Buffer.alloc(9),
    secret,
    stamp,
  )
  const status = wanted.equals(proof) ? 0 : 3
  const said = Buffer.alloc(wide ? 4 : 1)
  said[said.length - 1] = status
  return Buffer.concat([
    said,
    impostor ? Buffer.alloc(16) : md5(said, proof, secret),
    Buffer.from([wide ? 0x30 : 0x20]),
  ])
}

function readSubmit(frame: Buffer, wide: boolean): SimulatedSubmit {
  const text = (at: number, length: number) =>
    frame
      .subarray(at, at + length)
      .toString('latin1')
      .replace(/\0+$/, '')
  // Head 12, id 8, totals 2, receipt and level 2, service 10, fee type 1, fee terminal 21 or 32 and its type.
  const after = 12 + 8 + 2 + 2 + 10 + 1 + (wide ? 33 : 21)
  const source = after + 3 + 6 + 2 + 6 + 17 + 17
  const to = source + 21 + 1
  const length = to + (wide ? 33 : 21)
  const content = frame.subarray(length + 1, length + 1 + (frame[length] as number))
  const headed = frame[after + 1] === 1
  return {
    total: frame[20] as number,
    number: frame[21] as number,
    headed,
    source: text(source, 21),
    to: text(to, wide ? 32 : 21),
    text: new TextDecoder('utf-16be').decode(headed ? content.subarray(6) : content),
  }
}

function report(nth: number, state: string, wide: boolean): Buffer {
  const body = Buffer.alloc(8 + 7 + 20 + (wide ? 32 : 21) + 4)
  body.writeBigUInt64BE(idOf(nth), 0)
  body.write(state, 8, 'latin1')
  return body
}

function deliver(
  wide: boolean,
  id: bigint,
  content: Buffer,
  more: { from?: string; coding?: number; headed?: boolean; report?: boolean },
): Buffer {
  const head = Buffer.alloc(8 + 21 + 10 + 3)
  head.writeBigUInt64BE(id, 0)
  head.write('10690001', 8, 'latin1')
  head[40] = more.headed ? 1 : 0
  head[41] = more.coding ?? 8
  const from = Buffer.alloc(wide ? 33 : 21)
  from.write(more.from ?? '', 'latin1')
  return Buffer.concat([
    head,
    from,
    Buffer.from([more.report ? 1 : 0, content.length]),
    content,
    Buffer.alloc(wide ? 20 : 8),
  ])
}
