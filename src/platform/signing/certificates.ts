/** Certificates of the platform's own authority, and of the seals it issues (X.509 v3, RFC 5280). */
import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto'
import {
  bits,
  childrenOf,
  context,
  type DerNode,
  inside,
  integer,
  octets,
  oid,
  printable,
  read,
  sequence,
  set,
  time,
  truth,
  utf8,
  wrap,
} from './der.ts'
import { oids } from './oids.ts'

/** A private key with its certificate; both as bytes, to be kept sealed. */
export type Credential = {
  /** PKCS #8, not encrypted: it never leaves the program unsealed. */
  key: Buffer
  certificate: Buffer
  /** Certificates between this one and its root. */
  chain: Buffer[]
}

export type Subject = { organization: string; unit?: string; commonName: string }

const rootYears = 20
const sealYears = 5

/** The root of the platform: signs the certificates of seals, nothing else. */
export function createAuthority(subject: Subject, now: Date): Credential {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = nameOf(subject)
  const certificate = signed(privateKey, {
    issuer: name,
    subject: name,
    from: now,
    until: inYears(now, rootYears),
    publicKey,
    extensions: [
      extension(oids.basicConstraints, true, sequence(truth, integer(0))),
      // keyCertSign, cRLSign
      extension(oids.keyUsage, true, bits(Buffer.from([0x06]), 1)),
      extension(oids.subjectKey, false, octets(keyIdentifier(publicKey))),
    ],
  })
  return { key: exported(privateKey), certificate, chain: [] }
}

/** A certificate for a seal, with a new key. It ends with its authority at the latest. */
export function issueCertificate(authority: Credential, subject: Subject, now: Date): Credential {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const root = new X509Certificate(authority.certificate)
  const end = new Date(Math.min(inYears(now, sealYears).getTime(), root.validToDate.getTime()))
  const certificate = signed(keyOf(authority), {
    issuer: partsOf(authority.certificate).subject,
    subject: nameOf(subject),
    from: now,
    until: end,
    publicKey,
    extensions: [
      extension(oids.basicConstraints, true, sequence()),
      // digitalSignature, nonRepudiation
      extension(oids.keyUsage, true, bits(Buffer.from([0xc0]), 6)),
      extension(oids.subjectKey, false, octets(keyIdentifier(publicKey))),
      extension(oids.authorityKey, false, sequence(wrap(0x80, keyIdentifier(root.publicKey)))),
    ],
  })
  return { key: exported(privateKey), certificate, chain: [] }
}

export const keyOf = ({ key }: Pick<Credential, 'key'>) =>
  createPrivateKey({ key, format: 'der', type: 'pkcs8' })

/** SHA-256 of the certificate, in hexadecimal: what a certificate is known by. */
export const thumbprint = (certificate: Uint8Array) => createHash('sha256').update(certificate).digest('hex')

/** As it is handed to people: text, ending with a line feed so that two of them may be joined. */
export const pemOf = (certificate: Uint8Array) => new X509Certificate(certificate).toString()

/** Certificates that stand one after the other. */
export const certificatesIn = (bytes: Uint8Array): Buffer[] => childrenOf(bytes).map(({ raw }) => raw)

/** From when to when a certificate holds. */
export function validityOf(certificate: Uint8Array): { from: Date; until: Date } {
  const { validFromDate, validToDate } = new X509Certificate(certificate)
  return { from: validFromDate, until: validToDate }
}

/** Issuer, serial number and subject of a certificate as they are encoded in it. */
export function partsOf(certificate: Uint8Array): { issuer: Buffer; serial: Buffer; subject: Buffer } {
  const [body] = inside(read(certificate))
  const fields = inside(body)
  const at = fields[0]?.tag === 0xa0 ? 1 : 0
  const raw = (node: DerNode | undefined) => node?.raw ?? Buffer.alloc(0)
  return { serial: raw(fields[at]), issuer: raw(fields[at + 2]), subject: raw(fields[at + 4]) }
}

type Content = {
  issuer: Buffer
  subject: Buffer
  from: Date
  until: Date
  publicKey: KeyObject
  extensions: Buffer[]
}

function signed(key: KeyObject, content: Content): Buffer {
  const algorithm = sequence(oid(oids.ecdsaWithSha256))
  const body = sequence(
    context(0, integer(2)),
    integer(serialNumber()),
    algorithm,
    content.issuer,
    sequence(time(content.from), time(content.until)),
    content.subject,
    content.publicKey.export({ format: 'der', type: 'spki' }),
    context(3, sequence(...content.extensions)),
  )
  return sequence(body, algorithm, bits(sign('sha256', body, key)))
}

/** 16 random bytes, never zero and never negative. */
function serialNumber(): Buffer {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] as number) & 0x7f) | 0x40
  return bytes
}

const nameOf = ({ organization, unit, commonName }: Subject) =>
  sequence(
    attribute(oids.country, printable('CN')),
    attribute(oids.organization, utf8(organization)),
    ...(unit ? [attribute(oids.unit, utf8(unit))] : []),
    attribute(oids.commonName, utf8(commonName)),
  )
const attribute = (name: string, value: Buffer) => set(sequence(oid(name), value))

const extension = (name: string, critical: boolean, value: Buffer) =>
  sequence(oid(name), ...(critical ? [truth] : []), octets(value))

/** SHA-1 of the key's bits, as RFC 5280 §4.2.1.2 (1) names keys; it protects nothing. */
function keyIdentifier(key: KeyObject): Buffer {
  const [, value] = childrenOf(read(key.export({ format: 'der', type: 'spki' })).value)
  return createHash('sha1')
    .update(value?.value.subarray(1) ?? '')
    .digest()
}

const exported = (key: KeyObject) => key.export({ format: 'der', type: 'pkcs8' })

function inYears(day: Date, years: number): Date {
  const later = new Date(day)
  later.setUTCFullYear(later.getUTCFullYear() + years)
  return later
}
