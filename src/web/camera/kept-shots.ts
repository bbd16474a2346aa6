import { accountNow, leavesNothingHere } from '../outbox/posting.ts'
import { shelf } from '../outbox/shelf.ts'
import type { Shot } from './developing.ts'

type Kept = { account: number | null; at: number; shots: Shot[] }

const keptFor = 7 * 24 * 60 * 60 * 1000

/** Pages taken for a place and not yet attached lie on the device, so that a reload loses none; for a week, for the same account. */
export const placeOf = (words: string): string => `${location.pathname} ${words}`

export async function keptShots(place: string): Promise<Shot[]> {
  const kept = await shelf.get<Kept>('papers', place).catch(() => undefined)
  if (!kept || kept.account !== accountNow() || leavesNothingHere()) return []
  if (Date.now() - kept.at <= keptFor) return kept.shots
  await dropShots(place)
  return []
}

export async function keepShots(place: string, shots: Shot[]): Promise<void> {
  if (shots.length === 0 || leavesNothingHere()) return dropShots(place)
  const kept: Kept = { account: accountNow(), at: Date.now(), shots }
  await shelf.put('papers', place, kept).catch(() => undefined)
}

export async function dropShots(place: string): Promise<void> {
  await shelf.remove('papers', place).catch(() => undefined)
}
