import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addDays } from '#basics/days.ts'
import type { ActKey } from '../../acts/rules.ts'
import type { Details, Entry, File } from '../../rules.ts'
import { factsOf, type Gathered, workingDaysOf } from './rules.ts'

/** Every day is a working day here. */
const after = addDays
const named: Record<number, string> = { 2: '吴海涛', 3: '林佳宁' }

let seq = 0
const done = (act: ActKey, on: string, details: Details = {}, passed = true): Entry => ({
  seq: ++seq,
  act,
  on,
  passed,
  details,
  lateBecause: null,
  materials: act === 'application' ? [{ material: 'application', datedOn: on }] : [],
})

const votes = {
  entitled: 9,
  present: 8,
  handedOut: 8,
  returned: 8,
  inFavour: 7,
  against: 0,
  abstained: 1,
  spoiled: 0,
  written: 0,
}
const letter = done('letter', '2026-06-20', { letterTo: '某街道党工委', text: '沈玉兰' })

const file: File = {
  birthDate: '1996-04-09',
  entries: [
    done('application', '2024-03-15'),
    done('talk', '2024-04-02', { names: ['王雅琴'], place: '党员活动室', text: '愿意接受考察。' }),
    done('recommendation', '2024-08-20', { text: '20名推荐' }),
    done('activist', '2024-09-02'),
    done('mentors', '2024-09-02', { people: [2, 3] }),
    done('thoughtReport', '2024-12-20', { text: '学习党章的体会' }),
    done('review', '2025-03-02', { text: '学习认真。' }),
    done('review', '2025-09-02', { text: '要求进步。' }),
    done('candidate', '2026-05-20', { text: '均同意。' }),
    done('candidateConsent', '2026-06-02'),
    done('notice', '2026-06-03', { untilOn: '2026-06-08', address: '203室', phone: '60000012' }),
    done('noticeResult', '2026-06-09'),
    done('introducers', '2026-06-10', { people: [2, 3] }),
    letter,
    done('letterReply', '2026-07-08', { letter: letter.seq, text: '遵纪守法' }),
    done('training', '2026-08-19', { days: 3, hours: 24, text: '考试合格' }),
    done('preReview', '2026-10-20', { number: 'XH-2026-0117' }),
    done('branchMeeting', '2026-11-18', { votes }),
  ],
}

const gathered: Gathered = {
  today: '2026-11-27',
  file,
  person: {
    name: '周思远',
    gender: '男',
    birthDate: '1996-04-09',
    ethnicity: '汉族',
    nativePlace: null,
    education: '硕士研究生毕业',
    degree: null,
    workStartedOn: null,
    identityNumber: null,
    phone: null,
    homeAddress: null,
    occupation: '专业技术人员',
    politicalStatus: '发展对象',
    career: [],
    honours: [],
    family: [],
  },
  branch: '中共启明研究所第三研究室支部委员会',
  committee: '中共启明研究所委员会',
  names: (id) => named[id] ?? '',
  introducers: [],
  entitled: 10,
  meetings: {},
}

describe('What the papers say', () => {
  it('tells who went untrained, and where the oath was taken', () => {
    const special = done('training', '2026-08-19', { special: '长期在境外执行任务' })
    const oath = done('oath', '2027-01-10', { place: '党员活动室' })
    const approved = [
      ...file.entries,
      done('committeeTalk', '2026-11-20'),
      done('approval', '2026-11-21'),
      oath,
    ]
    const entries = approved.map((one) => (one.act === 'training' ? { ...special, seq: one.seq } : one))
    const told = factsOf({ ...gathered, file: { ...file, entries } }, after)
    assert.deepEqual(
      [told.untrained, told.oath],
      [true, { on: '2027-01-10', place: '党员活动室', said: null }],
    )
  })

  it('quotes the meeting that decided, from its record', () => {
    const meeting = { id: 5, kind: 'committeeMeeting', invited: 5, present: 4 } as const
    const studied = (act: ActKey) => (one: Entry) =>
      one.act === act ? { ...one, meeting: { ...meeting, heldOn: one.on } } : one
    const entries = file.entries
      .map(studied('activist'))
      .map(studied('review'))
      .map(studied('recommendation'))
    const told = factsOf({ ...gathered, file: { ...file, entries } }, after)
    assert.deepEqual(told.decisions, {
      activist: '经2024年9月2日支委会会议（应到会5人，实到会4人）研究：确定为入党积极分子。',
    })
    assert.equal(told.reviews[1]?.branchOpinion, '经2025年9月2日支委会会议（应到会5人，实到会4人）研究。')
    assert.match(told.recommendation?.result ?? '', /^2024年8月20日支委会会议.*：20名推荐$/)
  })

  const facts = factsOf(gathered, after)

  it('is read from the acts, nothing is typed again', () => {
    assert.deepEqual(facts.mentors, ['吴海涛', '林佳宁'])
    assert.equal(facts.talk?.by, '王雅琴')
    assert.equal(facts.branch, '中共启明研究所第三研究室支部')
    assert.equal(facts.applicationFormNo, 'XH-2026-0117')
    assert.equal(facts.candidate.listedOn, '2026-06-09')
    assert.deepEqual(facts.reports, [{ on: '2024-12-20', title: '学习党章的体会' }])
    assert.deepEqual(
      facts.reviews.map(({ from, until }) => [from, until]),
      [
        ['2024-09-02', '2025-03-02'],
        ['2025-03-02', '2025-09-02'],
      ],
    )
    assert.deepEqual([facts.introducedOn, facts.oath, facts.untrained], ['2026-06-10', null, false])
    assert.deepEqual(facts.training, {
      from: '2026-08-17',
      until: '2026-08-19',
      days: 3,
      hours: 24,
      result: '考试合格',
    })
  })

  it('puts each reply to its letter', () => {
    assert.deepEqual(facts.politicalReview.letters, [
      {
        to: '某街道党工委',
        about: '沈玉兰',
        sentOn: '2026-06-20',
        answeredOn: '2026-07-08',
        result: '遵纪守法',
      },
    ])
  })

  it('counts the vote as it was, and before a meeting who may vote now', () => {
    assert.equal(facts.admission.entitled, 9)
    assert.equal(facts.admission.inFavour, 7)
    assert.equal(facts.confirmation.entitled, 10)
    assert.equal(facts.confirmation.present, null)
    assert.deepEqual(facts.probation, { from: '2026-11-18', until: '2027-11-18', extendedUntil: null })
  })

  it('follows the text under which the candidate was agreed to', () => {
    assert.equal(facts.version, '2026')
    const entries = file.entries.filter(({ act }) => act === 'application')
    const old = [...entries, done('candidateConsent', '2025-06-02')]
    assert.equal(factsOf({ ...gathered, file: { ...file, entries: old } }, after).version, '2014')
  })

  it('lists as missing what is done without its paper, not what has not come yet', () => {
    const of = (title: string) => facts.materials.find((one) => one.title === title)
    assert.equal(of('入党申请书')?.presentOn, '2024-03-15')
    assert.equal(of('谈话记录')?.required, true)
    assert.equal(of('转正申请书')?.required, false)
  })

  it('counts the working days of a notice, the posting day not among them', () => {
    assert.equal(workingDaysOf('2026-06-03', '2026-06-08', after), 5)
    assert.equal(facts.notice?.workingDays, 5)
  })
})
