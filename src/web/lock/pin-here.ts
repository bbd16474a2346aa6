import { shelf } from '../outbox/shelf.ts'

/**
 * Without signal the server cannot judge a PIN: what was kept on the device for a meeting is then unlocked by what the
 * device itself remembers of it. Five wrong ones delete what lies on the device.
 */
type Verifier = { salt: Uint8Array<ArrayBuffer>; hash: string; failures: number }

const name = 'pin'
const rounds = 310_000

async function hashOf(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveBits',
  ])
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    key,
    256,
  )
  return btoa(String.fromCharCode(...new Uint8Array(bits)))
}

/** Remembers the PIN that the server has just taken. Without https there is nothing to be kept without signal. */
export async function rememberPin(pin: string): Promise<void> {
  if (!globalThis.crypto?.subtle) return
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const verifier: Verifier = { salt, hash: await hashOf(pin, salt), failures: 0 }
  await shelf.put('lock', name, verifier).catch(() => undefined)
}

/** `unknown`: this device cannot judge it. `over`: the fifth wrong one. */
export async function judgeHere(pin: string): Promise<'right' | 'wrong' | 'over' | 'unknown'> {
  const verifier = await shelf.get<Verifier>('lock', name).catch(() => undefined)
  if (!verifier || !globalThis.crypto?.subtle) return 'unknown'
  const right = (await hashOf(pin, verifier.salt)) === verifier.hash
  const failures = right ? 0 : verifier.failures + 1
  await shelf.put('lock', name, { ...verifier, failures })
  return right ? 'right' : failures >= 5 ? 'over' : 'wrong'
}
