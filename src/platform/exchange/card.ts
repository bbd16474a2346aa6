import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { Encrypter } from 'age-encryption'
import type { Zone } from '#basics/sensitivity.ts'

/** What an installation tells the other one of itself: its network, what its packages are signed with and sealed to. */
export type Card = { zone: Zone; signKey: string; boxKey: string }

const form = /^zhibu1\.(intranet|extranet)\.([\w-]{43})\.(age1[a-z0-9]{58})$/

/** One line without spaces, to be pasted into the other installation. */
export const cardText = ({ zone, signKey, boxKey }: Card) => `zhibu1.${zone}.${signKey}.${boxKey}`

/** Reads such a line; null for what is none, or holds keys that are none. */
export function readCard(text: string): Card | null {
  const [, zone, signKey = '', boxKey = ''] = form.exec(text.replace(/\s/g, '')) ?? []
  if (!zone || !keysHold(signKey, boxKey)) return null
  return { zone: zone as Zone, signKey, boxKey }
}

function keysHold(signKey: string, boxKey: string): boolean {
  try {
    publicKeyOf({ signKey })
    new Encrypter().addRecipient(boxKey)
    return true
  } catch {
    return false
  }
}

/** The Ed25519 key that a card's packages are signed with. */
export const publicKeyOf = ({ signKey }: Pick<Card, 'signKey'>): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: signKey }, format: 'jwk' })

/** Names a card, short enough to be read aloud: 128 bits of SHA-256. */
export const fingerprintOf = (card: Card): string =>
  createHash('sha256').update(cardText(card)).digest('hex').slice(0, 32)
