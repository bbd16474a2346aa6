import { addDays, addMonths, addYears, type Day, daysBetween } from '#basics/days.ts'
import {
  type BeganBy,
  changeStanding,
  type Standing,
  type StandingFacts,
  standingsFromDates,
} from '#features/people/standings/rules.ts'
import type { Sketch } from './person.ts'
import type { Random } from './random.ts'

/** A life in the Party, as told by dated standings. Organizations are named by their place in the plan. */
export type Life = { joinedOn: Day | null; becameFullOn: Day | null; standings: Standing[] }

export type Setting = {
  today: Day
  /** Where the person is today, and another branch of the same unit from which he or she may have come. */
  here: number
  elsewhere: number
  /** A branch that was closed and whose people came here that day. */
  closed: { index: number; on: Day } | null
}

const historyBegins = (today: Day): Day => addYears(today, -3)

/** A member of today: admitted here, or come from outside, or known for long; with what happened in three years. */
export function memberLife(
  random: Random,
  person: Sketch,
  setting: Setting,
  joinedOn: Day,
  waits: boolean,
): Life {
  const { today } = setting
  const becameFullOn = waits ? null : confirmationOf(random, joinedOn, today)
  const facts = factsOf(person, setting.here, becameFullOn ? 'fullMember' : 'probationaryMember')
  const standings = firstStandings(random, person, facts, { joinedOn, becameFullOn, today })
  return { joinedOn, becameFullOn, standings: recentYears(random, standings, person, setting) }
}

function factsOf(
  person: Sketch,
  organizationId: number,
  politicalStatus: StandingFacts['politicalStatus'],
): StandingFacts {
  const member = politicalStatus === 'fullMember' || politicalStatus === 'probationaryMember'
  return {
    organizationId,
    groupId: null,
    politicalStatus,
    membership: member ? 'active' : 'none',
    employment: person.retired ? 'retired' : 'employed',
    education: person.education,
    degree: person.degree,
    occupation: person.occupation,
  }
}

/**
 * The day of confirmation: a year after admission, the branch meeting within a month. 九大 to 十一大 (1969-04 to
 * 1977-08) the constitution knew no probation. Null while it runs.
 */
function confirmationOf(random: Random, joinedOn: Day, today: Day): Day | null {
  if (joinedOn >= '1969-04-14' && joinedOn <= '1977-08-18') return joinedOn
  const extended = joinedOn > historyBegins(today) && random.chance(0.015)
  const due = addDays(addMonths(joinedOn, extended ? 18 : 12), random.int(0, 24))
  return due <= today ? due : null
}

type Dates = { joinedOn: Day; becameFullOn: Day | null; today: Day }

function firstStandings(random: Random, person: Sketch, facts: StandingFacts, dates: Dates): Standing[] {
  const { joinedOn, becameFullOn, today } = dates
  const since = historyBegins(today)
  if (joinedOn > since && joinedOn > addYears(person.workStartedOn, 1))
    return admittedHere(random, person, facts, dates)
  const arrived = addDays(person.workStartedOn, 20)
  if (arrived > since && arrived > joinedOn) return arrivedFromOutside(facts, arrived, becameFullOn)
  if (joinedOn < since && person.birthDate > '1975' && random.chance(0.012)) {
    return arrivedFromOutside(facts, addDays(since, random.int(30, 1000)), becameFullOn)
  }
  return standingsFromDates(facts, joinedOn, becameFullOn)
}

/** 群众 → 入党申请人 → 入党积极分子 → 发展对象 → 预备党员 → 正式党员, each on its day. */
function admittedHere(
  random: Random,
  person: Sketch,
  facts: StandingFacts,
  { joinedOn, becameFullOn }: Dates,
): Standing[] {
  const before = (least: number, most: number) => addDays(joinedOn, -random.int(least, most))
  const steps = waySteps(joinedOn, [random.int(900, 1300), random.int(430, 800), random.int(70, 200)])
  const start = person.workStartedOn < before(1400, 1600) ? person.workStartedOn : addDays(joinedOn, -1700)
  const masses: Standing = {
    ...facts,
    politicalStatus: 'masses',
    membership: 'none',
    from: start,
    until: null,
    previousOrganizationId: null,
    beganBy: 'known',
  }
  let standings = [masses]
  for (const [politicalStatus, on] of steps)
    standings = changeStanding(standings, on, { politicalStatus }, 'recorded')
  standings = changeStanding(
    standings,
    joinedOn,
    { politicalStatus: 'probationaryMember', membership: 'active' },
    'admitted',
  )
  const due = addMonths(joinedOn, 12)
  if (becameFullOn && becameFullOn > addMonths(joinedOn, 14)) {
    standings = changeStanding(standings, addDays(due, 10), {}, 'extended')
  }
  return becameFullOn
    ? changeStanding(standings, becameFullOn, { politicalStatus: 'fullMember' }, 'confirmed')
    : standings
}

/** The days of a way in the Party: a year and more as an activist, and no list on the days between two texts. */
function waySteps(from: Day, [applied, activist, candidate]: [number, number, number]): [WayStatus, Day][] {
  const listedOn = addDays(from, -candidate)
  const changing = listedOn >= '2026-05-11' && listedOn < '2026-05-27'
  const listedAgo = changing ? daysBetween('2026-05-10', from) : candidate
  const activistAgo = Math.max(activist, listedAgo + 400)
  return [
    ['applicant', addDays(from, -Math.max(applied, activistAgo + 60))],
    ['activist', addDays(from, -activistAgo)],
    ['candidate', addDays(from, -listedAgo)],
  ]
}
type WayStatus = 'applicant' | 'activist' | 'candidate'

