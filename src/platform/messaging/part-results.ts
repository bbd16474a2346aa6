import { type Frame, NotAsked } from './line-session.ts'
import type { SmsOutcome } from './sms-gateway.ts'

/** What became of one part of a message. */
export type PartResult = { id: string } | { refused: string; again: boolean } | { lost: string }

/** What became of one part, as `read` understands the answer. */
export function resultOf(
  answer: PromiseSettledResult<Frame>,
  read: (frame: Frame) => PartResult,
): PartResult {
  if (answer.status === 'rejected') {
    const why = answer.reason as Error
    return why instanceof NotAsked ? { refused: why.message, again: true } : { lost: why.message }
  }
  return read(answer.value)
}

/** Of all parts: sent when all are, refused when none is, otherwise nobody can say what the phone shows. */
export function outcomeOf(parts: PartResult[]): SmsOutcome {
  const ids = parts.flatMap((part) => ('id' in part ? [part.id] : []))
  if (ids.length === parts.length) return { kind: 'sent', ids }
  const lost = parts.find((part) => 'lost' in part)
  if (lost) return { kind: 'unknown', because: lost.lost }
  const refused = parts.find((part) => 'refused' in part)
  if (!refused) return { kind: 'unknown', because: '' }
  if (ids.length > 0) return { kind: 'unknown', because: `只发出一部分：${refused.refused}` }
  return { kind: 'refused', because: refused.refused, again: refused.again }
}

/** What carriers say on the way: neither arrived nor lost. */
export const underWay: ReadonlySet<string> = new Set(['ENROUTE', 'ACCEPTD'])
