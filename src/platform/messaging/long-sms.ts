import { splitSms } from '#basics/sms-text.ts'

/** The part of a message as it goes over the wire: UCS-2, big endian, behind the header that says which part it is. */
export type WirePart = { number: number; total: number; bytes: Buffer; headed: boolean }

/** `reference` tells the parts of one message from those of the next to the same phone: 0–255. */
export function wireParts(text: string, reference: number): WirePart[] {
  const parts = splitSms(text)
  return parts.map((part, at) => {
    const header = parts.length > 1 ? [5, 0, 3, reference & 0xff, parts.length, at + 1] : []
    return {
      number: at + 1,
      total: parts.length,
      bytes: Buffer.concat([Buffer.from(header), ucs2(part)]),
      headed: parts.length > 1,
    }
  })
}

const ucs2 = (text: string) => Buffer.from(text, 'utf16le').swap16()

/** Text of a message that came in: 8 is UCS-2, 15 GB 18030, everything else is read as Latin letters and digits. */
export function readText(bytes: Buffer, coding: number): string {
  if (coding === 8) return new TextDecoder('utf-16be').decode(bytes)
  if (coding === 15) return new TextDecoder('gb18030').decode(bytes)
  return bytes.toString('latin1')
}

type Piece = { reference: string; total: number; number: number; rest: Buffer }

/** What the header in front of a part says; null for a message that is whole. 3GPP TS 23.040 9.2.3.24. */
export function readHeader(bytes: Buffer): Piece | null {
  const length = bytes[0] ?? 0
  for (let at = 1; at + 1 < length + 1 && at + 1 < bytes.length; ) {
    const [kind, size] = [bytes[at], bytes[at + 1] ?? 0]
    const held = bytes.subarray(at + 2, at + 2 + size)
    const wide = kind === 8 && size === 4
    if (wide || (kind === 0 && size === 3)) {
      const [total, number] = [held.at(-2) ?? 0, held.at(-1) ?? 0]
      const reference = held.subarray(0, -2).toString('hex')
      if (number < 1 || number > total) return null
      return { reference, total, number, rest: bytes.subarray(length + 1) }
    }
    at += 2 + size
  }
  return null
}

type Gathering = { since: number; total: number; pieces: Map<number, { text: string; id: string }> }

/** Parts of long replies, in whatever order they come, until all are there; those that stay alone for a day are forgotten. */
export class Pieces {
  readonly #open = new Map<string, Gathering>()

  /** The whole text and the name of its first part, once this part completes it. */
  add(
    from: string,
    part: { reference: string; total: number; number: number; text: string; id: string },
    now: number,
  ): { text: string; id: string } | null {
    const key = `${from}/${part.reference}/${part.total}`
    const known = this.#open.get(key)
    const open =
      known && now - known.since < day ? known : { since: now, total: part.total, pieces: new Map() }
    open.pieces.set(part.number, { text: part.text, id: part.id })
    this.#open.set(key, open)
    if (open.pieces.size < open.total) {
      this.#forget(now)
      return null
    }
    this.#open.delete(key)
    const inOrder = [...open.pieces].sort(([one], [other]) => one - other).map(([, piece]) => piece)
    return { text: inOrder.map(({ text }) => text).join(''), id: inOrder[0]?.id ?? part.id }
  }

  #forget(now: number): void {
    for (const [key, { since }] of this.#open) if (now - since >= day) this.#open.delete(key)
    // Whoever sends pieces without end cannot fill the memory.
    for (const key of this.#open.keys()) {
      if (this.#open.size <= 1000) return
      this.#open.delete(key)
    }
  }
}

const day = 86_400_000
