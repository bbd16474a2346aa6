/** Opens a key file (PKCS #12, RFC 7292) as certificate authorities hand them out. */
import { createPrivateKey, type KeyObject, timingSafeEqual, X509Certificate } from 'node:crypto'
import type { Credential } from './certificates.ts'
import { BadEncoding, childrenOf, contentOf, type DerNode, inside, read, readOid, tags } from './der.ts'
import { oids } from './oids.ts'
import { decrypt, macOf, numberOf } from './pkcs12-ciphers.ts'

export type KeyFileFault = 'unreadable' | 'wrong-passphrase' | 'old-cipher' | 'no-key' | 'unfit-key'

export function openKeyFile(
  bytes: Buffer,
  passphrase: string,
): { credential: Credential } | { fault: KeyFileFault } {
  try {
    return openChecked(bytes, passphrase)
  } catch (error) {
    if (error instanceof BadEncoding) return { fault: 'unreadable' }
    if ((error as { code?: string }).code === 'ERR_OSSL_EVP_UNSUPPORTED') return { fault: 'old-cipher' }
    throw error
  }
}

function openChecked(
  bytes: Buffer,
  passphrase: string,
): { credential: Credential } | { fault: KeyFileFault } {
  const [, authenticated, mac] = inside(read(bytes))
  const content = contentOf(plain(authenticated), tags.octetString)
  if (!mac || !macHolds(mac, content, passphrase)) return { fault: 'wrong-passphrase' }
  const bags: Bag[] = []
  for (const part of inside(read(content))) {
    const safe = openSafe(part, passphrase)
    if (!safe) return { fault: 'old-cipher' }
    bags.push(...inside(read(safe)).map(bagOf))
  }
  return credentialOf(bags, passphrase)
}

type Bag = { kind: string; value: DerNode }

function bagOf(node: DerNode): Bag {
  const [kind, value] = inside(node)
  const [inner] = inside(value, 0xa0)
  if (!inner) throw new BadEncoding('an empty bag')
  return { kind: readOid(kind), value: inner }
}

/** The content of a part, opened when it is encrypted; null when its cipher is not known here. */
function openSafe(part: DerNode, passphrase: string): Buffer | null {
  const [kind] = inside(part)
  if (readOid(kind) === oids.data) return contentOf(plain(part), tags.octetString)
  if (readOid(kind) !== oids.encryptedData) throw new BadEncoding('an unknown part')
  const [, encrypted] = inside(plain(part))
  const [, algorithm, body] = inside(encrypted)
  if (!algorithm || !body) throw new BadEncoding('an encrypted part without content')
  const pieces = body.tag === 0xa0 ? childrenOf(body.value).map(({ value }) => value) : [body.value]
  return decrypt(algorithm, Buffer.concat(pieces), passphrase)
}

/** What stands in [0] of a content that says its kind first. */
function plain(node: DerNode | undefined): DerNode | undefined {
  const [, content] = inside(node)
  return inside(content, 0xa0)[0]
}

function macHolds(node: DerNode, content: Buffer, passphrase: string): boolean {
  const [digest, salt, rounds] = inside(node)
  const [algorithm, value] = inside(digest)
  const expected = macOf({
    algorithm: readOid(inside(algorithm)[0]),
    salt: contentOf(salt, tags.octetString),
    rounds: rounds ? numberOf(rounds) : 1,
    passphrase,
    content,
  })
  const claimed = contentOf(value, tags.octetString)
  return expected !== null && expected.length === claimed.length && timingSafeEqual(expected, claimed)
}

function credentialOf(bags: Bag[], passphrase: string): { credential: Credential } | { fault: KeyFileFault } {
  const key = keyAmong(bags, passphrase)
  if (!key) return { fault: 'no-key' }
  const certificates = bags
    .filter(({ kind }) => kind === oids.certificateBag)
    .map(({ value }) => {
      const [, wrapped] = inside(value)
      return contentOf(inside(wrapped, 0xa0)[0], tags.octetString)
    })
  const own = certificates.find((one) => new X509Certificate(one).checkPrivateKey(key))
  if (!own) return { fault: 'no-key' }
  if (!isFit(key)) return { fault: 'unfit-key' }
  return {
    credential: {
      key: key.export({ format: 'der', type: 'pkcs8' }),
      certificate: own,
      chain: certificates.filter((one) => one !== own && !isRoot(one)),
    },
  }
}

function keyAmong(bags: Bag[], passphrase: string): KeyObject | null {
  const bag = bags.find(({ kind }) => kind === oids.shroudedKeyBag || kind === oids.keyBag)
  if (!bag) return null
  const key = bag.value.raw
  return createPrivateKey(
    bag.kind === oids.keyBag
      ? { key, format: 'der', type: 'pkcs8' }
      : { key, format: 'der', type: 'pkcs8', passphrase },
  )
}

/** RSA of at least 2048 bits, or a curve of at least 256: less is no longer secure. */
function isFit(key: KeyObject): boolean {
  const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {}
  if (key.asymmetricKeyType === 'rsa') return modulusLength >= 2048
  return key.asymmetricKeyType === 'ec' && ['prime256v1', 'secp384r1', 'secp521r1'].includes(namedCurve)
}

function isRoot(certificate: Buffer): boolean {
  const { subject, issuer } = new X509Certificate(certificate)
  return subject === issuer
}
