import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addDays, type Day } from '#basics/days.ts'
import type { Found } from '../measures/kinds/rules.ts'
import { builtinOf } from '../rulebook/builtin/rules.ts'
import { leadDay, occasionOf, opensOn, type Rule } from '../rulebook/rules.ts'
import { decide, escalates, occasionsOf, type Standing } from './rules.ts'

const rule = builtinOf('term-ends') as Rule
const { leads, escalation } = rule.definition
const first = '2027-07-01'
const last = '2028-07-01'

/** Numbers that look like chance and are the same each time. */
function chance(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

/** Terms of branches: when each ends, and the day on which an election was begun, if one was. */
type Term = { id: number; endsOn: Day; mendedOn: Day | null }
const draw = chance(20_270_701)
const terms: Term[] = Array.from({ length: 300 }, (_, id) => {
  const endsOn = addDays('2027-06-01', draw(500))
  return { id, endsOn, mendedOn: draw(3) === 0 ? null : addDays(endsOn, draw(200) - 150) }
})
const findOn = (today: Day): Found[] =>
  terms
    .filter(({ mendedOn }) => mendedOn === null || mendedOn > today)
    .map(({ id, endsOn }) => ({
      subjectKind: 'organization',
      subjectKey: String(id),
      subjectName: `第${id}党支部`,
      organizationId: id + 1,
      personId: null,
      dueOn: endsOn,
      since: null,
      value: null,
      facts: {},
    }))

/** The tables as the database keeps them: a reminder is written once for each alert and time. */
function keep() {
  const alerts = new Map<string, Standing & { closed: boolean }>()
  const sent: string[] = []
  const known = new Set<string>()
  const evaluate = (today: Day) => {
    const standing = [...alerts.values()].filter(({ closed }) => !closed)
    const { open, close } = decide('termEnds', [rule], findOn(today), standing, today)
    for (const { found, dueOn } of open) {
      const key = `${found.subjectKey}|${dueOn}`
      const before = alerts.get(key)
      if (before) before.closed = false
      else alerts.set(key, opened(alerts.size, found.subjectKey, dueOn, today))
    }
    for (const { id } of close) for (const one of alerts.values()) if (one.id === id) one.closed = true
    for (const one of alerts.values()) {
      if (one.closed) continue
      if (escalates(one, rule, today)) one.escalatedOn = today
      for (const { key } of occasionsOf(one, rule, today)) {
        const line = `${one.subjectKey} ${one.dueOn} ${key}`
        if (!known.has(line)) sent.push(line)
        known.add(line)
      }
    }
  }
  return { evaluate, sent }
}

const opened = (id: number, subjectKey: string, dueOn: Day, openedOn: Day) => ({
  id,
  ruleKey: rule.key,
  ruleVersion: 1,
  subjectKind: 'organization' as const,
  subjectKey,
  dueOn,
  dated: true,
  openedOn,
  escalatedOn: null,
  snoozedUntil: null,
  closed: false,
})

/** Told apart from the program: every time of every term that fell on a day on which the term was still to be mended. */
function expected(days: readonly Day[]): string[] {
  return terms.flatMap(({ id, endsOn, mendedOn }) => {
    const open = days.filter((day) => (mendedOn === null || day < mendedOn) && opensOn(endsOn, leads) <= day)
    const [begin] = open
    if (!begin) return []
    const times = leads.map((lead) => ({ key: occasionOf(lead), on: leadDay(endsOn, lead) }))
    const told = times.filter(({ on }, at) => {
      const next = times[at + 1]?.on ?? '9999-12-31'
      return open.some((day) => day >= on && day < next)
    })
    const from = [endsOn, begin].toSorted().at(-1) as Day
    const raised = open.some((day) => day >= addDays(from, escalation?.afterDays ?? 0))
    return [...told.map(({ key }) => key), ...(raised ? ['escalated'] : [])].map(
      (key) => `${id} ${endsOn} ${key}`,
    )
  })
}

const everyDay: Day[] = []
for (let day = first; day < last; day = addDays(day, 1)) everyDay.push(day)

describe('A year, day by day', () => {
  it('sends every reminder that is due, and none twice; a leap day among them', () => {
    const { evaluate, sent } = keep()
    for (const day of everyDay) evaluate(day)
    assert.ok(everyDay.includes('2028-02-29') && sent.length > 300)
    assert.equal(new Set(sent).size, sent.length)
    assert.deepEqual(sent.toSorted(), expected(everyDay).toSorted())
  })

  it('sends the same when each night is begun again, by two servers, or not at all for days', () => {
    const lucky = chance(7)
    const days = everyDay.filter(() => lucky(4) > 0)
    const { evaluate, sent } = keep()
    for (const day of days) for (let again = 0; again <= lucky(3); again++) evaluate(day)
    assert.equal(new Set(sent).size, sent.length)
    assert.deepEqual(sent.toSorted(), expected(days).toSorted())
  })

  it('sends nothing again when the clock is put back and runs once more', () => {
    const { evaluate, sent } = keep()
    for (const day of everyDay.slice(0, 200)) evaluate(day)
    const before = [...sent]
    for (const day of everyDay.slice(150, 200)) evaluate(day)
    assert.deepEqual(sent.slice(0, before.length), before)
    assert.equal(new Set(sent).size, sent.length)
  })
})
