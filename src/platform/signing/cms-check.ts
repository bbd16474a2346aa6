/** Reads a detached signature and says what is wrong with it. Bytes of strangers: anything may stand in them. */
import { createHash, type KeyObject, verify, X509Certificate } from 'node:crypto'
import { partsOf } from './certificates.ts'
import {
  BadEncoding,
  childrenOf,
  contentOf,
  type DerNode,
  inside,
  integer,
  nothing,
  oid,
  read,
  readOid,
  sequence,
  tags,
  wrap,
} from './der.ts'
import { oids } from './oids.ts'

export type SignatureFault =
  | 'unreadable'
  | 'unknown-algorithm'
  | 'content-changed'
  | 'signature-wrong'
  | 'certificate-not-bound'

export type CheckedSignature = {
  fault: SignatureFault | null
  /** The signer's certificate and the others in the signature; empty when it could not be read. */
  certificates: Buffer[]
}

const algorithms: Record<string, Record<string, Buffer[]>> = {
  ec: {
    sha256: [sequence(oid(oids.ecdsaWithSha256))],
    sha384: [sequence(oid(oids.ecdsaWithSha384))],
    sha512: [sequence(oid(oids.ecdsaWithSha512))],
  },
  rsa: {
    sha256: [sequence(oid(oids.sha256WithRsa), nothing)],
    sha384: [sequence(oid(oids.sha384WithRsa), nothing)],
    sha512: [sequence(oid(oids.sha512WithRsa), nothing)],
  },
}
/** RSA may also be named without the hash, which is said elsewhere. */
const plainRsa = [sequence(oid(oids.rsaEncryption), nothing), sequence(oid(oids.rsaEncryption))]

const hashNames: Record<string, string> = {
  [oids.sha256]: 'sha256',
  [oids.sha384]: 'sha384',
  [oids.sha512]: 'sha512',
}

/** Checks that `signature` was made over the content, which is given as pieces. */
export function checkSignature(signature: Buffer, content: Buffer[]): CheckedSignature {
  try {
    const signer = readSigner(signature)
    return { fault: faultOf(signer, content), certificates: [signer.certificate, ...signer.others] }
  } catch (error) {
    if (error instanceof BadEncoding || (error as { code?: string }).code?.startsWith('ERR_OSSL'))
      return { fault: 'unreadable', certificates: [] }
    throw error
  }
}

type Signer = {
  certificate: Buffer
  others: Buffer[]
  hash: string | undefined
  attributes: Map<string, DerNode[]>
  /** The attributes as they were signed. */
  signed: Buffer
  algorithm: Buffer
  signature: Buffer
}

function readSigner(bytes: Buffer): Signer {
  const whole = read(bytes)
  // The room kept for a signature is larger than the signature: zeros follow, and nothing else.
  if (bytes.subarray(whole.raw.length).some((byte) => byte !== 0)) throw new BadEncoding('something follows')
  const [type, content, ...more] = inside(whole)
  if (readOid(type) !== oids.signedData || more.length) throw new BadEncoding('not signed data')
  const parts = inside(inside(content, 0xa0)[0])
  const [version, hashes, kind] = parts
  const certificates = inside(parts.find(({ tag }) => tag === 0xa0) as DerNode, 0xa0).map(({ raw }) => raw)
  const [signer, ...others] = inside(parts.at(-1), tags.set)
  if (others.length) throw new BadEncoding('several signers')
  const [signerVersion, who, hash, attributes, algorithm, signature] = inside(signer)
  // What no signature covers stands there in one way only: not a byte of it may be another one.
  const plain = [version, signerVersion].every((one) => one?.raw.equals(integer(1)))
  const sameHash = hash && hashes?.raw.equals(wrap(tags.set, hash.raw))
  if (!plain || !sameHash || !kind?.raw.equals(sequence(oid(oids.data))))
    throw new BadEncoding('another form')
  const [issuer, serial] = inside(who)
  const isSigner = (one: Buffer) => {
    const own = partsOf(one)
    return own.issuer.equals(issuer?.raw ?? Buffer.alloc(0)) && own.serial.equals(serial?.raw ?? integer(0))
  }
  const certificate = certificates.find(isSigner)
  if (!certificate) throw new BadEncoding('without the certificate of the signer')
  const listed = inside(attributes, 0xa0)
  return {
    certificate,
    others: certificates.filter((one) => one !== certificate),
    hash: hashNames[readOid(inside(hash)[0])],
    attributes: attributesOf(listed),
    signed: wrap(tags.set, (attributes as DerNode).value),
    algorithm: algorithm?.raw ?? Buffer.alloc(0),
    signature: contentOf(signature, tags.octetString),
  }
}

function attributesOf(listed: DerNode[]): Map<string, DerNode[]> {
  const attributes = new Map<string, DerNode[]>()
  for (const one of listed) {
    const [name, values] = inside(one)
    const key = readOid(name)
    if (attributes.has(key)) throw new BadEncoding('an attribute stands there twice')
    attributes.set(key, inside(values, tags.set))
  }
  return attributes
}

function faultOf(signer: Signer, content: Buffer[]): SignatureFault | null {
  const { hash, attributes, certificate, signed, signature } = signer
  if (!hash) return 'unknown-algorithm'
  const digest = createHash(hash)
  for (const piece of content) digest.update(piece)
  const [claimed] = attributes.get(oids.messageDigest) ?? []
  if (!digest.digest().equals(contentOf(claimed, tags.octetString))) return 'content-changed'
  const key = new X509Certificate(certificate).publicKey
  if (!fits(key, hash, signer.algorithm)) return 'unknown-algorithm'
  if (!verify(hash, signed, key, signature)) return 'signature-wrong'
  return bindsTo(attributes.get(oids.signingCertificateV2), certificate) ? null : 'certificate-not-bound'
}

/** The algorithm that the signature names is one for this key. */
function fits({ asymmetricKeyType }: KeyObject, hash: string, named: Buffer): boolean {
  const known = algorithms[asymmetricKeyType ?? '']?.[hash] ?? []
  return [...known, ...(asymmetricKeyType === 'rsa' ? plainRsa : [])].some((one) => one.equals(named))
}

/** The attribute names the certificate by its hash: SHA-256 unless another one is said. */
function bindsTo(attribute: DerNode[] | undefined, certificate: Buffer): boolean {
  if (!attribute?.[0]) return false
  const [first] = inside(inside(attribute[0])[0])
  const fields = childrenOf(first?.value ?? Buffer.alloc(0))
  const hash =
    fields[0]?.tag === tags.sequence ? hashNames[readOid(childrenOf(fields[0].value)[0])] : 'sha256'
  const value = fields.find(({ tag }) => tag === tags.octetString)?.value
  return Boolean(hash && value?.equals(createHash(hash).update(certificate).digest()))
}
