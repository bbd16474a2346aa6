/** Detached signatures (CMS, RFC 5652) with the attributes that PAdES-B-B asks for (ETSI EN 319 142-1). */
import { createHash } from 'node:crypto'
import { partsOf } from './certificates.ts'
import { context, integer, nothing, octets, oid, read, sequence, set, wrap } from './der.ts'
import { oids } from './oids.ts'
import type { SignatureProvider } from './provider.ts'

/** A signature over content whose SHA-256 is given. */
export async function signDigest(digest: Buffer, provider: SignatureProvider): Promise<Buffer> {
  const [certificate] = provider.certificates
  if (!certificate) throw new Error('a provider without a certificate cannot sign')
  const { issuer, serial } = partsOf(certificate)
  const attributes = set(
    sequence(oid(oids.contentType), set(oid(oids.data))),
    sequence(oid(oids.messageDigest), set(octets(digest))),
    sequence(oid(oids.signingCertificateV2), set(signingCertificate(certificate, issuer, serial))),
  )
  const signature = await provider.sign(attributes)
  const algorithm =
    provider.kind === 'ecdsa'
      ? sequence(oid(oids.ecdsaWithSha256))
      : sequence(oid(oids.rsaEncryption), nothing)
  const signer = sequence(
    integer(1),
    sequence(issuer, serial),
    sequence(oid(oids.sha256)),
    // The same bytes as were signed, under the tag that they have inside the signature.
    wrap(0xa0, read(attributes).value),
    algorithm,
    octets(signature),
  )
  const signed = sequence(
    integer(1),
    set(sequence(oid(oids.sha256))),
    sequence(oid(oids.data)),
    wrap(0xa0, ...provider.certificates),
    set(signer),
  )
  return sequence(oid(oids.signedData), context(0, signed))
}

/** Binds the signature to this one certificate (RFC 5035): no other one with the same key will do. */
function signingCertificate(certificate: Buffer, issuer: Buffer, serial: Buffer): Buffer {
  const hash = octets(createHash('sha256').update(certificate).digest())
  return sequence(sequence(sequence(hash, sequence(sequence(context(4, issuer)), serial))))
}
