import { isIP } from 'node:net'
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'

/** 通行密钥 (W3C Web Authentication Level 3): a key pair on a device; what is kept here is the public half. */
export type Passkey = {
  credentialId: string
  publicKey: Buffer
  counter: number
  transports: string[]
}

/** A site as passkeys know it: they answer to this host and origin alone. */
export type PasskeySite = { host: string; origin: string }

/**
 * Where passkeys work for a platform at this address; null where browsers refuse them: without TLS (but on the machine
 * itself), or where people reach it by a number instead of a name.
 */
export function passkeySite(address: string): PasskeySite | null {
  const { protocol, hostname, origin } = new URL(address)
  const named = isIP(hostname.replace(/^\[|\]$/g, '')) === 0
  const safe = protocol === 'https:' || hostname === 'localhost'
  return named && safe ? { host: hostname, origin } : null
}

/** Ed25519, ECDSA with P-256, RSA (COSE): what devices have. */
const algorithms = [-8, -7, -257]

// The library is large and seldom needed: it is read when the first passkey is.
const library = () => import('@simplewebauthn/server')

const descriptors = (known: Pick<Passkey, 'credentialId' | 'transports'>[]) =>
  known.map(({ credentialId, transports }) => ({ id: credentialId, transports }))

/** What the browser is asked so that a device makes a new passkey; those that are known already make none. */
export async function askForNewPasskey(
  site: PasskeySite,
  who: { accountId: number; username: string; name: string },
  known: Passkey[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    rpName: '智慧党建平台',
    rpID: site.host,
    userName: who.username,
    userDisplayName: who.name,
    userID: new Uint8Array(Buffer.from(`zhibu-account-${who.accountId}`)),
    excludeCredentials: descriptors(known),
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
    timeout: 120_000,
  })
}

/** What the browser is asked so that one of the known passkeys signs. */
export async function askForPasskey(
  site: PasskeySite,
  known: Passkey[],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await library()
  return generateAuthenticationOptions({
    rpID: site.host,
    allowCredentials: descriptors(known),
    userVerification: 'preferred',
    timeout: 120_000,
  })
}

/** The new passkey in a browser's answer; null when the answer is not one to this challenge and site. */
export async function newPasskeyIn(
  site: PasskeySite,
  challenge: string,
  answer: unknown,
): Promise<Passkey | null> {
  const { verifyRegistrationResponse } = await library()
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: answer as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      supportedAlgorithmIDs: algorithms,
      requireUserVerification: false,
    })
    if (!registrationInfo) return null
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential
    return { credentialId: id, publicKey: Buffer.from(publicKey), counter, transports }
  } catch {
    return null
  }
}

/** The counter that a passkey shows with its answer; null when it did not sign this challenge for this site. */
export async function counterOfProof(
  site: PasskeySite,
  challenge: string,
  passkey: Passkey,
  answer: unknown,
): Promise<number | null> {
  const { verifyAuthenticationResponse } = await library()
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
        transports: passkey.transports as never,
      },
      requireUserVerification: false,
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    return null
  }
}
