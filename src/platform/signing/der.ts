/** The distinguished encoding of ASN.1 (X.690), as far as certificates, signatures and key files need it. */
export type DerNode = {
  tag: number
  /** The whole node with its head, and what is inside it. */
  raw: Buffer
  value: Buffer
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  printable: 0x13,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const

function lengthOf(bytes: number): Buffer {
  if (bytes < 128) return Buffer.from([bytes])
  const digits: number[] = []
  for (let rest = bytes; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256)
  return Buffer.from([0x80 | digits.length, ...digits])
}

export function wrap(tag: number, ...parts: Uint8Array[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body])
}

export const sequence = (...parts: Uint8Array[]) => wrap(tags.sequence, ...parts)
/** The members of a set are ordered by their bytes. */
export const set = (...parts: Uint8Array[]) => wrap(tags.set, ...parts.toSorted(Buffer.compare))
export const octets = (bytes: Uint8Array) => wrap(tags.octetString, bytes)
export const bits = (bytes: Uint8Array, unused = 0) => wrap(tags.bitString, Buffer.from([unused]), bytes)
export const truth = Buffer.from([tags.boolean, 1, 0xff])
export const nothing = Buffer.from([tags.null, 0])
export const utf8 = (text: string) => wrap(tags.utf8, Buffer.from(text, 'utf8'))
export const printable = (text: string) => wrap(tags.printable, Buffer.from(text, 'latin1'))
/** A tag of its own context, such as [0], around what it holds. */
export const context = (number: number, ...parts: Uint8Array[]) => wrap(0xa0 | number, ...parts)

/** A whole number that is not negative. */
export function integer(value: number | Uint8Array): Buffer {
  const bytes = typeof value === 'number' ? digitsOf(value) : Buffer.from(value)
  const first = bytes.findIndex((byte) => byte !== 0)
  const short = first < 0 ? Buffer.from([0]) : bytes.subarray(first)
  const sign = (short[0] as number) & 0x80 ? [Buffer.from([0])] : []
  return wrap(tags.integer, ...sign, short)
}

function digitsOf(value: number): Buffer {
  const hex = value.toString(16)
  return Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex')
}

export function oid(name: string): Buffer {
  const [first = 0, second = 0, ...rest] = name.split('.').map(Number)
  const bytes = [first * 40 + second]
  for (const part of rest) {
    const groups = [part & 0x7f]
    for (let left = Math.floor(part / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift(0x80 | (left & 0x7f))
    bytes.push(...groups)
  }
  return wrap(tags.oid, Buffer.from(bytes))
}

/** Years to 2049 in the short form, later ones in the long form (RFC 5280 §4.1.2.5). */
export function time(at: Date): Buffer {
  const digits = at.toISOString().replace(/[-:T]|\.\d+/g, '')
  return at.getUTCFullYear() < 2050
    ? wrap(tags.utcTime, Buffer.from(digits.slice(2)))
    : wrap(tags.generalizedTime, Buffer.from(digits))
}

/** What is not in this encoding, or ends too soon. */
export class BadEncoding extends Error {}

export function read(bytes: Uint8Array): DerNode {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const [tag, first] = [buffer[0], buffer[1]]
  if (tag === undefined || first === undefined) throw new BadEncoding('cut short')
  const digits = first & 0x80 ? first & 0x7f : 0
  if (first === 0x80 || digits > 4 || buffer.length < 2 + digits) throw new BadEncoding('no length')
  const length = digits ? buffer.readUIntBE(2, digits) : first
  const head = 2 + digits
  if (buffer.length < head + length) throw new BadEncoding('cut short')
  return { tag, raw: buffer.subarray(0, head + length), value: buffer.subarray(head, head + length) }
}

export function childrenOf(value: Uint8Array): DerNode[] {
  const children: DerNode[] = []
  for (let at = 0; at < value.length; ) {
    const child = read(value.subarray(at))
    children.push(child)
    at += child.raw.length
  }
  return children
}

/** The children of a node that must have a tag; what else comes is a bad encoding. */
export function inside(node: DerNode | undefined, tag: number = tags.sequence): DerNode[] {
  if (node?.tag !== tag) throw new BadEncoding(`expected ${tag.toString(16)}, not ${node?.tag.toString(16)}`)
  return childrenOf(node.value)
}

export function contentOf(node: DerNode | undefined, tag: number): Buffer {
  if (node?.tag !== tag) throw new BadEncoding(`expected ${tag.toString(16)}, not ${node?.tag.toString(16)}`)
  return node.value
}

export function readOid(node: DerNode | undefined): string {
  const [first = 0, ...rest] = contentOf(node, tags.oid)
  const parts = [Math.min(2, Math.floor(first / 40)), first - Math.min(2, Math.floor(first / 40)) * 40]
  let part = 0
  for (const byte of rest) {
    part = part * 128 + (byte & 0x7f)
    if (byte & 0x80) continue
    parts.push(part)
    part = 0
  }
  return parts.join('.')
}
