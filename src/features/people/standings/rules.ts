import type { Day } from '#basics/days.ts'

export const politicalStatuses = [
  'masses',
  'otherParty',
  'leagueMember',
  'applicant',
  'activist',
  'candidate',
  'probationaryMember',
  'fullMember',
] as const
export type PoliticalStatus = (typeof politicalStatuses)[number]
export const occupations = [
  'worker',
  'farmer',
  'professional',
  'manager',
  'official',
  'student',
  'otherOccupation',
  'retired',
] as const
export type Occupation = (typeof occupations)[number]
export const employments = ['employed', 'retired', 'left', 'deceased'] as const
export type Employment = (typeof employments)[number]
export type MembershipState = 'none' | 'active' | 'suspended' | 'ended'

/** Acts that begin a period, grouped as the movement table counts them. */
export const increases = ['admitted', 'transferredIn', 'restored', 'otherIncrease'] as const
export const decreases = [
  'transferredOut',
  'expelled',
  'removed',
  'persuadedOut',
  'withdrew',
  'probationCancelled',
  'suspended',
  'died',
  'otherDecrease',
] as const
export type BeganBy =
  | 'known'
  | 'recorded'
  | 'confirmed'
  | 'extended'
  | 'moved'
  | (typeof increases)[number]
  | (typeof decreases)[number]

/** What a person is during one period [from, until). */
export type Standing = {
  from: Day
  until: Day | null
  organizationId: number | null
  previousOrganizationId: number | null
  groupId: number | null
  politicalStatus: PoliticalStatus
  membership: MembershipState
  employment: Employment
  education: string
  degree: string | null
  occupation: Occupation
  beganBy: BeganBy
}

/** The facts of a standing that a change may set. */
export type StandingFacts = Omit<Standing, 'from' | 'until' | 'beganBy' | 'previousOrganizationId'>

/** As far back as is known. */
export const sinceEver: Day = '0001-01-01'

const factKeys = [
  'organizationId',
  'groupId',
  'politicalStatus',
  'membership',
  'employment',
  'education',
  'degree',
  'occupation',
] as const satisfies (keyof StandingFacts)[]

/** The period that contains the day, if any. */
export const standingOn = <T extends Pick<Standing, 'from' | 'until'>>(standings: T[], day: Day): T | null =>
  standings.find((one) => one.from <= day && (one.until === null || day < one.until)) ?? null

/**
 * The periods after a change that takes effect on a day. The period containing the day is split; later periods
 * take the new value too, as long as they merely carried the old one on. The input stays as it was.
 * Throws RangeError when no period contains the day: ask `whyNotChange` first.
 */
export function changeStanding(
  standings: Standing[],
  on: Day,
  facts: Partial<StandingFacts>,
  beganBy: BeganBy,
): Standing[] {
  const ordered = [...standings].sort((a, b) => (a.from < b.from ? -1 : 1))
  const at = ordered.findIndex((one) => one.from <= on && (one.until === null || on < one.until))
  const old = ordered[at]
  if (!old) throw new RangeError(`no standing on ${on}`)
  const before = ordered.slice(0, at)
  const changed: Standing = {
    ...old,
    ...facts,
    from: on,
    beganBy: old.from === on && beganBy === 'recorded' ? old.beganBy : beganBy,
    previousOrganizationId: movesBranch(old, facts)
      ? old.organizationId
      : old.from === on
        ? old.previousOrganizationId
        : null,
  }
  if (old.from < on) before.push({ ...old, until: on })
  return withoutRepeats([...before, changed, ...carryOn(old, facts, ordered.slice(at + 1))])
}

const movesBranch = (old: Standing, facts: Partial<StandingFacts>) =>
  facts.organizationId !== undefined && facts.organizationId !== old.organizationId

function carryOn(old: Standing, facts: Partial<StandingFacts>, later: Standing[]): Standing[] {
  const carried = new Set(factKeys.filter((key) => facts[key] !== undefined && facts[key] !== old[key]))
  return later.map((period) => {
    const next = { ...period } as Record<string, unknown>
    for (const key of carried) {
      if (period[key] === old[key]) next[key] = facts[key]
      else carried.delete(key)
    }
    return next as Standing
  })
}

/** A period that says the same as the one before it, and was begun by no act of its own, is joined to it. */
function withoutRepeats(periods: Standing[]): Standing[] {
  const joined: Standing[] = []
  for (const period of periods) {
    const previous = joined.at(-1)
    const repeats =
      previous?.until === period.from &&
      period.beganBy === 'recorded' &&
      factKeys.every((key) => previous[key] === period[key])
    if (previous && repeats) joined[joined.length - 1] = { ...previous, until: period.until }
    else joined.push(period)
  }
  return joined
}

/** Why a change may not take effect on a day. Facts lie in the past or today: the future is planned, not recorded. */
export function whyNotChange(standings: Standing[], on: Day, today: Day): string | null {
  if (on > today) return 'effective-in-future'
  if (!standingOn(standings, on)) return 'effective-before-record'
  return null
}

/**
 * The standings of a member of whom only the dates are known: probationary from the day the branch meeting passed
 * the admission, full from the day of confirmation. 《中国共产党章程》第七条、统计口径: 入党日期 = 支部大会通过日 (M).
 */
export function standingsFromDates(
  facts: StandingFacts,
  joinedOn: Day,
  becameFullOn: Day | null,
): Standing[] {
  const base = { ...facts, previousOrganizationId: null }
  if (!becameFullOn || becameFullOn <= joinedOn)
    return [{ ...base, from: joinedOn, until: null, beganBy: 'admitted' }]
  return [
    {
      ...base,
      politicalStatus: 'probationaryMember',
      from: joinedOn,
      until: becameFullOn,
      beganBy: 'admitted',
    },
    { ...base, politicalStatus: 'fullMember', from: becameFullOn, until: null, beganBy: 'confirmed' },
  ]
}

export const isMemberStatus = (status: PoliticalStatus) =>
  status === 'probationaryMember' || status === 'fullMember'

/** The acts on a person's timeline. */
export const beganByNames: Record<BeganBy, string> = {
  known: '已知情况',
  recorded: '信息变化',
  admitted: '接收为预备党员',
  transferredIn: '转入（系统外）',
  restored: '恢复党籍',
  otherIncrease: '其他增加',
  confirmed: '转为正式党员',
  extended: '延长预备期',
  moved: '调整所在党支部',
  transferredOut: '转出（系统外）',
  expelled: '开除党籍',
  removed: '除名',
  persuadedOut: '劝其退党',
  withdrew: '自愿退党',
  probationCancelled: '取消预备党员资格',
  suspended: '停止党籍',
  died: '去世',
  otherDecrease: '其他减少',
}
