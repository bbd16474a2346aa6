import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type BranchFacts, dutiesOf, type Held } from '#features/meetings/demands/rules.ts'
import { type BranchStand, countsOf, gapsFor, gapsInWords } from './rules.ts'

const branch: BranchFacts = {
  kind: 'branch',
  establishedOn: '2020-01-01',
  closedOn: null,
  committee: [],
  groups: [],
}
const well: BranchStand = {
  kind: 'branch',
  unrecorded: 0,
  unconfirmed: 0,
  overdueItems: 0,
  lateRectifications: 0,
  lateAdmissions: 0,
  lateTransfers: 0,
  termEndsOn: '2028-12-01',
  secretary: true,
}
const held = (today: string): Held[] =>
  Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}-05`)
    .filter((on) => on <= today)
    .map((on) => ({
      kinds: ['themeDay', 'lecture', 'membersMeeting', 'reviewMeeting', 'memberAppraisal', 'heartToHeart'],
      groupId: null,
      on,
    }))
const gaps = (
  stand: Partial<BranchStand> = {},
  meetings: Held[] = held('2026-11-24'),
  today = '2026-11-24',
  year = 2026,
) => gapsFor({ id: 7, year, today }, dutiesOf(branch, year, meetings, today), { ...well, ...stand })

describe('A branch', () => {
  it('that did what was asked misses nothing', () => {
    assert.deepEqual(gaps(), [])
    assert.equal(countsOf([]).total, 0)
  })

  it('that held nothing is told kind by kind, with the place to mend it and the article', () => {
    const found = gaps({}, [])
    const themeDays = found.find(({ title }) => title === '主题党日')
    assert.equal(themeDays?.count, 10)
    assert.match(themeDays?.says ?? '', /1月、2月.*开过的请补录.*第十六条/)
    assert.equal(themeDays?.act.to, '/meetings?organizationId=7&from=2026-01-01&to=2026-12-31&kinds=themeDay')
    assert.equal(found.find(({ title }) => title === '支部党员大会')?.count, 3)
  })

  it('is told in the last two months what the year still asks, which does not count as missing', () => {
    const early = gaps({}, [], '2026-10-31').filter(({ ahead }) => ahead)
    assert.deepEqual(early, [])
    const late = gaps({}, [], '2026-11-01').filter(({ ahead }) => ahead)
    assert.deepEqual(
      late.map(({ title }) => title),
      ['党课', '组织生活会', '民主评议党员', '谈心谈话'],
    )
    assert.equal(countsOf(late).total, 0)
    assert.equal(gapsInWords(late), '')
    // Once the year is over it is missing.
    const over = gaps({}, [], '2027-01-05')
    assert.equal(over.find(({ title }) => title === '组织生活会')?.count, 1)
  })

  it('is told of records that wait, each with its box', () => {
    const found = gaps({ unrecorded: 2, unconfirmed: 1 })
    assert.deepEqual(
      found.map(({ title, count, act }) => [title, count, act.to]),
      [
        ['待登记的会议', 2, '/meetings?organizationId=7&box=unrecorded'],
        ['待确认的会议记录', 1, '/meetings?organizationId=7&box=unconfirmed'],
      ],
    )
    assert.equal(countsOf(found).records, 3)
  })

  it('is told when its term ends, has ended or is not known, and that it has no secretary', () => {
    const titles = (stand: Partial<BranchStand>) => gaps(stand).map(({ title, ahead }) => [title, ahead])
    assert.deepEqual(titles({ termEndsOn: '2026-11-23' }), [['任期已经届满', false]])
    assert.deepEqual(titles({ termEndsOn: '2027-03-01' }), [['任期即将届满', true]])
    assert.deepEqual(titles({ termEndsOn: null, secretary: false }), [
      ['没有登记届期', false],
      ['没有书记', false],
    ])
    assert.deepEqual(titles({ kind: 'temporaryBranch', termEndsOn: null, secretary: false }), [])
  })

  it('is told of what is late elsewhere; of a year that is over only what the year asked', () => {
    const late = { overdueItems: 1, lateRectifications: 4, lateAdmissions: 2, lateTransfers: 3 }
    const found = gaps(late)
    assert.deepEqual(countsOf(found), {
      life: 0,
      records: 0,
      office: 0,
      items: 5,
      admissions: 2,
      transfers: 3,
      total: 10,
    })
    assert.equal(
      gapsInWords(found),
      '已过期限的事项 1；整改清单有逾期 4；发展党员有步骤逾期 2；组织关系转接在等支部办理 3',
    )
    const past = gaps({ ...late, secretary: false }, [], '2026-11-24', 2025)
    assert.ok(past.length > 0 && past.every(({ kind }) => kind === 'life'))
  })
})
