type Standing = {
  zone: 'intranet' | 'extranet'
  askedAt: string | null
  askedBy: number | null
  agreedAt: string | null
}
export type QueueMove = 'ask' | 'agree' | 'end'

/** Why the queue cannot be let go by itself, or held again; null when it can. Two people decide what leaves. */
export function whyNotQueue(move: QueueMove, at: Standing, accountId: number | null): string | null {
  if (at.zone !== 'intranet') return 'queue-inside-only'
  if (move === 'ask') return at.askedAt === null ? null : 'queue-moved-on'
  if (move === 'end') return at.askedAt === null ? 'queue-moved-on' : null
  if (at.askedAt === null || at.agreedAt !== null) return 'queue-moved-on'
  return at.askedBy === accountId ? 'queue-own' : null
}
