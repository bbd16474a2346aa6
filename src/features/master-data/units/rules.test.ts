import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Cells, UnitField } from '../sheets/rules.ts'
import { type Node, readUnit, treeFaults, type Unit, whyNotBranchOf, whyNotClosed } from './rules.ts'

const today = '2026-11-24'
const branch: Cells<UnitField> = {
  code: 'B01',
  name: '总体设计室党支部',
  shortName: '总体支部',
  parentCode: 'C01',
  kind: '党支部',
  establishedOn: '2010-07-01',
  termYears: '3',
  termFrom: '2024-06-30',
  closedOn: '',
}
const faultsOf = (change: Partial<Cells<UnitField>>) =>
  readUnit({ ...branch, ...change }, today).faults.map(({ field, code }) => `${field} ${code}`)

describe('A unit’s row', () => {
  it('is read', () => {
    assert.deepEqual(readUnit(branch, today).unit, {
      code: 'B01',
      name: '总体设计室党支部',
      shortName: '总体支部',
      parentCode: 'C01',
      kind: 'branch',
      establishedOn: '2010-07-01',
      termYears: 3,
      termFrom: '2024-06-30',
      closedOn: null,
    })
  })
  it('needs code, name and kind', () => {
    assert.deepEqual(faultsOf({ code: '' }), ['code key-blank'])
    assert.deepEqual(faultsOf({ code: 'B 01' }), ['code key-form'])
    assert.deepEqual(faultsOf({ name: '' }), ['name value-missing'])
    assert.deepEqual(faultsOf({ name: '总体??支部' }), ['name name-damaged'])
    assert.deepEqual(faultsOf({ name: '+1' }), ['name name-formula'])
    assert.deepEqual(faultsOf({ kind: '' }), ['kind value-missing'])
    assert.deepEqual(faultsOf({ kind: '党组' }), ['kind unit-kind-unknown'])
  })
  it('has a term of 3 or 5 years', () => {
    assert.deepEqual(faultsOf({ termYears: '4' }), ['termYears term-years'])
    assert.deepEqual(faultsOf({ termYears: '' }), [])
  })
  it('has real days, none of them ahead', () => {
    assert.deepEqual(faultsOf({ establishedOn: '2010年7月1日' }), ['establishedOn date-unreadable'])
    assert.deepEqual(faultsOf({ termFrom: '2026-12-01' }), ['termFrom date-in-future'])
    assert.deepEqual(faultsOf({ closedOn: '2027-01-01' }), ['closedOn date-in-future'])
    assert.deepEqual(faultsOf({ closedOn: '2009-01-01' }), ['closedOn closed-before-established'])
  })
  it('does not stand below itself', () => {
    assert.deepEqual(faultsOf({ parentCode: 'B01' }), ['parentCode parent-is-itself'])
  })
})

const unit = (
  code: string,
  parentCode: string | null,
  change: Partial<Unit> = {},
): { unit: Unit; line: number } => ({
  line: 2,
  unit: {
    code,
    name: `${code}组织`,
    shortName: null,
    parentCode,
    kind: code.startsWith('B') ? 'branch' : code.startsWith('G') ? 'generalBranch' : 'committee',
    establishedOn: null,
    termYears: null,
    termFrom: null,
    closedOn: null,
    ...change,
  },
})
const faultsIn = (rows: ReturnType<typeof unit>[], known: Unit[] = [], refused: string[] = []) =>
  [...treeFaults(rows, new Map<string, Node>(known.map((one) => [one.code, one])), new Set(refused))].map(
    ([code, fault]) => `${code} ${fault.code}`,
  )

