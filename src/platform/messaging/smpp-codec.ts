import type { Frame, Wire } from './line-session.ts'

/** Short Message Peer to Peer 3.4: what stands on the wire, big endian, texts ended by a zero. */
const commands = { bindTransceiver: 9, submit: 4, deliver: 5, unbind: 6, enquireLink: 0x15 } as const
export const bindCommand = commands.bindTransceiver
export const submitCommand = commands.submit

const headLength = 16
/** Longer than a message with everything that may hang on it. */
const longestFrame = 70_000
/** Temporary trouble of ours: send it again. */
const notKept = 0x64

function frameOf({ command, status, sequence, body }: Frame): Buffer {
  const head = Buffer.alloc(headLength)
  head.writeUInt32BE(headLength + body.length, 0)
  head.writeUInt32BE(command, 4)
  head.writeUInt32BE(status, 8)
  head.writeUInt32BE(sequence, 12)
  return Buffer.concat([head, body])
}

function readFrames(bytes: Buffer): { frames: Frame[]; rest: Buffer; broken: boolean } {
  const frames: Frame[] = []
  let at = 0
  while (bytes.length - at >= headLength) {
    const length = bytes.readUInt32BE(at)
    if (length < headLength || length > longestFrame)
      return { frames, rest: bytes.subarray(at), broken: true }
    if (bytes.length - at < length) break
    frames.push({
      command: bytes.readUInt32BE(at + 4),
      status: bytes.readUInt32BE(at + 8),
      sequence: bytes.readUInt32BE(at + 12),
      body: Buffer.from(bytes.subarray(at + headLength, at + length)),
    })
    at += length
  }
  return { frames, rest: Buffer.from(bytes.subarray(at)), broken: false }
}

const kinds = new Map<number, 'heartbeat' | 'farewell'>([
  [commands.enquireLink, 'heartbeat'],
  [commands.unbind, 'farewell'],
])

export const smppWire: Wire = {
  frameOf,
  readFrames,
  heartbeat: commands.enquireLink,
  farewell: commands.unbind,
  asks({ command, body }) {
    if (command !== commands.deliver) return kinds.get(command) ?? null
    return readDeliver(body) ? 'deliver' : 'nonsense'
  },
  answerTo: ({ command, sequence }, kept) => ({
    command: (command | 0x80000000) >>> 0,
    sequence,
    status: kept ? 0 : notKept,
    body: command === commands.deliver ? Buffer.alloc(1) : Buffer.alloc(0),
  }),
}

const text = (value: string) => Buffer.from(`${value}\0`, 'latin1')
const bytes = (...values: number[]) => Buffer.from(values)

export const bindBody = (given: { systemId: string; password: string; systemType?: string }) =>
  Buffer.concat([
    text(given.systemId),
    text(given.password),
    text(given.systemType ?? ''),
    bytes(0x34, 0, 0),
    text(''),
  ])

export type SmppSubmit = { source: string; to: string; headed: boolean; content: Buffer }

/** A message in UCS-2, with a receipt asked for. Numbers with a country are said to be international. */
export const submitBody = ({ source, to, headed, content }: SmppSubmit) =>
  Buffer.concat([
    text(''),
    bytes(0, 1),
    text(source),
    bytes(to.startsWith('+') ? 1 : 0, 1),
    text(to.replace('+', '')),
    bytes(headed ? 0x40 : 0, 0, 0),
    text(''),
    text(''),
    bytes(1, 0, 8, 0, content.length),
    content,
  ])

/** The name of the message in the answer to a submit. */
export const readSubmitted = (body: Buffer) => body.toString('latin1').replace(/\0.*$/s, '')

export type SmppDelivered =
  | { kind: 'report'; id: string; state: string }
  | {
      kind: 'reply'
      from: string
      to: string
      coding: number
      headed: boolean
      content: Buffer
      piece: Sar | null
    }
type Sar = { reference: string; total: number; number: number }

const tags = {
  receiptedId: 0x1e,
  payload: 0x424,
  sarReference: 0x20c,
  sarTotal: 0x20e,
  sarNumber: 0x20f,
  state: 0x427,
}
const states = ['', 'ENROUTE', 'DELIVRD', 'EXPIRED', 'DELETED', 'UNDELIV', 'ACCEPTD', 'UNKNOWN', 'REJECTD']

/** What came from a phone, or about a message; null for what cannot be read. */
export function readDeliver(body: Buffer): SmppDelivered | null {
  let at = 0
  const readText = () => {
    const end = body.indexOf(0, at)
    const value = end < 0 ? null : body.subarray(at, end).toString('latin1')
    at = end < 0 ? body.length : end + 1
    return value
  }
  readText() // service type
  at += 2
  const from = readText()
  at += 2
  const to = readText()
  const esm = body[at] ?? 0
  at += 3
  readText() // schedule
  const validity = readText()
  const [coding, length] = [body[at + 2] ?? 0, body[at + 4]]
  at += 5
  if (from === null || to === null || validity === null || length === undefined) return null
  if (body.length < at + length) return null
  const options = readOptions(body.subarray(at + length))
  if (!options) return null
  const content = options.get(tags.payload) ?? body.subarray(at, at + length)
  if ((esm & 0x3c) === 0x04) return readReceipt(content, options)
  return {
    kind: 'reply',
    from,
    to,
    coding,
    headed: (esm & 0x40) !== 0,
    content: Buffer.from(content),
    piece: sarOf(options),
  }
}

/** What hangs on behind: tag, length, value. */
function readOptions(bytes: Buffer): Map<number, Buffer> | null {
  const options = new Map<number, Buffer>()
  for (let at = 0; at < bytes.length; ) {
    if (bytes.length < at + 4) return null
    const length = bytes.readUInt16BE(at + 2)
    if (bytes.length < at + 4 + length) return null
    options.set(bytes.readUInt16BE(at), bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return options
}

/** `id:… stat:DELIVRD …`, or the same in what hangs on behind. */
function readReceipt(content: Buffer, options: Map<number, Buffer>): SmppDelivered | null {
  const said = content.toString('latin1')
  const id =
    options.get(tags.receiptedId)?.toString('latin1').replace(/\0.*$/s, '') ?? /\bid:(\S+)/i.exec(said)?.[1]
  const state = states[options.get(tags.state)?.[0] ?? 0] || /\bstat:(\w+)/i.exec(said)?.[1]?.toUpperCase()
  return id && state ? { kind: 'report', id, state } : null
}

function sarOf(options: Map<number, Buffer>): Sar | null {
  const [reference, total, number] = [tags.sarReference, tags.sarTotal, tags.sarNumber].map((tag) =>
    options.get(tag),
  )
  if (!reference || !total?.[0] || !number?.[0] || number[0] > total[0]) return null
  return { reference: reference.toString('hex'), total: total[0], number: number[0] }
}
