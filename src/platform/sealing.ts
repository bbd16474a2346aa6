import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Encryption of identity numbers, phone numbers and files at rest (AES-256-GCM), and keyed hashes that let
 * equal values be found without being opened. The key stays outside the database.
 */
export type Sealing = {
  seal(text: string): Buffer
  open(sealed: Uint8Array): string
  sealBytes(bytes: Uint8Array): Buffer
  openBytes(sealed: Uint8Array): Buffer
  /** HMAC-SHA256 of the text: equal texts give equal keys. 32 bytes. */
  keyOf(text: string): Buffer
}

const version = 1
const ivLength = 12
const tagLength = 16

export function createSealing(secret: Uint8Array): Sealing {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', secret, 'zhibu', use, 32))
  const cipherKey = derive('encryption')
  const hashKey = derive('equality')

  const sealBytes = (bytes: Uint8Array) => {
    const iv = randomBytes(ivLength)
    const cipher = createCipheriv('aes-256-gcm', cipherKey, iv)
    const body = Buffer.concat([cipher.update(bytes), cipher.final()])
    return Buffer.concat([Buffer.from([version]), iv, cipher.getAuthTag(), body])
  }
  const openBytes = (sealed: Uint8Array) => {
    const all = Buffer.from(sealed)
    if (all[0] !== version) throw new Error(`sealed with an unknown format ${all[0]}`)
    // Said outright: a tag cut short to four bytes would be taken for one, and guessed sooner.
    const options = { authTagLength: tagLength }
    const decipher = createDecipheriv('aes-256-gcm', cipherKey, all.subarray(1, 1 + ivLength), options)
    decipher.setAuthTag(all.subarray(1 + ivLength, 1 + ivLength + tagLength))
    return Buffer.concat([decipher.update(all.subarray(1 + ivLength + tagLength)), decipher.final()])
  }
  return {
    sealBytes,
    openBytes,
    seal: (text) => sealBytes(Buffer.from(text, 'utf8')),
    open: (sealed) => openBytes(sealed).toString('utf8'),
    keyOf: (text) => createHmac('sha256', hashKey).update(text).digest(),
  }
}

/** Names a key without giving it away: kept in the database, so that data and key are never mismatched. */
export const fingerprintOf = (secret: Uint8Array): string =>
  Buffer.from(hkdfSync('sha256', secret, 'zhibu', 'fingerprint', 8)).toString('hex')

/** The secret in a key file; null when there is no such file. */
export const readKey = (file: string): Buffer | null =>
  existsSync(file) ? Buffer.from(readFileSync(file, 'utf8').trim(), 'base64') : null

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
  return { seal: refuse, open: refuse, sealBytes: refuse, openBytes: refuse, keyOf: refuse }
}
