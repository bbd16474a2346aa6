import type { Zone } from '#basics/sensitivity.ts'

/** The setting that names, by its fingerprint, the partner of the demo institute, behind whom there is no platform. */
export const madeUpPartner = 'exchange-made-up-partner'

/** In fours, to be read aloud and listened to. */
export const inFours = (fingerprint: string): string => (fingerprint.match(/.{1,4}/g) ?? []).join(' ')

/** However it was written down: small letters and digits, and nothing between them. */
const heard = (fingerprint: string): string => fingerprint.toLowerCase().replace(/[^0-9a-z]/g, '')

/** Why a card is not joined with: nobody joins himself, or somebody of his own network; the card is what was read aloud. */
export function whyNotJoin(
  own: { zone: Zone; fingerprint: string },
  card: { zone: Zone; fingerprint: string },
  said: string,
): { code: string; field: string } | null {
  if (card.zone === own.zone) return { code: 'partner-zone', field: 'card' }
  return heard(said) === card.fingerprint ? null : { code: 'partner-fingerprint', field: 'fingerprint' }
}
