import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Marks, noMarks, whyNotBallot, whyNotCount } from './ballots/rules.ts'
import { daysLate, whyNotDays, whyNotMove, yearsFollowed } from './rectifications/rules.ts'
import {
  excellenceOf,
  type Judged,
  mostExcellent,
  type RoundState,
  whyNotAdvance,
  whyNotAt,
  whyNotBack,
  whyNotClose,
  whyNotGrade,
  whyNotTell,
} from './rules.ts'

const member = (name: string, more: Partial<Judged> = {}): Judged => ({
  name,
  probationary: false,
  absentBecause: null,
  selfWritten: true,
  opinion: '表现良好',
  grade: 'qualified',
  ...more,
})
const branch = (count: number, excellent: number): Judged[] =>
  Array.from({ length: count }, (_, at) => member(`甲${at}`, at < excellent ? { grade: 'excellent' } : {}))
const round = (state: RoundState, members: Judged[], online = 0, paper = 0) =>
  whyNotAdvance({ state, members, ballots: { online, paper } })?.code ?? null

describe('The share of 优秀', () => {
  it('is one in three of those who are rated, in whole people', () => {
    assert.deepEqual(
      [0, 1, 2, 3, 5, 6, 29, 30].map((rated) => mostExcellent(rated, 3)),
      [0, 0, 0, 1, 1, 2, 9, 10],
    )
    assert.equal(whyNotTell(branch(6, 2), 3), null)
    assert.deepEqual(whyNotTell(branch(6, 3), 3), {
      code: 'appraisal-excellent-many',
      facts: { excellent: 3, rated: 6, most: 2, oneIn: 3 },
    })
  })

  it('counts neither who is on probation nor who did not take part', () => {
    const others = [
      member('预备', { probationary: true, grade: null }),
      member('住院', { absentBecause: '住院治疗', grade: null, opinion: null }),
    ]
    assert.deepEqual(excellenceOf([...branch(5, 1), ...others], 3), { rated: 5, excellent: 1, most: 1 })
    assert.equal(whyNotTell([...branch(5, 2), ...others], 3)?.code, 'appraisal-excellent-many')
  })
})

describe('A round', () => {
  it('goes on when everybody who takes part has written, whoever is away', () => {
    const silent = member('迟到', { selfWritten: false })
    assert.equal(round('self', [member('甲'), silent]), 'appraisal-self-missing')
    assert.equal(round('self', [member('甲'), { ...silent, absentBecause: '长期驻外' }]), null)
    assert.equal(round('mutual', [member('甲'), silent]), null)
    assert.equal(round('open', []), 'appraisal-nobody')
    assert.equal(round('open', [{ ...silent, absentBecause: '长期驻外' }]), 'appraisal-nobody')
    assert.equal(round('opinion', [member('甲')]), 'appraisal-at-end')
  })

  it('opens no sums that would tell who voted how', () => {
    const three = branch(3, 0)
    assert.equal(round('test', three), 'appraisal-no-ballots')
    assert.equal(round('test', three, 2), 'appraisal-few-ballots')
    assert.equal(round('test', three, 2, 1), null)
    assert.equal(round('test', three, 0, 2), null)
  })

  it('goes back a step until votes were cast or results told', () => {
    const back = (state: RoundState, online = 0, told = false) =>
      whyNotBack({ state, ballots: { online, paper: 0 }, told })?.code ?? null
    assert.equal(back('open'), 'appraisal-no-way-back')
    assert.equal(back('closed'), 'appraisal-no-way-back')
    assert.equal(back('mutual'), null)
    assert.equal(back('test', 1), 'appraisal-votes-cast')
    assert.equal(back('opinion', 9), null)
    assert.equal(back('opinion', 9, true), 'appraisal-told-already')
  })

  it('is closed when everybody is judged and told, and no objection waits', () => {
    const close = (more: object) =>
      whyNotClose({
        state: 'opinion',
        told: true,
        members: branch(3, 1),
        oneIn: 3,
        objections: 0,
        ...more,
      })?.code ?? null
    assert.equal(close({}), null)
    assert.equal(close({ state: 'test' }), 'appraisal-not-now')
    assert.equal(close({ told: false }), 'appraisal-not-told')
    assert.equal(close({ objections: 1 }), 'appraisal-objection-open')
    const undecided = { members: [member('甲', { grade: null })] }
    assert.equal(close(undecided), 'appraisal-undecided')
    assert.equal(close({ ...undecided, told: false }), 'appraisal-undecided', 'grades come before telling')
    assert.equal(close({ ...undecided, told: false, objections: 1 }), 'appraisal-undecided')
    assert.equal(close({ told: false, objections: 1 }), 'appraisal-not-told')
    assert.equal(close({ members: [member('乙', { probationary: true, grade: null })] }), null)
    assert.equal(whyNotAt('closed', ['self'])?.code, 'appraisal-closed')
  })

  it('grades nobody on probation and nobody who was not there', () => {
    assert.equal(whyNotGrade(member('甲')), null)
    assert.equal(whyNotGrade(member('乙', { probationary: true }))?.code, 'appraisal-grade-probationary')
    assert.equal(whyNotGrade(member('丙', { absentBecause: '住院' }))?.code, 'appraisal-grade-absent')
  })
})

