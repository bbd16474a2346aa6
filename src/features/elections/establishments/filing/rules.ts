import type { Day } from '#basics/days.ts'
import type { EstablishmentPhase } from '../rules.ts'

/**
 * Why a founding cannot be put on record yet: 批复和设立情况由基层党委报上级党委组织部门备案 (支部工作条例第五条, V), so there is a branch
 * and, where its members elect, somebody elected.
 */
export function whyNotFile(facts: {
  phase: EstablishmentPhase
  filedOn: Day
  today: Day
  /** When the last of what is put on record took effect. */
  since: Day
}): string | null {
  if (facts.phase === 'done') return 'filing-done'
  if (facts.phase !== 'filing') return 'filing-too-soon'
  if (facts.filedOn > facts.today) return 'filing-in-future'
  return facts.filedOn < facts.since ? 'filing-before-result' : null
}
