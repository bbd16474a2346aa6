/** How key files are encrypted and sealed: PBES2 with AES (today's) and SHA-1 with triple DES (before 2022). */
import { createDecipheriv, createHash, createHmac, pbkdf2Sync } from 'node:crypto'
import { BadEncoding, contentOf, type DerNode, inside, readOid, tags } from './der.ts'
import { oids } from './oids.ts'

/** A file that asks for more work than this is refused: it would stop the program for minutes. */
const mostRounds = 1_000_000

/** The content decrypted; null when the cipher is not known here. */
export function decrypt(algorithm: DerNode, content: Buffer, passphrase: string): Buffer | null {
  const [name, parameters] = inside(algorithm)
  if (readOid(name) === oids.pbes2) return decryptPbes2(parameters, content, passphrase)
  if (readOid(name) !== oids.tripleDesSha1) return null
  const [salt, rounds] = inside(parameters)
  const derive = (purpose: number, length: number) =>
    derived('sha1', {
      purpose,
      length,
      salt: contentOf(salt, tags.octetString),
      rounds: numberOf(rounds),
      passphrase,
    })
  return undo('des-ede3-cbc', derive(1, 24), derive(2, 8), content)
}

const ciphers: Record<string, { name: string; length: number }> = {
  [oids.aes128]: { name: 'aes-128-cbc', length: 16 },
  [oids.aes192]: { name: 'aes-192-cbc', length: 24 },
  [oids.aes256]: { name: 'aes-256-cbc', length: 32 },
}
const keyHashes: Record<string, string> = { [oids.hmacSha1]: 'sha1', [oids.hmacSha256]: 'sha256' }

function decryptPbes2(parameters: DerNode | undefined, content: Buffer, passphrase: string): Buffer | null {
  const [derivation, encryption] = inside(parameters)
  const [, settings] = inside(derivation)
  const [salt, rounds, ...more] = inside(settings)
  const named = more.find(({ tag }) => tag === tags.sequence)
  const hash = named ? keyHashes[readOid(inside(named)[0])] : 'sha1'
  const [name, vector] = inside(encryption)
  const cipher = ciphers[readOid(name)]
  if (!cipher || !hash) return null
  const key = pbkdf2Sync(passphrase, contentOf(salt, tags.octetString), numberOf(rounds), cipher.length, hash)
  return undo(cipher.name, key, contentOf(vector, tags.octetString), content)
}

/** The passphrase was checked before by the seal of the file: what does not open now is damaged. */
function undo(cipher: string, key: Buffer, vector: Buffer, content: Buffer): Buffer {
  const decipher = createDecipheriv(cipher, key, vector)
  try {
    return Buffer.concat([decipher.update(content), decipher.final()])
  } catch {
    throw new BadEncoding('the encrypted part is damaged')
  }
}

const macHashes: Record<string, string> = {
  [oids.sha1]: 'sha1',
  [oids.sha256]: 'sha256',
  [oids.sha384]: 'sha384',
  [oids.sha512]: 'sha512',
}

type Sealed = { algorithm: string; salt: Buffer; rounds: number; passphrase: string; content: Buffer }

/** The code that proves passphrase and content; null when its hash is not known here. */
export function macOf({ algorithm, salt, rounds, passphrase, content }: Sealed): Buffer | null {
  const hash = macHashes[algorithm]
  if (!hash) return null
  const length = createHash(hash).digest().length
  const key = derived(hash, { purpose: 3, length, salt, rounds, passphrase })
  return createHmac(hash, key).update(content).digest()
}

export function numberOf(node: DerNode | undefined): number {
  const bytes = contentOf(node, tags.integer)
  const value = bytes.length <= 4 && bytes.length > 0 ? bytes.readUIntBE(0, bytes.length) : mostRounds + 1
  if (value > mostRounds) throw new BadEncoding('too many rounds')
  return value
}

type Derivation = { purpose: number; length: number; salt: Buffer; rounds: number; passphrase: string }

/** RFC 7292, appendix B.2. */
function derived(hash: string, { purpose, length, salt, rounds, passphrase }: Derivation): Buffer {
  if (rounds > mostRounds) throw new BadEncoding('too many rounds')
  const block = hash === 'sha384' || hash === 'sha512' ? 128 : 64
  const secret = Buffer.from(`${passphrase}\0`, 'utf16le').swap16()
  const filled = Buffer.concat([stretched(salt, block), stretched(secret, block)])
  const out: Buffer[] = []
  for (let have = 0; have < length; ) {
    let digest = createHash(hash).update(Buffer.alloc(block, purpose)).update(filled).digest()
    for (let round = 1; round < rounds; round += 1) digest = createHash(hash).update(digest).digest()
    out.push(digest)
    have += digest.length
    addToEach(filled, stretched(digest, block).subarray(0, block), block)
  }
  return Buffer.concat(out).subarray(0, length)
}

function stretched(bytes: Buffer, block: number): Buffer {
  const length = Math.ceil(bytes.length / block) * block
  return Buffer.alloc(length, bytes.length ? bytes : undefined)
}

/** Adds the number and one to each block, as whole numbers without what overflows. */
function addToEach(filled: Buffer, number: Buffer, block: number): void {
  for (let start = 0; start < filled.length; start += block) {
    let carry = 1
    for (let at = block - 1; at >= 0; at -= 1) {
      carry += (filled[start + at] as number) + (number[at] as number)
      filled[start + at] = carry & 0xff
      carry >>= 8
    }
  }
}
