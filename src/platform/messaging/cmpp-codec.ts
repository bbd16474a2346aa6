import { createHash } from 'node:crypto'
import type { Frame, Wire } from './line-session.ts'

/** China Mobile Peer to Peer, 2.0 and 3.0 (中国移动通信互联网短信网关接口协议): what stands on the wire, big endian. */
export type CmppVersion = 0x20 | 0x30

const commands = {
  connect: 1,
  terminate: 2,
  submit: 4,
  deliver: 5,
  activeTest: 8,
} as const

const headLength = 12
/** Longer than anything that is spoken here: whoever sends it speaks something else. */
const longestFrame = 4096

function frameOf({ command, sequence, body }: Frame): Buffer {
  const head = Buffer.alloc(headLength)
  head.writeUInt32BE(headLength + body.length, 0)
  head.writeUInt32BE(command, 4)
  head.writeUInt32BE(sequence, 8)
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
      sequence: bytes.readUInt32BE(at + 8),
      status: 0,
      body: Buffer.from(bytes.subarray(at + headLength, at + length)),
    })
    at += length
  }
  return { frames, rest: Buffer.from(bytes.subarray(at)), broken: false }
}

/** Text in a field of fixed length, filled with zeros. */
function fixed(text: string, length: number): Buffer {
  const field = Buffer.alloc(length)
  field.write(text, 0, length, 'latin1')
  return field
}
const readFixed = (bytes: Buffer, at: number, length: number) =>
  bytes
    .subarray(at, at + length)
    .toString('latin1')
    .replace(/\0.*$/s, '')
    .trim()
const byte = (value: number) => Buffer.from([value & 0xff])
const md5 = (...parts: Buffer[]) => createHash('md5').update(Buffer.concat(parts)).digest()

/** MMDDHHMMSS in Beijing time, wherever the server stands. */
export function timestampOf(now: Date): string {
  const there = new Date(now.getTime() + 8 * 3_600_000).toISOString()
  return there.slice(5, 19).replace(/\D/g, '')
}

export type Login = { account: string; secret: string; version: CmppVersion; now: Date }

/** CONNECT and the proof in it: MD5(account + 9 zeros + secret + timestamp). */
export function connectBody({ account, secret, version, now }: Login): { body: Buffer; proof: Buffer } {
  const timestamp = timestampOf(now)
  const proof = md5(Buffer.from(account), Buffer.alloc(9), Buffer.from(secret), Buffer.from(timestamp))
  const stamp = Buffer.alloc(4)
  stamp.writeUInt32BE(Number(timestamp))
  return { body: Buffer.concat([fixed(account, 6), proof, byte(version), stamp]), proof }
}

/** What the gateway answered to CONNECT, and whether it knows the secret as well. */
export function readConnected(body: Buffer, proof: Buffer, secret: string) {
  // 3.0 answers with a status of four bytes, 2.0 with one.
  const wide = body.length >= 21
  const size = wide ? 4 : 1
  const statusBytes = body.subarray(0, size)
  const status = wide ? body.readUInt32BE(0) : (body[0] ?? 255)
  const theirs = body.subarray(size, size + 16)
  return { status, genuine: theirs.equals(md5(statusBytes, proof, Buffer.from(secret))) }
}

export type Submit = {
  version: CmppVersion
  total: number
  number: number
  serviceId: string
  account: string
  source: string
  to: string
  headed: boolean
  content: Buffer
}

export function submitBody(given: Submit): Buffer {
  const wide = given.version === 0x30
  const terminal = wide ? 32 : 21
  const feeKind = wide ? [byte(0)] : []
  return Buffer.concat([
    Buffer.alloc(8),
    byte(given.total),
    byte(given.number),
    byte(1), // a receipt is asked for
    byte(0),
    fixed(given.serviceId, 10),
    byte(2), // whoever sends pays
    fixed('', terminal),
    ...feeKind,
    byte(0),
    byte(given.headed ? 1 : 0),
    byte(8), // UCS-2
    fixed(given.account, 6),
    fixed('01', 2),
    fixed('0', 6),
    fixed('', 17),
    fixed('', 17),
    fixed(given.source, 21),
    byte(1),
    fixed(given.to, terminal),
    ...feeKind,
    byte(given.content.length),
    given.content,
    fixed('', wide ? 20 : 8),
  ])
}

/** Names of messages are 64 bits, more than a number holds. */
const messageId = (bytes: Buffer, at = 0) => bytes.readBigUInt64BE(at).toString()

export const readSubmitted = (body: Buffer) => ({
  id: messageId(body),
  result: body.length >= 12 ? body.readUInt32BE(8) : (body[8] ?? 255),
})

export type Delivered =
  | { kind: 'report'; id: string; receiptOf: string; state: string }
  | { kind: 'reply'; id: string; from: string; to: string; coding: number; headed: boolean; content: Buffer }

export function readDeliver(body: Buffer, version: CmppVersion): Delivered {
  const wide = version === 0x30
  const source = wide ? 32 : 21
  const registered = 8 + 21 + 10 + 3 + source + (wide ? 1 : 0)
  const length = body[registered + 1] ?? 0
  const content = body.subarray(registered + 2, registered + 2 + length)
  const id = messageId(body)
  if (body[registered] === 1)
    return { kind: 'report', id, receiptOf: messageId(content), state: readFixed(content, 8, 7) }
  return {
    kind: 'reply',
    id,
    from: readFixed(body, 42, source),
    to: readFixed(body, 8, 21),
    headed: body[40] === 1,
    coding: body[41] ?? 0,
    content: Buffer.from(content),
  }
}

function deliverAnswer(id: string, result: number, version: CmppVersion): Buffer {
  const answer = Buffer.alloc(version === 0x30 ? 12 : 9)
  answer.writeBigUInt64BE(BigInt(id), 0)
  if (version === 0x30) answer.writeUInt32BE(result, 8)
  else answer.writeUInt8(result, 8)
  return answer
}

/** A delivery is longer than this whatever is in it. */
const shortestDeliver = 60
const kinds = new Map<number, 'heartbeat' | 'farewell'>([
  [commands.activeTest, 'heartbeat'],
  [commands.terminate, 'farewell'],
])

export const connectCommand = commands.connect
export const submitCommand = commands.submit

export const cmppWire = (version: CmppVersion): Wire => ({
  frameOf,
  readFrames,
  heartbeat: commands.activeTest,
  farewell: commands.terminate,
  asks({ command, body }) {
    if (command !== commands.deliver) return kinds.get(command) ?? null
    return body.length < shortestDeliver ? 'nonsense' : 'deliver'
  },
  answerTo({ command, sequence, body }, kept) {
    const answer = { command: (command | 0x80000000) >>> 0, sequence, status: 0 }
    if (command === commands.activeTest) return { ...answer, body: Buffer.alloc(1) }
    if (command !== commands.deliver) return { ...answer, body: Buffer.alloc(0) }
    return { ...answer, body: deliverAnswer(messageId(body), kept ? 0 : notKept, version) }
  },
})
/** Another error: whoever hears this sends it again. */
const notKept = 9