describe('The tree of a feed', () => {
  const root = unit('R', null)
  it('is read in any order of rows', () => {
    assert.deepEqual(faultsIn([unit('B1', 'G1'), unit('G1', 'C1'), unit('C1', 'R'), root]), [])
  })
  it('may hang below what is already known', () => {
    assert.deepEqual(faultsIn([unit('B1', 'C1')], [root.unit, unit('C1', 'R').unit]), [])
  })
  it('refuses an unknown parent, and what hangs below', () => {
    assert.deepEqual(faultsIn([root, unit('B1', 'C1'), unit('C1', 'C9')]), [
      'C1 parent-unknown',
      'B1 parent-refused',
    ])
  })
  it('refuses what hangs below a row that was refused', () => {
    assert.deepEqual(faultsIn([root, unit('B1', 'C1')], [], ['C1']), ['B1 parent-refused'])
    assert.deepEqual(faultsIn([unit('B1', 'C1')], [root.unit, unit('C1', 'R').unit], ['C1']), [])
  })
  it('refuses a cycle, naming it, and what hangs below', () => {
    const rows = [root, unit('C1', 'C3'), unit('C2', 'C1'), unit('C3', 'C2'), unit('B1', 'C2')]
    assert.deepEqual(faultsIn(rows), [
      'C1 parent-cycle',
      'C2 parent-cycle',
      'C3 parent-cycle',
      'B1 parent-refused',
    ])
    assert.equal(treeFaults(rows, new Map(), new Set()).get('C1')?.facts?.cycle, 'C1 → C3 → C2 → C1')
  })
  it('refuses a cycle that closes through the register', () => {
    const known = [root.unit, unit('C1', 'R').unit, unit('C2', 'C1').unit]
    assert.deepEqual(faultsIn([unit('C1', 'C2')], known), ['C1 parent-cycle'])
  })
  it('has one root: the register’s, else the one with most below it', () => {
    assert.deepEqual(
      faultsIn([unit('S', null), root, unit('C1', 'R'), unit('B1', 'C1'), unit('B2', 'S')]).sort(),
      ['B2 parent-refused', 'S second-root'].sort(),
    )
    assert.deepEqual(faultsIn([unit('S', null)], [root.unit]), ['S second-root'])
    assert.deepEqual(faultsIn([unit('R', 'S'), unit('S', 'R')], [root.unit]), [
      'R root-moved',
      'S parent-cycle',
    ])
    assert.deepEqual(faultsIn([unit('R', null, { closedOn: '2020-01-01' })]), ['R root-closed'])
  })
  it('keeps the kinds in order: nothing below a branch, only branches below a general branch', () => {
    assert.deepEqual(faultsIn([root, unit('B1', 'R'), unit('B2', 'B1')]), ['B2 unit-parent-is-branch'])
    assert.deepEqual(faultsIn([root, unit('G1', 'R'), unit('G2', 'G1')]), [
      'G2 unit-general-branch-holds-branches-only',
    ])
  })
  it('hangs nothing below what was closed', () => {
    const closed = unit('C1', 'R', { closedOn: '2020-01-01' })
    assert.deepEqual(faultsIn([unit('B1', 'C1')], [root.unit, closed.unit]), ['B1 parent-closed'])
  })
})

describe('Closing in a feed', () => {
  const closing = unit('B1', 'R', { closedOn: '2026-10-01' }).unit
  it('is refused while members or open organizations still belong to it', () => {
    assert.equal(whyNotClosed(closing, { below: 0, members: 3 })?.code, 'closed-with-members')
    assert.equal(whyNotClosed(closing, { below: 1, members: 0 })?.code, 'closed-with-organizations')
    assert.equal(whyNotClosed(closing, { below: 0, members: 0 }), null)
  })
})

describe('The branch of a person', () => {
  it('is known, a branch, and for members neither temporary nor closed', () => {
    assert.equal(whyNotBranchOf(undefined, true), 'branch-unknown')
    assert.equal(whyNotBranchOf(unit('C1', 'R').unit, true), 'branch-not-branch')
    assert.equal(whyNotBranchOf(unit('B1', 'R', { kind: 'temporaryBranch' }).unit, true), 'branch-temporary')
    assert.equal(whyNotBranchOf(unit('B1', 'R', { kind: 'temporaryBranch' }).unit, false), null)
    assert.equal(whyNotBranchOf(unit('B1', 'R', { closedOn: '2020-01-01' }).unit, true), 'branch-closed')
    assert.equal(whyNotBranchOf(unit('B1', 'R', { kind: 'jointBranch' }).unit, true), null)
  })
})
