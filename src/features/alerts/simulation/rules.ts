import { addDays, addMonths, type Day, monthOf } from '#basics/days.ts'
import { decide, escalates, occasionsOf, type Standing } from '../evaluation/rules.ts'
import type { Found } from '../measures/kinds/rules.ts'
import { occasionInWords, type Rule } from '../rulebook/rules.ts'

type Told = { subjectName: string; on: Day; dueOn: Day; occasion: string }
export type Sum = { opened: number; closed: number; told: number; escalated: number }
type Month = { month: string; opened: number; closed: number; told: number; open: number }

/** How a rule would have gone so far: what is open, what was told of it, and the sums. */
export type Course = {
  rule: Rule
  alerts: Map<number, Standing & { subjectName: string }>
  known: Map<string, number>
  told: Set<string>
  sum: Sum
  months: Map<string, Month>
  examples: Told[]
}

export const begin = (rule: Rule): Course => ({
  rule,
  alerts: new Map(),
  known: new Map(),
  told: new Set(),
  sum: { opened: 0, closed: 0, told: 0, escalated: 0 },
  months: new Map(),
  examples: [],
})

/** The days that a simulation of the past year looks at: the first one only shows what was open already. */
export function daysOf(today: Day, step: number): Day[] {
  const days: Day[] = []
  for (let day = addMonths(today, -12); day <= today; day = addDays(day, step)) days.push(day)
  return days
}

const mostExamples = 50

/** One day: the same decisions as each night's, kept in memory. Nothing is counted of what was there `before`. */
export function live(course: Course, found: readonly Found[], today: Day, before = false): void {
  const { rule, alerts } = course
  const count = before ? () => {} : (what: keyof Sum) => add(course, today, what)
  const { open, close } = decide(rule.measure, [rule], found, [...alerts.values()], today)
  for (const { id } of close) {
    alerts.delete(id)
    count('closed')
  }
  for (const { found: one, dueOn } of open) {
    place(course, one, dueOn, today)
    count('opened')
  }
  for (const alert of alerts.values()) {
    if (escalates(alert, rule, today)) {
      alert.escalatedOn = today
      count('escalated')
    }
    for (const { key } of occasionsOf(alert, rule, today))
      if (isNew(course, `${alert.id} ${key}`) && !before) {
        count('told')
        exemplify(course, alert, key, today)
      }
  }
  if (!before) monthAt(course, today).open = alerts.size
}

/** What was closed and is found again is the same alert. */
function place(course: Course, one: Found, dueOn: Day, today: Day): void {
  const key = `${one.subjectKind} ${one.subjectKey} ${dueOn}`
  const id = course.known.get(key) ?? course.known.size + 1
  course.known.set(key, id)
  course.alerts.set(id, {
    id,
    ruleKey: course.rule.key,
    ruleVersion: course.rule.version,
    subjectKind: one.subjectKind,
    subjectKey: one.subjectKey,
    subjectName: one.subjectName,
    dueOn,
    dated: one.dueOn !== null,
    openedOn: today,
    escalatedOn: null,
    snoozedUntil: null,
  })
}

function isNew({ told }: Course, line: string): boolean {
  if (told.has(line)) return false
  told.add(line)
  return true
}

function monthAt({ months }: Course, today: Day): Month {
  const month = monthOf(today)
  const known = months.get(month) ?? { month, opened: 0, closed: 0, told: 0, open: 0 }
  months.set(month, known)
  return known
}

function add(course: Course, today: Day, what: keyof Sum): void {
  course.sum[what] += 1
  if (what !== 'escalated') monthAt(course, today)[what] += 1
}

function exemplify(
  { examples }: Course,
  { subjectName, dueOn }: { subjectName: string; dueOn: Day },
  key: string,
  on: Day,
): void {
  if (examples.length < mostExamples)
    examples.push({ subjectName, on, dueOn, occasion: occasionInWords(key) })
}
