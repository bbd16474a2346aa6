import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { whyNotName } from '#basics/chinese.ts'
import { ageOn, type Day } from '#basics/days.ts'
import { birthDateOf, genderOf, whyNotIdentityNumber } from '#basics/identity-number.ts'
import { isCollegeOrAbove } from '#basics/standards/education.ts'
import { sizeFindings, whyNotBelow } from '#features/organizations/rules.ts'
import type { NewPerson } from '#features/people/queries.ts'
import { whyNotDates, whyNotPhone } from '#features/people/rules.ts'
import { type BranchPeople, peopleOf } from './people.ts'
import { type Plan, planInstitute } from './tree.ts'

const today: Day = '2026-11-24'
const present = (person: NewPerson) => person.standings.at(-1) as NewPerson['standings'][number]

describe('The demo institute', () => {
  let plan: Plan
  let branches: BranchPeople[]
  let people: NewPerson[]
  let members: NewPerson[]
  before(() => {
    plan = planInstitute({ today })
    branches = [...peopleOf(plan)]
    people = branches.flatMap((one) => one.people)
    members = people.filter((person) => present(person).membership === 'active')
  })
  const share = (test: (person: NewPerson) => boolean) => members.filter(test).length / members.length

  it('has 22 committees, 632 branches and 14,900 members', () => {
    const open = plan.organizations.filter(({ closedOn }) => closedOn === null)
    const count = (...kinds: string[]) => open.filter(({ kind }) => kinds.includes(kind)).length
    assert.equal(count('committee'), 22)
    assert.equal(count('branch', 'jointBranch', 'temporaryBranch'), 632)
    assert.equal(open.length, 700)
    assert.equal(members.length, 14_900)
  })

  it('is a tree that the rules allow, with parents first and codes used once', () => {
    for (const { index, kind, parent } of plan.organizations) {
      if (parent === null) continue
      assert.ok(parent < index || plan.organizations[index]?.before)
      assert.equal(whyNotBelow(kind, plan.organizations[parent]?.kind as typeof kind), null)
    }
    assert.equal(new Set(plan.organizations.map(({ code }) => code)).size, plan.organizations.length)
    assert.equal(new Set(plan.organizations.map(({ name }) => name)).size, plan.organizations.length)
  })

  it('is near the margins of the bulletin of 2022, with an institute’s occupations', () => {
    const near = (found: number, published: number, tolerance: number) =>
      assert.ok(Math.abs(found - published) < tolerance, `${found} is not near ${published}`)
    near(
      share(({ gender }) => gender === 'female'),
      2930.2 / 9804.1,
      0.02,
    )
    near(
      share(({ ethnicity }) => ethnicity !== '01'),
      744.5 / 9804.1,
      0.01,
    )
    near(
      share(({ birthDate }) => ageOn(birthDate, today) <= 30),
      1243.5 / 9804.1,
      0.03,
    )
    near(
      share(({ birthDate }) => ageOn(birthDate, today) >= 61),
      2735.9 / 9804.1,
      0.06,
    )
    near(
      share(({ joinedOn }) => (joinedOn as Day) < '1979'),
      1370.5 / 9804.1,
      0.05,
    )
    near(
      share((person) => present(person).occupation === 'retired'),
      1986.7 / 9804.1,
      0.05,
    )
    near(
      share((person) => present(person).occupation === 'professional'),
      0.47,
      0.05,
    )
    assert.ok(share((person) => isCollegeOrAbove(present(person).education)) > 5365.4 / 9804.1)
  })

  it('has people whose facts agree with each other and with the rules', () => {
    for (const person of people) {
      const { identityNumber, birthDate, gender } = person
      assert.equal(whyNotIdentityNumber(identityNumber ?? ''), null)
      assert.equal(birthDateOf(identityNumber ?? ''), birthDate)
      assert.equal(genderOf(identityNumber ?? ''), gender)
      assert.equal(whyNotName(person.name), null, person.name)
      assert.equal(whyNotDates(person, today), null, person.employeeNo)
      if (person.phone) assert.equal(whyNotPhone(person.phone), null)
    }
    assert.equal(new Set(people.map(({ employeeNo }) => employeeNo)).size, people.length)
    assert.equal(new Set(people.map(({ identityNumber }) => identityNumber)).size, people.length)
  })

  it('is plainly invented: nobody has such a region, nobody such a telephone', () => {
    assert.ok(people.every(({ identityNumber }) => identityNumber?.startsWith('99')))
    assert.ok(people.every(({ phone }) => phone === null || phone.startsWith('100')))
  })

  it('tells each life without gaps, up to today', () => {
    for (const { standings, employeeNo } of people) {
      for (const [n, { from, until }] of standings.entries()) {
        assert.equal(until, standings[n + 1]?.from ?? null, employeeNo)
        assert.ok(from <= today, employeeNo)
      }
    }
  })

  it('has three years of history: admissions, confirmations, moves, arrivals, departures, deaths', () => {
    const acts = people.flatMap(({ standings }) =>
      standings.filter(({ from }) => from > '2023-11-24').map((one) => one.beganBy),
    )
    const count = (act: string) => acts.filter((one) => one === act).length
    assert.ok(count('admitted') > 600 && count('confirmed') > 600 && count('moved') > 1000)
    assert.ok(count('transferredIn') > 300 && count('transferredOut') > 150 && count('died') > 200)
    for (const rare of ['extended', 'removed', 'expelled', 'restored']) assert.ok(count(rare) > 0, rare)
  })

  it('hides a few defects to find', () => {
    const findings = branches.flatMap(({ branch, people, posts }) => {
      const here = people.filter((person) => present(person).membership === 'active')
      const held = posts.filter(({ organization }) => organization === branch.index)
      return sizeFindings({
        kind: branch.kind,
        members: here.length,
        fullMembers: here.filter(({ becameFullOn }) => becameFullOn).length,
        committeeMembers: held.filter(({ kind }) => kind === 'committeeMember').length,
        secretary: held.some(({ kind }) => kind === 'secretary'),
      }).map(({ code }) => code)
    })
    const count = (code: string) => findings.filter((one) => one === code).length
    assert.equal(count('too-many-members'), 2)
    assert.equal(count('committee-needed'), 1)
    assert.equal(count('secretary-missing'), 2)
    assert.ok(count('too-few-full-members') >= 1)
    const overdue = members.filter(
      ({ joinedOn, becameFullOn }) => !becameFullOn && (joinedOn as Day) < '2025-10',
    )
    assert.ok(overdue.length >= 2, 'somebody waits longer than a year for confirmation')
  })

  it('has names with characters that older programs print as boxes', () => {
    assert.ok(people.some(({ name }) => /[𬭎䶮㛃]/u.test(name)))
    assert.ok(people.some(({ name }) => name.includes('·')))
  })

  it('is the same institute whenever it is made, and another one from another seed', () => {
    const small = (seed?: string) =>
      JSON.stringify([...peopleOf(planInstitute({ today, members: 400, ...(seed && { seed }) }))])
    assert.equal(small(), small())
    assert.notEqual(small(), small('银河'))
  })

  it('grows to any size by one number', () => {
    const large = planInstitute({ today, members: 150_000 })
    assert.equal(
      large.organizations.reduce((sum, one) => sum + one.members, 0),
      150_000,
    )
    assert.equal(large.organizations.filter(({ kind }) => kind === 'committee').length, 221)
    const [first] = peopleOf(planInstitute({ today, members: 200 }))
    assert.ok(first && first.people.length > 0)
  })
})