function arrivedFromOutside(facts: StandingFacts, on: Day, becameFullOn: Day | null): Standing[] {
  const base = {
    ...facts,
    previousOrganizationId: null,
    from: on,
    until: null,
    beganBy: 'transferredIn' as const,
  }
  if (!becameFullOn || becameFullOn <= on) return [base]
  const probationary: Standing = { ...base, politicalStatus: 'probationaryMember' }
  return changeStanding([probationary], becameFullOn, { politicalStatus: 'fullMember' }, 'confirmed')
}

/** Retirement, a move inside the unit, a diploma: told by making the past different from today. */
function recentYears(random: Random, standings: Standing[], person: Sketch, setting: Setting): Standing[] {
  const since = historyBegins(setting.today)
  const first = (standings[0] as Standing).from
  const retiredOn = retirementOf(random, person)
  if (retiredOn > since && retiredOn < setting.today && retiredOn > addDays(first, 60)) {
    const before = {
      employment: 'employed',
      occupation: 'professional',
      organizationId: setting.elsewhere,
    } as const
    return earlier(standings, retiredOn, before, 'moved')
  }
  if (setting.closed && setting.closed.on > addDays(first, 30)) {
    return earlier(standings, setting.closed.on, { organizationId: setting.closed.index }, 'moved')
  }
  const day = addDays(since, random.int(20, 1060))
  if (day <= addDays(first, 60)) return standings
  if (!person.retired && random.chance(0.12))
    return earlier(standings, day, { organizationId: setting.elsewhere }, 'moved')
  if (person.education === '14' && random.chance(0.03))
    return earlier(standings, day, { education: '21', degree: '408' }, 'recorded')
  if (random.chance(0.0004)) return suspendedAndRestored(standings, day, setting.today)
  return standings
}

const retirementOf = (random: Random, person: Sketch): Day =>
  person.retired
    ? addDays(addYears(person.birthDate, person.gender === 'male' ? 60 : 55), random.int(0, 60))
    : '9999-12-31'

/** The standings if, until a day, some facts had been different. */
function earlier(
  standings: Standing[],
  on: Day,
  facts: Partial<StandingFacts>,
  beganBy: BeganBy,
): Standing[] {
  const today = standings.at(-1) as Standing
  const past = standings.map((one) => ({ ...one, ...facts }))
  const now: Partial<StandingFacts> = {}
  for (const key of Object.keys(facts) as (keyof StandingFacts)[]) Object.assign(now, { [key]: today[key] })
  return changeStanding(past, on, now, beganBy)
}

function suspendedAndRestored(standings: Standing[], on: Day, today: Day): Standing[] {
  const until = addDays(on, 180)
  const last = standings.at(-1) as Standing
  if (last.from >= on || until >= today) return standings
  return changeStanding(
    changeStanding(standings, on, { membership: 'suspended' }, 'suspended'),
    until,
    { membership: 'active' },
    'restored',
  )
}

/** Somebody who was a member until a day of the last three years. */
export function endedLife(random: Random, person: Sketch, setting: Setting, joinedOn: Day): Life {
  const becameFullOn = confirmationOf(random, joinedOn, setting.today)
  const facts = factsOf(person, setting.here, becameFullOn ? 'fullMember' : 'probationaryMember')
  const standings = standingsFromDates(facts, joinedOn, becameFullOn)
  const beganBy = random.weighted<BeganBy>(
    person.retired
      ? [['died', 1]]
      : [
          ['transferredOut', 80],
          ['died', 14],
          ['removed', 2.5],
          ['expelled', 1.5],
          ['withdrew', 1],
          ['otherDecrease', 1],
        ],
  )
  const employment = beganBy === 'died' ? 'deceased' : beganBy === 'transferredOut' ? 'left' : 'employed'
  const day = addDays(historyBegins(setting.today), random.int(15, 1080))
  const first = standings.at(-1) as Standing
  const on = day > first.from ? day : addDays(first.from, 40)
  return {
    joinedOn,
    becameFullOn,
    standings: changeStanding(standings, on, { membership: 'ended', employment }, beganBy),
  }
}

/** Somebody who is no member: where he or she stands on the way, or stands outside. */
export function otherLife(
  random: Random,
  person: Sketch,
  setting: Setting,
  status: StandingFacts['politicalStatus'],
): Life {
  const facts = factsOf(person, setting.here, status)
  const ladder = ['applicant', 'activist', 'candidate'] as const
  const reached = ladder.indexOf(status as (typeof ladder)[number])
  const start: Standing = {
    ...facts,
    from: person.workStartedOn,
    until: null,
    previousOrganizationId: null,
    beganBy: 'known',
  }
  if (reached < 0) return { joinedOn: null, becameFullOn: null, standings: [start] }
  let standings: Standing[] = [{ ...start, politicalStatus: 'masses' }]
  const drawn: [number, number, number] = [random.int(700, 1000), random.int(330, 650), random.int(20, 200)]
  const ago =
    reached < 2 ? drawn : waySteps(setting.today, drawn).map(([, on]) => daysBetween(on, setting.today))
  for (const [step, politicalStatus] of ladder.slice(0, reached + 1).entries()) {
    const on = addDays(
      setting.today,
      -(step === reached ? Math.min(ago[step] as number, 300 * (3 - step)) : (ago[step] as number)),
    )
    if (on > (standings.at(-1) as Standing).from)
      standings = changeStanding(standings, on, { politicalStatus }, 'recorded')
    else standings = standings.map((one) => ({ ...one, politicalStatus }))
  }
  return { joinedOn: null, becameFullOn: null, standings }
}
