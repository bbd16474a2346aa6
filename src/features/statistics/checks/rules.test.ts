import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bracketsOn, type Facts } from '../brackets/rules.ts'
import { dimensionsFor, tablesFor } from '../tables/catalogue/rules.ts'
import type { Scope, Subject, Table } from '../tables/rules.ts'
import { askedOf, type Cubes, fill, tally } from '../tally/rules.ts'
import { addsUpRounded, type Checked, checksOf } from './rules.ts'

const asOf = '2026-11-24'
const scope: Scope = {
  brackets: bracketsOn(asOf),
  below: [{ key: '1', label: '支部' }],
  months: 11,
  honourTitles: [],
  honourLevels: [],
}
const member: Facts = {
  gender: 'male',
  ethnicity: '01',
  birthDate: '1985-05-01',
  joinedOn: '2010-06-01',
  education: '21',
  occupation: 'worker',
  employment: 'employed',
  politicalStatus: 'fullMember',
  branchKind: 'branch',
  placeState: 'open',
  child: 0,
}

/** The checks over people given one by one. */
function check(people: Partial<Record<Subject, Facts[]>>, more: Partial<Checked> = {}) {
  const tables: Table[] = tablesFor(scope).filter(({ id }) =>
    /^(members-(movement|basic|by-age)|admissions)$/.test(id),
  )
  const dimensions = dimensionsFor(scope)
  const cubes: Cubes = {}
  for (const [subject, ids] of askedOf(tables)) {
    const all = [...ids, 'placeState', 'occupation', 'age55'].flatMap((id) => dimensions[id] ?? [])
    cubes[subject] = tally([...new Set(all)], people[subject] ?? [], asOf)
  }
  const filled = tables.map((table) => fill(table, cubes))
  const checks = checksOf({
    tables,
    filled,
    cubes,
    isRoot: true,
    membersByOrganization: people.member?.length ?? 0,
    ...more,
  })
  return Object.fromEntries(checks.map((one) => [one.rule, one]))
}

describe('The checks', () => {
  const admitted = { ...member, act: 'admitted', month: '3' }

  it('hold when 上年末 + 增加 = 本期末 and every sum adds up', () => {
    const checks = check({
      memberBefore: [member, member],
      movement: [admitted],
      member: [member, member, member],
    })
    const wrong = Object.values(checks).filter(({ holds, severity }) => !holds && severity === 'error')
    assert.deepEqual(wrong, [])
    assert.ok(
      checks['movement-balances:total'] && checks['admissions-agree'] && checks['rows-add-up:admissions'],
    )
  })

  it('find a movement that does not balance, a move without its other end, and a month that is none', () => {
    const moved = { ...member, act: 'movedIn', month: '3' }
    const odd = { ...admitted, month: '13' }
    const checks = check({ memberBefore: [], movement: [moved, odd], member: [member] })
    const failed = (rule: string) => [checks[rule]?.left, checks[rule]?.right, checks[rule]?.holds]
    assert.deepEqual(failed('movement-balances:total'), [2, 1, false])
    assert.deepEqual(failed('internal-transfers-zero'), [1, 0, false])
    assert.deepEqual(failed('rows-add-up:admissions'), [0, 1, false])
    assert.deepEqual(checks['rows-add-up:admissions']?.suspects?.where, { act: ['admitted'], month: ['?'] })
  })

  it('name the fact that fits no bracket, and people counted in no organization', () => {
    const checks = check(
      { member: [member, { ...member, birthDate: '2030-01-01' }] },
      { membersByOrganization: 1 },
    )
    const age = checks['rows-add-up:members-by-age']
    assert.deepEqual([age?.left, age?.right, age?.field], [1, 2, 'birthDate'])
    assert.match(age?.remedy ?? '', /请更正出生日期/)
    assert.deepEqual([checks['children-add-up']?.left, checks['children-add-up']?.right], [1, 2])
  })

  it('ask for words when the number changes by more than a fifth', () => {
    const many = (n: number) => Array.from({ length: n }, () => member)
    const holds = (was: number, is: number) =>
      check({ memberBefore: many(was), member: many(is) })['year-on-year']?.holds
    assert.deepEqual(
      [holds(10, 12), holds(10, 8), holds(10, 13), holds(0, 1), holds(0, 0)],
      [true, true, false, false, true],
    )
  })

  it('list students of 55 and more', () => {
    const student = { ...member, occupation: 'student' }
    const young = check({ member: [student] })['student-from-55']
    const old = check({ member: [{ ...student, birthDate: '1971-11-24' }] })['student-from-55']
    assert.deepEqual([young?.holds, old?.holds, old?.severity], [true, false, 'explain'])
  })
})

describe('Published figures in 万', () => {
  // regulations §11, example 15: 2023 ages sum to 9918.6 against 9918.5 published.
  it('agree within 0.05 × (items + 1), heads exactly', () => {
    assert.ok(addsUpRounded([5000.3, 4918.3], 9918.5))
    assert.ok(!addsUpRounded([5000.3, 4918.3], 9918.4))
  })
})
