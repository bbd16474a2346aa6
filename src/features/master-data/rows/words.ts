import { isMasked, masked } from '#basics/masks.ts'
import { personFaultWords } from '../persons/words.ts'
import { type Fault, type FeedKind, titleOf } from '../sheets/rules.ts'
import { unitFaultWords } from '../units/words.ts'
import type { ShownFault } from './queries.ts'

const sentences = { ...unitFaultWords, ...personFaultWords }

/** A fault as people read it: the column, the value, and a sentence that names both and says what to do. */
export function faultInWords(kind: FeedKind, fault: Fault): ShownFault {
  const column = titleOf(kind, fault.field)
  const value = isMasked(fault.field) ? masked(fault.field, fault.value) : fault.value
  const short = value.length > 60 ? `${value.slice(0, 60)}…` : value
  const sentence = sentences[fault.code]
  const reason = sentence ? sentence({ ...fault.facts, column, value: short }) : fault.code
  return { column, value: short, reason }
}
