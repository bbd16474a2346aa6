import { sign, X509Certificate } from 'node:crypto'
import { type Credential, keyOf } from './certificates.ts'

/**
 * Whatever can sign: a key of the platform, and in its place a signing server, a card or a token. It never gives its
 * key away; it is asked to sign bytes and answers with the signature.
 */
export type SignatureProvider = {
  /** The signer's certificate first, then those between it and its root. */
  certificates: Buffer[]
  kind: 'ecdsa' | 'rsa'
  /** The signature over the SHA-256 of these bytes: DER for ECDSA, PKCS #1 v1.5 for RSA. */
  sign(bytes: Buffer): Promise<Buffer>
}

/** Signs with a key that the platform keeps. */
export function localProvider(credential: Credential): SignatureProvider {
  const key = keyOf(credential)
  const kind = key.asymmetricKeyType === 'ec' ? 'ecdsa' : 'rsa'
  if (kind === 'rsa' && key.asymmetricKeyType !== 'rsa')
    throw new Error(`a key of the kind ${key.asymmetricKeyType} cannot sign documents`)
  return {
    certificates: [credential.certificate, ...credential.chain],
    kind,
    sign: async (bytes) => sign('sha256', bytes, key),
  }
}

export const subjectOf = (certificate: Uint8Array) => {
  const lines = new X509Certificate(certificate).subject.split('\n')
  return lines.find((line) => line.startsWith('CN='))?.slice(3) ?? lines.at(-1) ?? ''
}
