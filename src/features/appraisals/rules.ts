import type { OrganizationKind } from '#features/organizations/rules.ts'

/**
 * 评议等次. The four and the share of 优秀 come from the yearly notices on 组织生活会 and 民主评议党员 (V, 2018), not from the
 * regulations themselves: a parameter, kept with every round.
 */
export const grades = ['excellent', 'qualified', 'basicallyQualified', 'unqualified'] as const
export type Grade = (typeof grades)[number]
export const gradeNames: Record<Grade, string> = {
  excellent: '优秀',
  qualified: '合格',
  basicallyQualified: '基本合格',
  unqualified: '不合格',
}

/** 优秀 is generally not more than one in three of those who are rated (V, 2018): counted in whole people. */
export const excellentOneIn = 3
export const mostExcellent = (rated: number, oneIn: number) => Math.floor(rated / oneIn)

/** 个人自评、党员互评、民主测评、组织评定: 《中国共产党支部工作条例（试行）》第十八条 (V). 准备 and 办结 are ours. */
export const states = ['open', 'self', 'mutual', 'test', 'opinion', 'closed'] as const
export type RoundState = (typeof states)[number]
export const stateNames: Record<RoundState, string> = {
  open: '准备',
  self: '个人自评',
  mutual: '党员互评',
  test: '民主测评',
  opinion: '组织评定',
  closed: '已办结',
}

/** With one or two ballots the sums would tell who voted how: they are opened from three on. Ours. */
const leastBallots = 3

/** Which organizations hold an appraisal: where members have their formal relation. */
export const appraises = (kind: OrganizationKind) => kind === 'branch' || kind === 'jointBranch'

export type Taking = {
  name: string
  probationary: boolean
  absentBecause: string | null
}
export type Judged = Taking & {
  selfWritten: boolean
  opinion: string | null
  grade: Grade | null
}

export const takesPart = ({ absentBecause }: Pick<Taking, 'absentBecause'>) => absentBecause === null
/** 预备党员 take part, but get no grade (V, 2018). */
export const isRated = (one: Taking) => takesPart(one) && !one.probationary

export type Why = { code: string; facts: Record<string, string | number> }
const because = (code: string, facts: Why['facts'] = {}): Why => ({ code, facts })
const namesOf = (list: readonly { name: string }[]) =>
  `${list
    .slice(0, 3)
    .map(({ name }) => name)
    .join('、')}${list.length > 3 ? `等 ${list.length} 人` : ''}`

export type RoundFacts = {
  state: RoundState
  members: readonly Judged[]
  ballots: { online: number; paper: number }
}

/** The state after this one, and why it cannot be entered yet; 组织评定 is left by closing only. */
export function whyNotAdvance({ state, members, ballots }: RoundFacts): Why | null {
  const taking = members.filter(takesPart)
  if (taking.length === 0) return because('appraisal-nobody')
  if (state === 'self') {
    const silent = taking.filter(({ selfWritten }) => !selfWritten)
    if (silent.length > 0) return because('appraisal-self-missing', { names: namesOf(silent) })
  }
  if (state === 'test') {
    const cast = ballots.online + ballots.paper
    if (cast === 0) return because('appraisal-no-ballots')
    if (ballots.online > 0 && cast < leastBallots)
      return because('appraisal-few-ballots', { cast, least: leastBallots })
  }
  return state === 'opinion' || state === 'closed' ? because('appraisal-at-end') : null
}

/** One step back, before anything was counted or told. */
export function whyNotBack(facts: Pick<RoundFacts, 'state' | 'ballots'> & { told: boolean }): Why | null {
  if (facts.state === 'open' || facts.state === 'closed') return because('appraisal-no-way-back')
  if (facts.state === 'test' && facts.ballots.online > 0) return because('appraisal-votes-cast')
  return facts.told ? because('appraisal-told-already') : null
}

/** What a step of the round needs to be at. */
export const whyNotAt = (state: RoundState, wanted: readonly RoundState[]): Why | null =>
  wanted.includes(state)
    ? null
    : because(state === 'closed' ? 'appraisal-closed' : 'appraisal-not-now', {
        now: stateNames[state],
        wanted: wanted.map((one) => stateNames[one]).join('、'),
      })

/** Why somebody cannot be given a grade. */
export function whyNotGrade(one: Taking): Why | null {
  if (!takesPart(one)) return because('appraisal-grade-absent', { name: one.name })
  return one.probationary ? because('appraisal-grade-probationary', { name: one.name }) : null
}

/** How many were graded 优秀, and how many may be. */
export function excellenceOf(members: readonly Judged[], oneIn: number) {
  const rated = members.filter(isRated)
  return {
    rated: rated.length,
    excellent: rated.filter(({ grade }) => grade === 'excellent').length,
    most: mostExcellent(rated.length, oneIn),
  }
}

export function whyTooExcellent(members: readonly Judged[], oneIn: number): Why | null {
  const { rated, excellent, most } = excellenceOf(members, oneIn)
  return excellent > most ? because('appraisal-excellent-many', { excellent, rated, most, oneIn }) : null
}

/** Everybody who took part has an opinion, the full members a grade: then each may be told his own. */
export function whyNotTell(members: readonly Judged[], oneIn: number): Why | null {
  const open = members.filter(
    (one) => takesPart(one) && (one.opinion === null || (isRated(one) && one.grade === null)),
  )
  if (open.length > 0) return because('appraisal-undecided', { names: namesOf(open) })
  return whyTooExcellent(members, oneIn)
}

/** Closed when everybody was told, and no objection waits for an answer. */
export function whyNotClose(facts: {
  state: RoundState
  told: boolean
  members: readonly Judged[]
  oneIn: number
  objections: number
}): Why | null {
  const at = whyNotAt(facts.state, ['opinion'])
  if (at) return at
  // Judged first, told then: the hint names the next thing to do.
  const undecided = whyNotTell(facts.members, facts.oneIn)
  if (undecided) return undecided
  if (!facts.told) return because('appraisal-not-told')
  return facts.objections > 0 ? because('appraisal-objection-open', { objections: facts.objections }) : null
}
