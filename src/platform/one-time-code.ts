import { Secret, TOTP } from 'otpauth'

/** What authenticator programs read (RFC 6238): SHA-1, six digits, a new code every 30 seconds. */
const kind = { algorithm: 'SHA1', digits: 6, period: 30 } as const

/** A new secret of 160 bits, as it is typed in by hand (Base32). */
export const newCodeSecret = (): string => new Secret({ size: 20 }).base32

/** The address that an authenticator reads from the picture. */
export const codeAddress = (secret: string, { issuer, name }: { issuer: string; name: string }): string =>
  new TOTP({ ...kind, issuer, label: name, secret }).toString()

/**
 * The step of 30 seconds to which a code belongs; null when it is none of now. The one before and the one after are
 * taken as well: clocks differ, and people type slowly (RFC 6238 5.2 V).
 */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime()
  const delta = new TOTP({ ...kind, secret }).validate({ token: code, timestamp, window: 1 })
  return delta === null ? null : Math.floor(timestamp / 1000 / kind.period) + delta
}

/** The code of a moment, as the authenticator shows it. */
export const codeAt = (secret: string, now: Date): string =>
  new TOTP({ ...kind, secret }).generate({ timestamp: now.getTime() })
