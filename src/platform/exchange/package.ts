import { createHash, type KeyObject, sign, verify } from 'node:crypto'
import { Decrypter, Encrypter } from 'age-encryption'
import { Refusal } from '../errors.ts'
import { type Card, fingerprintOf, publicKeyOf } from './card.ts'
import type { ExchangeKeys } from './keys.ts'
import { limits, Manifest } from './manifest.ts'
import { BadTar, type Entry, entriesIn, tarOf } from './tar-stream.ts'

/** A manifest as it is signed, and so never written anew: its text, and the signature over it. */
export type Signed = { text: string; signature: string }

/** What is signed says what it is: a signature of ours under anything else is none under a package. */
const signedText = (text: string) => Buffer.from(`zhibu-exchange-package-1\n${text}`)
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

export const signManifest = (manifest: Manifest, key: KeyObject): Signed => {
  const text = JSON.stringify(Manifest.parse(manifest))
  return { text, signature: sign(null, signedText(text), key).toString('base64') }
}

/** The file: tar(manifest, signature, entries), sealed with age to the one that may open it. */
export async function sealPackage(
  { text, signature }: Signed,
  entries: AsyncIterable<Entry>,
  to: Card,
  at: Date,
): Promise<AsyncIterable<Uint8Array>> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(to.boxKey)
  async function* all(): AsyncGenerator<Entry> {
    yield { name: 'manifest.json', bytes: Buffer.from(text) }
    yield { name: 'manifest.sig', bytes: Buffer.from(signature) }
    yield* entries
  }
  return encrypter.encrypt(ReadableStream.from(tarOf(all(), at)) as ReadableStream<Uint8Array>)
}

export type OpenPackage = {
  manifest: Manifest
  /** Names the package: of the manifest, in which everything else is named by its own. */
  digest: string
  /** Each entry in the order of the manifest, with the length and the digest that it tells. @throws Refusal */
  entries(): AsyncGenerator<Entry>
}

const damaged = () => new Refusal('invalid', 'package-damaged')

/**
 * Opens what says that it comes from the other side. Nothing in it is read before the signature over it holds.
 * @throws Refusal
 */
export async function openPackage(
  stream: AsyncIterable<Uint8Array>,
  own: ExchangeKeys,
  from: Card,
): Promise<OpenPackage> {
  let most = limits.manifest
  const source = entriesIn(plainOf(stream, own.box), () => most)
  const next = () =>
    source.next().catch((error) => {
      throw error instanceof Refusal ? error : error instanceof BadTar ? damaged() : error
    })
  const textIn = async (name: string) => {
    const { value, done } = await next()
    if (done || value.name !== name) throw damaged()
    return Buffer.from(value.bytes)
  }
  const bytes = await textIn('manifest.json')
  most = 1000
  const signature = (await textIn('manifest.sig')).toString('latin1')
  const text = bytes.toString('utf8')
  if (!verify(null, signedText(text), publicKeyOf(from), Buffer.from(signature, 'base64')))
    throw new Refusal('forbidden', 'package-signature')
  const manifest = manifestIn(text)
  const ways = [fingerprintOf(from), fingerprintOf(own.card)]
  if (manifest.from.fingerprint !== ways[0] || manifest.to.fingerprint !== ways[1])
    throw new Refusal('forbidden', 'package-other-way')

  async function* entries(): AsyncGenerator<Entry> {
    for (const line of manifest.entries) {
      most = line.bytes
      const { value, done } = await next()
      if (done || value.name !== line.name || value.bytes.length !== line.bytes) throw damaged()
      if (sha256(value.bytes) !== line.digest) throw damaged()
      yield value
    }
    most = -1
    if (!(await next()).done) throw damaged()
  }
  return { manifest, digest: sha256(text), entries }
}

function manifestIn(text: string): Manifest {
  const read = Manifest.safeParse(jsonIn(text))
  if (!read.success) throw new Refusal('invalid', 'package-format')
  const names = read.data.entries.map(({ name }) => name)
  const keys = read.data.items.map(({ kind, key }) => `${kind} ${key}`)
  if (new Set(names).size < names.length || new Set(keys).size < keys.length)
    throw new Refusal('invalid', 'package-format')
  return read.data
}

/** What stands in a JSON text; undefined where it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What was sealed to us. Every piece proves itself before it is given on; one that does not, or is missing, refuses. */
async function* plainOf(stream: AsyncIterable<Uint8Array>, box: string): AsyncGenerator<Uint8Array> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(box)
  const opened = await decrypter
    .decrypt(ReadableStream.from(stream) as ReadableStream<Uint8Array>)
    .catch(() => {
      throw new Refusal('forbidden', 'package-not-ours')
    })
  const source = opened[Symbol.asyncIterator]()
  for (;;) {
    const { value, done } = await source.next().catch(() => {
      throw damaged()
    })
    if (done) return
    yield value
  }
}
