import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  type SizeFacts,
  sizeFindings,
  termEndsOn,
  termFindings,
  termStatus,
  usualTermYears,
  whyNotBecome,
  whyNotBeginTerm,
  whyNotBelow,
  whyNotClose,
  whyNotCloseGroup,
  whyNotExtend,
  whyNotMove,
  whyNotNameGroup,
  whyNotOn,
  whyNotUnder,
  whyNotUndo,
} from './rules.ts'

const codes = (findings: { code: string }[]) => findings.map(({ code }) => code)

describe('The size of a branch (支部工作条例第四条、第二十条)', () => {
  const branch: SizeFacts = {
    kind: 'branch',
    members: 20,
    fullMembers: 20,
    committeeMembers: 3,
    secretary: true,
  }
  const size = (facts: Partial<SizeFacts>) => codes(sizeFindings({ ...branch, ...facts }))

  it('is right with 3 to 50 members, a committee from 7 on and a secretary', () => {
    assert.deepEqual(size({}), [])
    assert.deepEqual(size({ members: 50, fullMembers: 50 }), [])
    assert.deepEqual(size({ members: 3, fullMembers: 3, committeeMembers: 0 }), [])
  })

  it('needs three full members; probationary ones do not count', () => {
    assert.deepEqual(size({ members: 4, fullMembers: 2, committeeMembers: 0 }), ['too-few-full-members'])
    assert.deepEqual(size({ kind: 'jointBranch', members: 2, fullMembers: 2, committeeMembers: 0 }), [])
  })

  it('needs a committee from the seventh full member on', () => {
    assert.deepEqual(size({ members: 8, fullMembers: 6, committeeMembers: 0 }), [])
    assert.deepEqual(size({ members: 7, fullMembers: 7, committeeMembers: 0 }), ['committee-needed'])
  })

  it('is warned above fifty members, not forbidden', () => {
    const [finding] = sizeFindings({ ...branch, members: 51, fullMembers: 51 })
    assert.deepEqual(finding, {
      code: 'too-many-members',
      severity: 'warning',
      article: '支部工作条例（试行）第四条',
      facts: { members: 51, most: 50 },
    })
  })

  it('needs a secretary as soon as it has members', () => {
    assert.deepEqual(size({ secretary: false }), ['secretary-missing'])
  })

  it('says nothing of a temporary branch, nor of a committee', () => {
    const facts = { members: 1, fullMembers: 1, committeeMembers: 0, secretary: false }
    assert.deepEqual(size({ ...facts, kind: 'temporaryBranch' }), [])
    assert.deepEqual(size({ ...facts, kind: 'committee' }), [])
  })
})

describe('A term (届)', () => {
  it('of a committee is five years, of a branch three', () => {
    assert.equal(termEndsOn('2024-02-29', usualTermYears('committee')), '2029-02-28')
    assert.equal(termEndsOn('2023-11-24', usualTermYears('jointBranch')), '2026-11-24')
  })

  it('comes into view six months before it ends, and is overdue on the day after', () => {
    assert.equal(termStatus('2026-11-24', '2026-05-23'), 'running')
    assert.equal(termStatus('2026-11-24', '2026-05-24'), 'soon')
    assert.equal(termStatus('2026-11-24', '2026-11-24'), 'soon')
    assert.equal(termStatus('2026-11-24', '2026-11-25'), 'overdue')
  })

  it('is found missing, ending or overdue, but not where nobody is elected', () => {
    assert.deepEqual(codes(termFindings('branch', null, '2026-11-24')), ['term-missing'])
    assert.deepEqual(codes(termFindings('branch', { endsOn: '2027-01-01' }, '2026-11-24')), ['term-soon'])
    assert.deepEqual(codes(termFindings('branch', { endsOn: '2026-01-01' }, '2026-11-24')), ['term-overdue'])
    assert.deepEqual(codes(termFindings('temporaryBranch', null, '2026-11-24')), [])
  })

  it('follows the one before it', () => {
    assert.equal(whyNotBeginTerm('branch', '2026-11-24', null), null)
    assert.equal(whyNotBeginTerm('branch', '2026-11-24', { fromOn: '2026-11-24' }), 'term-exists')
    assert.equal(whyNotBeginTerm('temporaryBranch', '2026-11-24', null), 'temporary-branch-without-term')
  })

  it('may be extended by a year at most, counted from its first end (选举工作条例第三条)', () => {
    const term = { fromOn: '2023-11-24', years: 3, endsOn: '2026-11-24', endedOn: null }
    assert.equal(whyNotExtend('2027-11-24', term), null)
    assert.equal(whyNotExtend('2027-11-25', term), 'extension-too-long')
    assert.equal(whyNotExtend('2027-11-25', { ...term, endsOn: '2027-05-24' }), 'extension-too-long')
    assert.equal(whyNotExtend('2026-11-24', term), 'extension-not-later')
    assert.equal(whyNotExtend('2027-01-01', { ...term, endedOn: '2026-10-01' }), 'term-missing')
    assert.equal(whyNotExtend('2027-01-01', null), 'term-missing')
  })
})

