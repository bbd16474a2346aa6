import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { Zone } from '#basics/sensitivity.ts'
import type { Card } from './card.ts'

/** The two private keys of an installation: Ed25519 to sign what leaves, X25519 (age) to open what comes. */
export type ExchangeKeys = { sign: KeyObject; box: string; card: Card }

/** Reads the key file; made where there is none, for its owner alone, never over another one. */
export async function exchangeKeys(file: string, zone: Zone): Promise<ExchangeKeys> {
  if (!existsSync(file)) await make(file)
  const { sign, box } = JSON.parse(readFileSync(file, 'utf8')) as { sign: string; box: string }
  const key = createPrivateKey(sign)
  const { x } = key.export({ format: 'jwk' })
  return { sign: key, box, card: { zone, signKey: x as string, boxKey: await identityToRecipient(box) } }
}

async function make(file: string): Promise<void> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const sign = privateKey.export({ type: 'pkcs8', format: 'pem' })
  mkdirSync(path.dirname(file), { recursive: true })
  const text = JSON.stringify({ sign, box: await generateX25519Identity() })
  writeFileSync(file, text, { mode: 0o600, flag: 'wx', flush: true })
}
