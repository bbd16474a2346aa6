import { Refusal } from '#platform/errors.ts'
import type { World } from '#platform/world.ts'

/** Fills an empty platform with the demo institute. */
export async function loadDemo(_world: World, _progress: (text: string) => void): Promise<void> {
  throw new Refusal('not-found', 'demo-missing')
}

/** One line per demo person: who it is, and how to sign in as him this time. */
export async function signInLines(_world: World, _url: string): Promise<string[]> {
  return []
}
