import { createHash, randomBytes } from 'node:crypto'

/** What goes with a browser to a provider, and is asked for when it comes back (RFC 6749 10.12, RFC 7636, OIDC 3.1.2.1). */
export type AttemptSecrets = { state: string; nonce: string; verifier: string }

/** What the browser keeps meanwhile. */
export const newAttemptToken = (): string => randomBytes(32).toString('base64url')

/**
 * All of them come from the token, which only the browser has: whoever reads the database finds nothing to come back with,
 * and an answer fits no other browser than the one that went.
 */
export function secretsOf(token: string): AttemptSecrets {
  const derived = (use: string) => createHash('sha256').update(`${use}:${token}`).digest('base64url')
  return { state: derived('state'), nonce: derived('nonce'), verifier: derived('verifier') }
}
