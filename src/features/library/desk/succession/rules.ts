import type { Day } from '#basics/days.ts'
import type { MaterialState } from '../../rules.ts'

/** What becomes of a regulation: a new text of it, another one in its place, or an end without one. */
export const successions = ['revised', 'replaced', 'repealed'] as const
export type Succession = (typeof successions)[number]
export const successionNames: Record<Succession, string> = {
  revised: '修订：同一项规定的新文本',
  replaced: '代替：由另一项新规定代替',
  repealed: '废止：不再有新规定',
}

type Standing = {
  state: MaterialState
  effectiveOn: Day | null
  issuedOn: Day | null
  repealedOn: Day | null
  /** The title of what is being written to take its place. */
  successor: string | null
}

type Fault = { code: string; facts: Record<string, string> }

/** Why a regulation cannot be revised, replaced or repealed from a day on. */
export function whyNotSucceed(
  how: Succession,
  { state, effectiveOn, issuedOn, repealedOn, successor }: Standing,
  wished: { on: Day; issuedOn: Day | null; title: string | null },
): Fault | null {
  if (state !== 'published') return { code: 'succession-not-published', facts: {} }
  if (repealedOn) return { code: 'succession-ended', facts: { repealedOn } }
  if (successor !== null) return { code: 'succession-open', facts: { title: successor } }
  const begun = effectiveOn ?? issuedOn
  if (begun && wished.on <= begun) return { code: 'succession-early', facts: { begun, field: 'on' } }
  if (wished.issuedOn && wished.issuedOn > wished.on)
    return { code: 'material-effective-early', facts: { field: 'issuedOn' } }
  return how === 'replaced' && !wished.title
    ? { code: 'succession-untitled', facts: { field: 'title' } }
    : null
}
