import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The Ed25519 key in a file; null when there is no such file. */
export const readPrivateKey = (file: string): KeyObject | null =>
  existsSync(file) ? createPrivateKey(readFileSync(file)) : null

/** Makes a key file that only its owner may read; never over another one. */
export function makePrivateKey(file: string): KeyObject {
  const { privateKey } = generateKeyPairSync('ed25519')
  mkdirSync(path.dirname(file), { recursive: true })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' })
  writeFileSync(file, pem, { mode: 0o600, flag: 'wx', flush: true })
  return privateKey
}

/** The public half, also of a file that holds the private one. */
export const publicKeyIn = (file: string): KeyObject => createPublicKey(readFileSync(file))

/** Names a key without giving it away: SHA-256 of the public half. */
export const printOf = (key: KeyObject): string => {
  const half = key.type === 'private' ? createPublicKey(key) : key
  return createHash('sha256')
    .update(half.export({ type: 'spki', format: 'der' }))
    .digest('hex')
}

export const signText = (text: string, key: KeyObject): string =>
  sign(null, Buffer.from(text), key).toString('base64')

export const isSigned = (text: string, signature: string, key: KeyObject): boolean =>
  verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))