describe('The tree', () => {
  const committee = { id: 1, path: '00001.', kind: 'committee', establishedOn: null, closedOn: null } as const
  const branch = { path: '00001.00002.', kind: 'branch', parentId: 1 } as const

  it('has nothing below a branch, and only branches below a general branch', () => {
    assert.equal(whyNotBelow('branch', 'committee'), null)
    assert.equal(whyNotBelow('committee', 'committee'), null)
    assert.equal(whyNotBelow('jointBranch', 'generalBranch'), null)
    assert.equal(whyNotBelow('branch', 'temporaryBranch'), 'parent-is-branch')
    assert.equal(whyNotBelow('generalBranch', 'generalBranch'), 'general-branch-holds-branches-only')
  })

  it('lets nothing stand below what is closed or not yet established', () => {
    assert.equal(
      whyNotUnder('branch', { ...committee, closedOn: '2026-01-01' }, '2025-01-01'),
      'target-closed',
    )
    assert.equal(
      whyNotUnder('branch', { ...committee, establishedOn: '2026-01-01' }, '2025-01-01'),
      'target-not-yet',
    )
    assert.equal(whyNotUnder('branch', { ...committee, establishedOn: '2026-01-01' }, '2026-01-01'), null)
  })

  it('lets nothing move below itself, where it is, or away from the top', () => {
    const other = { ...committee, id: 3, path: '00003.' }
    assert.equal(whyNotMove(branch, other, '2026-01-01'), null)
    assert.equal(whyNotMove(branch, committee, '2026-01-01'), 'already-there')
    assert.equal(whyNotMove({ ...branch, parentId: null }, other, '2026-01-01'), 'root-stays')
    const below = { ...committee, id: 4, path: '00001.00004.' }
    assert.equal(whyNotMove({ ...committee, parentId: 9 }, below, '2026-01-01'), 'would-be-below-itself')
  })

  it('closes only what is empty', () => {
    const empty = { members: 0, openChildren: 0, isRoot: false }
    assert.equal(whyNotClose(empty), null)
    assert.equal(whyNotClose({ ...empty, members: 1 }), 'has-members')
    assert.equal(whyNotClose({ ...empty, openChildren: 1, members: 1 }), 'has-open-children')
    assert.equal(whyNotClose({ ...empty, isRoot: true }), 'root-stays')
  })

  it('lets a branch become a general branch when its members have moved on', () => {
    const facts = { now: 'branch', parent: 'committee', children: [], members: 0 } as const
    const become = (kind: Parameters<typeof whyNotBecome>[0], more: object = {}) =>
      whyNotBecome(kind, { ...facts, ...more, children: [] })
    assert.equal(become('generalBranch'), null)
    assert.equal(become('branch'), 'same-kind')
    assert.equal(become('generalBranch', { members: 60 }), 'members-need-branch')
    assert.equal(become('committee', { parent: 'generalBranch' }), 'general-branch-holds-branches-only')
    const above = { now: 'committee', parent: null, members: 0 } as const
    assert.equal(whyNotBecome('branch', { ...above, children: ['branch'] }), 'branch-holds-none')
    assert.equal(whyNotBecome('generalBranch', { ...above, children: ['committee'] }), 'children-do-not-fit')
  })
})

describe('A change', () => {
  it('takes effect on a day that fits what is known', () => {
    const facts = { today: '2026-11-24', establishedOn: '2020-01-01', laterChange: '2026-06-01' }
    assert.equal(whyNotOn('2026-06-01', facts), null)
    assert.equal(whyNotOn('2026-11-25', facts), 'effective-in-future')
    assert.equal(whyNotOn('2019-12-31', facts), 'effective-before-established')
    assert.equal(whyNotOn('2026-05-31', facts), 'change-after')
  })

  it('is taken back one step at a time, the latest first', () => {
    const line = (id: number, kind: string, more = {}) => ({ id, kind, undoes: null, undone: false, ...more })
    const [recorded, renamed, moved] = [line(1, 'recorded'), line(2, 'renamed'), line(3, 'moved')]
    const history = [moved, renamed, recorded]
    assert.equal(whyNotUndo(moved, history), null)
    assert.equal(whyNotUndo(renamed, history), 'undo-only-latest')
    const [counter, gone] = [line(4, 'undone', { undoes: 3 }), { ...moved, undone: true }]
    assert.equal(whyNotUndo(gone, [counter, gone, renamed, recorded]), 'change-already-undone')
    assert.equal(whyNotUndo(renamed, [counter, gone, renamed, recorded]), null)
    assert.equal(whyNotUndo(counter, [counter, gone, renamed, recorded]), 'cannot-undo')
    assert.equal(whyNotUndo(recorded, [recorded]), 'cannot-undo')
  })
})

describe('A group (党小组)', () => {
  it('stands in a branch, under a name of its own', () => {
    assert.equal(whyNotNameGroup('branch', '第一党小组', []), null)
    assert.equal(whyNotNameGroup('branch', '第一党小组', [{ name: '第一党小组' }]), 'group-exists')
    assert.equal(whyNotNameGroup('committee', '第一党小组', []), 'group-needs-branch')
  })

  it('is closed when nobody belongs to it any more', () => {
    const group = { fromOn: '2026-01-01', untilOn: null, members: 0 }
    assert.equal(whyNotCloseGroup('2026-11-24', group), null)
    assert.equal(whyNotCloseGroup('2026-11-24', { ...group, members: 2 }), 'group-has-members')
    assert.equal(whyNotCloseGroup('2026-01-01', group), 'group-not-yet')
    assert.equal(whyNotCloseGroup('2026-11-24', { ...group, untilOn: '2026-02-01' }), 'group-closed')
  })
})
