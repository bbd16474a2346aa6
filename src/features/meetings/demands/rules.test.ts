import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  type BranchFacts,
  type DemandKind,
  dayInMonth,
  demandsOf,
  dutiesOf,
  gapsOf,
  type Held,
  periodsOf,
  standOf,
} from './rules.ts'

const branch: BranchFacts = {
  kind: 'branch',
  establishedOn: '2015-01-01',
  closedOn: null,
  committee: [{ from: '2024-01-10', until: null }],
  groups: [],
}
const on = (day: string, ...kinds: DemandKind[]): Held => ({ kinds, groupId: null, on: day })
const duties = (facts: Partial<BranchFacts>, held: Held[], today = '2027-01-01', year = 2026) =>
  dutiesOf({ ...branch, ...facts }, year, held, today)
const states = (kind: DemandKind, list: ReturnType<typeof duties>) =>
  list.filter(({ demand }) => demand.kind === kind).map(({ state }) => state)

describe('What a year asks for', () => {
  it('is data with an article and a grade, by the day it holds from', () => {
    assert.equal(demandsOf(2026)?.version, '2018')
    assert.equal(demandsOf(2018), null)
    const asked = Object.fromEntries(demandsOf(2026)?.demands.map((one) => [one.kind, one]) ?? [])
    assert.deepEqual(
      Object.entries(asked).map(([kind, one]) => [kind, one.per, one.owing, one.article.slice(-4)]),
      [
        ['membersMeeting', 'quarter', 'branch', '第十一条'],
        ['committeeMeeting', 'month', 'committee', '第十二条'],
        ['groupMeeting', 'month', 'group', '第十三条'],
        ['lecture', 'year', 'branch', '第十五条'],
        ['themeDay', 'month', 'branch', '第十六条'],
        ['reviewMeeting', 'year', 'branch', '第十七条'],
        ['memberAppraisal', 'year', 'branch', '第十八条'],
        ['heartToHeart', 'year', 'branch', '第十九条'],
      ],
    )
    assert.equal(asked.lecture?.grade, 'M')
  })

  it('falls into months of 28 to 31 days, quarters and the year, without a gap, over many years', () => {
    for (let year = 2019; year < 2060; year++)
      for (const per of ['month', 'quarter', 'year'] as const) {
        const periods = periodsOf(year, per)
        assert.equal(periods[0]?.from, `${year}-01-01`)
        assert.equal(periods.at(-1)?.until, `${year}-12-31`)
        for (const [at, period] of periods.slice(1).entries())
          assert.equal(Date.parse(period.from) - Date.parse(periods[at]?.until ?? ''), 86_400_000, period.key)
      }
    const february = (year: number) => periodsOf(year, 'month')[1]?.until
    assert.deepEqual(
      [february(2027), february(2028), february(2100)],
      ['2027-02-28', '2028-02-29', '2100-02-28'],
    )
  })

  it('has a day of each month, the last where the month is shorter', () => {
    assert.equal(dayInMonth('2027-02-10', 31), '2027-02-28')
    assert.equal(dayInMonth('2028-02-01', 30), '2028-02-29')
    assert.equal(dayInMonth('2026-04-01', 31), '2026-04-30')
    assert.equal(dayInMonth('2026-05-01', 31), '2026-05-31')
  })
})