describe('The count of paper ballots', () => {
  const rated = [
    { personId: 1, name: '甲' },
    { personId: 2, name: '乙' },
  ]
  const marks = (more: Partial<Marks>): Marks => ({ ...noMarks, ...more })
  const count = (returned: number, spoiled: number, one: Partial<Marks>, other: Partial<Marks>) =>
    whyNotCount(
      {
        returned,
        spoiled,
        rows: [
          { personId: 1, ...marks(one) },
          { personId: 2, ...marks(other) },
        ],
      },
      { taking: 8, online: 3, rated },
    )

  it('adds up for every member to the valid ballots', () => {
    assert.equal(count(5, 1, { excellent: 3, abstained: 1 }, { qualified: 4 }), null)
    assert.deepEqual(count(5, 1, { excellent: 3 }, { qualified: 4 }), {
      code: 'appraisal-marks-differ',
      facts: { name: '甲', marks: 3, valid: 4 },
    })
  })

  it('has no more ballots than people who have not voted on the phone', () => {
    assert.equal(count(6, 0, { excellent: 6 }, { excellent: 6 })?.code, 'appraisal-ballots-many')
    assert.equal(count(1, 2, {}, {})?.code, 'appraisal-spoiled-many')
  })

  it('knows whom it is about', () => {
    const rows = [1, 2, 3].map((personId) => ({ personId, ...noMarks }))
    const facts = { taking: 8, online: 0, rated }
    assert.equal(whyNotCount({ returned: 0, spoiled: 0, rows }, facts)?.code, 'appraisal-stranger')
    assert.equal(whyNotBallot([1, 9], [1, 2])?.code, 'appraisal-stranger')
    assert.equal(whyNotBallot([1, 1], [1, 2])?.code, 'appraisal-marked-twice')
    assert.equal(whyNotBallot([1], [1, 2]), null)
  })
})

describe('A rectification', () => {
  it('is late from the day after its day on, until it is solved', () => {
    const one = { status: 'open', dueOn: '2026-06-30' } as const
    assert.equal(daysLate(one, '2026-06-30'), null)
    assert.equal(daysLate(one, '2026-07-01'), 1)
    assert.equal(daysLate({ ...one, status: 'solved' }, '2026-07-01'), null)
  })

  it('is followed from year to year', () => {
    assert.equal(yearsFollowed({ raisedOn: '2025-12-31' }, '2025-12-31'), 1)
    assert.equal(yearsFollowed({ raisedOn: '2025-12-31' }, '2027-01-01'), 3)
  })

  it('is solved, then confirmed or sent back, in this order', () => {
    assert.equal(whyNotMove('solve', 'open'), null)
    assert.equal(whyNotMove('solve', 'solved'), 'rectification-not-open')
    assert.equal(whyNotMove('confirm', 'open'), 'rectification-not-solved')
    assert.equal(whyNotMove('reopen', 'confirmed'), 'rectification-not-solved')
    assert.equal(
      whyNotDays({ raisedOn: '2026-02-02', dueOn: '2026-02-01' }, '2026-03-01'),
      'rectification-due-before',
    )
    assert.equal(
      whyNotDays({ raisedOn: '2026-03-02', dueOn: '2026-04-01' }, '2026-03-01'),
      'rectification-in-future',
    )
  })
})
