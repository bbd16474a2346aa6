import { addDays, type Day } from '#basics/days.ts'
import { type ActKey, actKeys, actOf, beforeOf } from '../acts/rules.ts'
import { limits, monthsBefore, windowOf, workingDaysBefore } from '../limits/rules.ts'
import { doneBy, isNeeded } from '../path/rules.ts'
import type { Entry, File, WorkingDaysAfter } from '../rules.ts'

/** How long things usually take beside what the rules ask: letters come back, a course is held. (custom, not a rule) */
const usualDays: Partial<Record<ActKey, number>> = {
  politicalReview: 30,
  training: 3,
  preReview: 7,
  approval: 15,
}

/** What a plan can be laid for. */
export const goals = ['branchMeeting', 'confirmationMeeting'] as const
export type Goal = (typeof goals)[number]

export type PlanLine = {
  act: ActKey
  /** The first lawful day, were everything before done as early as can be. */
  earliest: Day
  /** By when it must be done for the wished day; null where the wish cannot be met any more. */
  by: Day
  /** Sooner than this it would be out of date: what follows would come too late after it. */
  notBefore: Day | null
  possible: boolean
  because: string
  article: string
}

const waiting = (file: File, goal: ActKey, today: Day): ActKey[] =>
  actKeys
    .slice(0, actKeys.indexOf(goal) + 1)
    .filter((act) => !actOf(act).optional && isNeeded(file, act, today) && !doneBy(file, act))

/** Each act on its first lawful day, in order: what is planned counts as done for what follows. */
function forward(file: File, asked: ActKey[], today: Day, after: WorkingDaysAfter) {
  let planned = file
  return asked.map((act) => {
    const { earliest } = windowOf(planned, act, today, after)
    const on = earliest && earliest.on > today ? earliest.on : today
    const entry: Entry = {
      seq: planned.entries.length + 1000,
      act,
      on,
      passed: true,
      details: act === 'notice' ? { untilOn: after(on, 5) } : {},
      lateBecause: null,
      materials: [],
    }
    planned = { ...planned, entries: [...planned.entries, entry] }
    return { act, on, bound: earliest }
  })
}

/** The last day of an act so that what follows it is still lawful on its own last day. */
function backward(file: File, asked: ActKey[], wishedOn: Day, after: WorkingDaysAfter): Map<ActKey, Day> {
  const by = new Map<ActKey, Day>()
  for (const act of asked.toReversed()) {
    const days = asked.flatMap((later) => {
      const latest = by.get(later)
      return latest ? daysBefore(file, act, later, latest, after) : []
    })
    by.set(act, [wishedOn, ...days].toSorted()[0] ?? wishedOn)
  }
  return by
}

function daysBefore(file: File, act: ActKey, later: ActKey, latest: Day, after: WorkingDaysAfter): Day[] {
  const order = beforeOf(later).includes(act) ? [addDays(latest, -(usualDays[later] ?? 0))] : []
  const gaps = limits
    .filter((one) => one.act === later && one.from === act && one.edge === 'earliest')
    .map(({ months, workingDays }) =>
      workingDays
        ? workingDaysBefore(latest, workingDays, after)
        : months
          ? monthsBefore(latest, months)
          : latest,
    )
  // The end of probation is a year after the meeting.
  const probation =
    later === 'confirmationMeeting' && act === 'branchMeeting' && !doneBy(file, act)
      ? [monthsBefore(latest, 12)]
      : []
  return [...order, ...gaps, ...probation]
}

/** The day before which an act is done too soon: a pre-review holds for a month, a vote for three. */
function notBefore(act: ActKey, by: Map<ActKey, Day>): Day | null {
  const days = limits.flatMap((one) => {
    const later = by.get(one.act)
    return one.edge === 'latest' && one.from === act && one.months && later && !one.unless
      ? [monthsBefore(later, one.months)]
      : []
  })
  return days.toSorted().at(-1) ?? null
}

/** 倒排计划: every act still to be done before a wished day, with its first lawful and its last possible day. */
export function planFor(
  file: File,
  { goal, wishedOn, today }: { goal: Goal; wishedOn: Day; today: Day },
  after: WorkingDaysAfter,
): { earliest: Day; lines: PlanLine[] } {
  const asked = waiting(file, goal, today)
  const first = forward(file, asked, today, after)
  const by = backward(file, asked, wishedOn, after)
  const lines = first.map(({ act, on, bound }) => {
    const day = by.get(act) ?? wishedOn
    return {
      act,
      earliest: on,
      by: day,
      notBefore: notBefore(act, by),
      possible: on <= day,
      because: bound && bound.on > today ? bound.because : '',
      article: bound?.article ?? '',
    }
  })
  return { earliest: first.at(-1)?.on ?? today, lines }
}
