/** A device with a passkey, for tests: what a browser answers (ES256, attestation `none`), made by Node alone. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { PasskeySite } from './passkeys.ts'

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest()
const bytesOf = (length: number) => Buffer.from([0x58, length])
const userPresent = 0x01
const hasCredential = 0x40

/** A device of its own; its counter goes up with each use, unless it is put back. */
export function testPasskey(site: PasskeySite) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const [xs, ys] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]
  const id = randomBytes(32)
  let counter = 0

  // COSE (RFC 9053): {1: 2, 3: -7, -1: 1, -2: x, -3: y}.
  const key = [Buffer.from('a5010203262001215820', 'hex'), xs, Buffer.from('225820', 'hex'), ys]
  const head = (flags: number) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(site.host), Buffer.from([flags]), count])
  }
  const said = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: site.origin, crossOrigin: false }))
  const answer = (response: Record<string, unknown>) => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response,
  })
  return {
    /** What it answers when it is to be added. */
    made(challenge: string) {
      const length = Buffer.from([0, id.length])
      const data = Buffer.concat([head(userPresent | hasCredential), Buffer.alloc(16), length, id, ...key])
      // CBOR: {fmt: "none", attStmt: {}, authData: …}.
      const attestation = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
        bytesOf(data.length),
        data,
      ])
      return answer({
        clientDataJSON: said('webauthn.create', challenge).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      })
    },
    /** What it answers when it is asked who is there. */
    signed(challenge: string) {
      counter += 1
      const client = said('webauthn.get', challenge)
      const data = head(userPresent)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      return answer({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
      })
    },
    /** A copy of it that somebody else uses knows only the counter of then. */
    copied(): void {
      counter = 0
    },
  }
}
