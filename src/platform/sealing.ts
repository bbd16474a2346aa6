import { createDecipheriv, createHmac } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { aes, type Cipher, type CipherName, cipherNames, derived, sm4 } from './ciphers.ts'
import { type KeyRing, type RingKey, ringOf, ringWith } from './key-ring.ts'

/**
 * Encryption of identity numbers, phone numbers and files at rest, and keyed hashes that let equal values be found
 * without being opened. The keys stay outside the database. `use` says what something is (`file:<digest>`): sealed with
 * it, it opens in no other place.
 */
export type Sealing = {
  seal(text: string, use?: string): Buffer
  open(sealed: Uint8Array, use?: string): string
  sealBytes(bytes: Uint8Array, use?: string): Buffer
  openBytes(sealed: Uint8Array, use?: string): Buffer
  /** HMAC-SHA256 of the text: equal texts give equal keys. 32 bytes. */
  keyOf(text: string): Buffer
  /** Which key and cipher it was sealed with; null when it is nothing sealed. */
  sealedWith(sealed: Uint8Array): Sealed | null
  /** What is sealed now is sealed with these. */
  readonly current: Sealed
}

/** `old`: in the first format, in which nothing is sealed any more. */
export type Sealed = { key: number; cipher: CipherName; old?: true }

/** `again` reads the key file once more, when something was sealed with a key that was added meanwhile. */
type Options = { cipher?: CipherName; again?: () => KeyRing | null }

/** Format 1 was AES-256-GCM with the first key. Format 2: 2, key, cipher (128 added: bound to a use), sealed. */
const formats = { first: 1, second: 2 }
const headLength = 3
const bound = 0x80

export function createSealing(keys: Uint8Array | KeyRing, { cipher = 'aes', again }: Options = {}): Sealing {
  let ring = keys instanceof Uint8Array ? ringWith(keys) : keys
  const [first] = ring
  const current: Sealed = { key: (ring.at(-1) ?? first).id, cipher }
  const hashKey = derived(first.secret, 'equality')
  const ciphers = new Map<string, Cipher>()
  const keyNumbered = (id: number): RingKey => {
    const found = ring.find((one) => one.id === id)
    if (found) return found
    ring = again?.() ?? ring
    const added = ring.find((one) => one.id === id)
    if (!added) throw new Error(`sealed with key ${id}, which is not in the key file`)
    return added
  }
  const cipherOf = ({ key, cipher }: Sealed): Cipher => {
    const name = `${key} ${cipher}`
    const known = ciphers.get(name)
    if (known) return known
    const { secret } = keyNumbered(key)
    const made = cipher === 'sm4' ? sm4(secret) : aes(derived(secret, 'aes-encryption'))
    ciphers.set(name, made)
    return made
  }
  const sealBytes = (bytes: Uint8Array, use?: string) => {
    const mark = cipherNames.indexOf(current.cipher) | (use === undefined ? 0 : bound)
    const head = Buffer.from([formats.second, current.key, mark])
    return Buffer.concat([head, cipherOf(current).seal(bytes, contextOf(head, use))])
  }
  const openBytes = (sealed: Uint8Array, use?: string) => {
    if (sealed[0] === formats.first) return openFirst(first.secret, sealed)
    const with_ = sealedWith(sealed)
    if (!with_) throw new Error(`sealed with an unknown format ${sealed[0]}`)
    const head = sealed.subarray(0, headLength)
    const isBound = ((head[2] as number) & bound) !== 0
    return cipherOf(with_).open(sealed.subarray(headLength), contextOf(head, isBound ? use : undefined))
  }
  return {
    sealBytes,
    openBytes,
    seal: (text, use) => sealBytes(Buffer.from(text, 'utf8'), use),
    open: (sealed, use) => openBytes(sealed, use).toString('utf8'),
    keyOf: (text) => createHmac('sha256', hashKey).update(text).digest(),
    sealedWith,
    current,
  }
}

const contextOf = (head: Uint8Array, use = '') => Buffer.concat([head, Buffer.from(use)])

function sealedWith(sealed: Uint8Array): Sealed | null {
  const [format, key, mark] = sealed
  if (format === formats.first) return { key: 1, cipher: 'aes', old: true }
  const cipher = cipherNames[(mark ?? 0) & ~bound]
  return format === formats.second && key && cipher ? { key, cipher } : null
}

/** iv (12), tag (16), body, after the format. */
function openFirst(secret: Uint8Array, sealed: Uint8Array): Buffer {
  const all = Buffer.from(sealed)
  const key = derived(secret, 'encryption')
  // Without the length a tag cut short would be believed as well.
  const decipher = createDecipheriv('aes-256-gcm', key, all.subarray(1, 13), { authTagLength: 16 })
  decipher.setAuthTag(all.subarray(13, 29))
  return Buffer.concat([decipher.update(all.subarray(29)), decipher.final()])
}

/** The first secret in a key file; null when there is no such file. */
export const readKey = (file: string): Buffer | null =>
  existsSync(file) ? (ringOf(readFileSync(file, 'utf8'))?.[0].secret ?? Buffer.alloc(0)) : null

/** Writes a key file that only its owner may read, flushed to disk; never over another one. */
export function writeKey(file: string, secret: Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, Buffer.from(secret).toString('base64'), { mode: 0o600, flag: 'wx', flush: true })
}

/** Where the key is missing: everything else works, what is sealed stays shut. */
export const shut = (why: () => Error): Sealing => {
  const refuse = () => {
    throw why()
  }
  return {
    seal: refuse,
    open: refuse,
    sealBytes: refuse,
    openBytes: refuse,
    keyOf: refuse,
    sealedWith,
    current: { key: 1, cipher: 'aes' },
  }
}