describe('A branch', () => {
  it('owes four members’ meetings a year, each in its quarter', () => {
    const held = [
      on('2026-03-31', 'membersMeeting'),
      on('2026-04-01', 'membersMeeting'),
      on('2026-12-31', 'membersMeeting'),
    ]
    assert.deepEqual(states('membersMeeting', duties({}, held)), ['met', 'met', 'missed', 'met'])
    const twice = [on('2026-01-05', 'membersMeeting'), on('2026-02-05', 'membersMeeting')]
    assert.deepEqual(states('membersMeeting', duties({}, twice)), ['met', 'missed', 'missed', 'missed'])
  })

  it('has until the last day of a period; what still runs is open, not missed', () => {
    const at = (today: string) => states('themeDay', duties({}, [], today)).slice(0, 3)
    assert.deepEqual(at('2026-02-28'), ['missed', 'open', 'open'])
    assert.deepEqual(at('2026-03-01'), ['missed', 'missed', 'open'])
  })

  it('meets two demands with one meeting that was both', () => {
    const list = duties({}, [on('2026-11-20', 'reviewMeeting', 'memberAppraisal')])
    assert.deepEqual([states('reviewMeeting', list), states('memberAppraisal', list)], [['met'], ['met']])
  })

  it('without a committee owes no committee meetings; one that is elected anew keeps owing them', () => {
    assert.ok(states('committeeMeeting', duties({ committee: [] }, [])).every((state) => state === 'exempt'))
    const late = duties({ committee: [{ from: '2026-05-20', until: null }] }, [])
    assert.deepEqual(states('committeeMeeting', late).slice(3, 6), ['exempt', 'exempt', 'missed'])
    const anew = [
      { from: '2023-06-10', until: '2026-06-10' },
      { from: '2026-06-10', until: null },
    ]
    assert.equal(states('committeeMeeting', duties({ committee: anew }, []))[5], 'missed')
  })

  it('founded within a period owes from the next; within the first half of the year also what the year asks', () => {
    const founded = duties({ establishedOn: '2026-05-15' }, [])
    assert.deepEqual(states('membersMeeting', founded), ['exempt', 'exempt', 'missed', 'missed'])
    assert.deepEqual(states('themeDay', founded).slice(4, 6), ['exempt', 'missed'])
    assert.deepEqual(states('reviewMeeting', founded), ['missed'])
    assert.deepEqual(states('reviewMeeting', duties({ establishedOn: '2026-07-02' }, [])), ['exempt'])
    assert.deepEqual(states('themeDay', duties({ establishedOn: '2026-05-01' }, [])).slice(3, 5), [
      'exempt',
      'missed',
    ])
  })

  it('closed within a period owes nothing of it', () => {
    const closed = duties({ closedOn: '2026-09-30' }, [])
    assert.deepEqual(states('membersMeeting', closed), ['missed', 'missed', 'exempt', 'exempt'])
    assert.equal(closed.find(({ period }) => period.key === '2026-Q3')?.exempt, 'closed')
    assert.deepEqual(states('reviewMeeting', closed), ['exempt'])
  })

  it('that is temporary owes nothing', () => {
    assert.ok(duties({ kind: 'temporaryBranch' }, []).every(({ exempt }) => exempt === 'temporary'))
  })

  it('with groups owes a meeting a month of each that stood through the month', () => {
    const groups = [
      { id: 1, name: '第一党小组', from: '2020-01-01', until: null },
      { id: 2, name: '第二党小组', from: '2026-02-10', until: null },
    ]
    const held = [
      { ...on('2026-02-03', 'groupMeeting'), groupId: 1 },
      { ...on('2026-03-04', 'groupMeeting'), groupId: 1 },
      { ...on('2026-03-05', 'groupMeeting'), groupId: 1 },
    ]
    const list = duties({ groups }, held).filter(({ demand }) => demand.kind === 'groupMeeting')
    assert.deepEqual(
      list.slice(0, 3).map(({ due, done, state, missing }) => [due, done, state, missing.join()]),
      [
        [1, 0, 'missed', '第一党小组'],
        [1, 1, 'met', ''],
        [2, 1, 'missed', '第二党小组'],
      ],
    )
  })

  it('is told what is missing, in words, and how much of what fell due was done', () => {
    const months = Array.from({ length: 10 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`)
    const held = months.flatMap((month) => [
      on(`${month}-05`, 'committeeMeeting'),
      on(`${month}-10`, 'themeDay'),
    ])
    const list = duties({}, held, '2026-12-15')
    assert.deepEqual(gapsOf(list), [
      '支部党员大会：第一季度、第二季度、第三季度',
      '支委会会议：11月',
      '主题党日：11月',
    ])
    // 20 were held of 22 fallen due, and three quarters had no members' meeting; December and the year still run.
    assert.deepEqual(standOf(list), { due: 25, done: 20, missing: 5, open: 7 })
  })
})
