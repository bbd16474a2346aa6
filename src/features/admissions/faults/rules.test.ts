/** What reviewers of files find wrong with dates and papers: one fixture each; the file beside it is lawful. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addDays, addMonths, type Day } from '#basics/days.ts'
import { noHolidays, workingDaysAfter } from '#basics/working-days.ts'
import { usualPath } from '#src/demo/admission-path.ts'
import type { ActKey } from '../acts/rules.ts'
import { listedOn } from '../path/rules.ts'
import type { Details, Entry } from '../rules.ts'
import { faultsOf } from './rules.ts'

const addWorkingDays = (day: Day, count: number) => workingDaysAfter(day, count, noHolidays)

const birthDate = '1996-03-01'
/** A file under the 2014 text, and one whose candidate was listed under that of 2026. */
const of2014 = usualPath({ appliedOn: '2021-01-10' })
const of2026 = usualPath({ appliedOn: '2024-01-10', meetingOn: '2026-09-01' })
const day = (path: Entry[], act: ActKey): Day => path.find((one) => one.act === act)?.on as Day

/** The same file with one act changed, its papers dated with it unless they say otherwise. */
const change = (path: Entry[], act: ActKey, given: Partial<Entry> & { details?: Details }): Entry[] => {
  const at = path.findIndex((one) => one.act === act)
  return path.map((one, index) => {
    if (index !== at) return one
    const on = given.on ?? one.on
    const materials = one.materials.map(({ material }) => ({ material, datedOn: on }))
    return { ...one, materials, ...given, on, details: { ...one.details, ...given.details } }
  })
}
const moved = (path: Entry[], act: ActKey, from: ActKey, days: number) =>
  change(path, act, { on: addDays(day(path, from), days) })
const without = (path: Entry[], act: ActKey) => path.filter((one) => one.act !== act)
const votes = (given: object) =>
  ({
    details: {
      votes: { ...(of2014.find(({ act }) => act === 'branchMeeting')?.details.votes as object), ...given },
    },
  }) as { details: Details }

type Case = [what: string, path: Entry[], act: ActKey, code: string]
const cases: Case[] = [
  ['谈话早于收到申请书', moved(of2014, 'talk', 'application', -1), 'talk', 'admission-too-early'],
  [
    '收到申请书超过一个月才谈话',
    moved(of2014, 'talk', 'application', 40),
    'talk',
    'admission-late-unexplained',
  ],
  ['推荐早于谈话', moved(of2014, 'recommendation', 'talk', -1), 'recommendation', 'admission-too-early'],
  ['没有推荐就确定积极分子', without(of2014, 'recommendation'), 'activist', 'admission-out-of-order'],
  [
    '备案早于支委会研究',
    moved(of2014, 'activistFiling', 'activist', -1),
    'activistFiling',
    'admission-too-early',
  ],
  [
    '培养联系人多于两人',
    change(of2014, 'mentors', { details: { people: [1, 2, 3] } }),
    'mentors',
    'mentors-number',
  ],
  ['半年考察逾期', moved(of2014, 'review', 'mentors', 230), 'review', 'admission-late-unexplained'],
  [
    '积极分子培养不满一年',
    change(of2014, 'candidate', { on: addDays(addMonths(day(of2014, 'activist'), 12), -1) }),
    'candidate',
    'admission-too-early',
  ],
  [
    '上级党委同意早于支委会研究',
    moved(of2026, 'candidateConsent', 'candidate', -1),
    'candidateConsent',
    'admission-too-early',
  ],
  ['公示早于上级党委同意', moved(of2026, 'notice', 'candidateConsent', -1), 'notice', 'admission-too-early'],
  [
    '公示不足五个工作日',
    change(of2026, 'notice', { details: { untilOn: addDays(day(of2026, 'notice'), 4) } }),
    'notice',
    'notice-too-short',
  ],
  [
    '公示未满就列为发展对象',
    moved(of2026, 'noticeResult', 'notice', 5),
    'noticeResult',
    'admission-too-early',
  ],
  [
    '2026年起未公示',
    without(without(of2026, 'notice'), 'noticeResult'),
    'introducers',
    'admission-out-of-order',
  ],
  [
    '确定介绍人早于列为发展对象',
    change(of2026, 'introducers', { on: addDays(listedOn({ entries: of2026 }) as Day, -1) }),
    'introducers',
    'admission-too-early',
  ],
  [
    '入党介绍人只有一人',
    change(of2014, 'introducers', { details: { people: [1] } }),
    'introducers',
    'introducers-number',
  ],
  [
    '同一人两次列为介绍人',
    change(of2014, 'introducers', { details: { people: [1, 1] } }),
    'introducers',
    'introducers-number',
  ],
  ['函调复信早于发函', moved(of2014, 'letterReply', 'letter', -1), 'letterReply', 'letter-reply-early'],
  [
    '政治审查早于函调复信',
    moved(of2014, 'politicalReview', 'letterReply', -1),
    'politicalReview',
    'admission-too-early',
  ],
  ['函调没有复信就下政审结论', without(of2014, 'letterReply'), 'politicalReview', 'letters-unanswered'],
  [
    '集中培训早于列为发展对象',
    moved(of2014, 'training', 'candidateConsent', -1),
    'training',
    'admission-too-early',
  ],
  [
    '集中培训时间不足',
    change(of2014, 'training', { details: { days: 2, hours: 20 } }),
    'training',
    'training-too-short',
  ],
  [
    '支委会审查早于政治审查',
    moved(of2014, 'committeeReview', 'politicalReview', -1),
    'committeeReview',
    'admission-too-early',
  ],
  ['预审早于集中培训', moved(of2014, 'preReview', 'training', -1), 'preReview', 'admission-too-early'],
  [
    '预审没有志愿书编号',
    change(of2014, 'preReview', { details: { number: '' } }),
    'preReview',
    'form-number-missing',
  ],
  [
    '三个月内将离开单位',
    change(of2014, 'preReview', { details: { leavingOn: addDays(day(of2014, 'preReview'), 60) } }),
    'preReview',
    'leaving-soon',
  ],
  ['志愿书早于预审', moved(of2014, 'form', 'preReview', -1), 'form', 'admission-too-early'],
  [
    '支部大会早于填写志愿书',
    moved(of2014, 'branchMeeting', 'form', -1),
    'branchMeeting',
    'admission-too-early',
  ],
  [
    '预审一个月后才开支部大会',
    moved(of2026, 'preReview', 'branchMeeting', -40),
    'branchMeeting',
    'admission-late-unexplained',
  ],
  [
    '到会人数不过半',
    change(
      of2014,
      'branchMeeting',
      votes({ present: 10, handedOut: 10, returned: 10, inFavour: 10, abstained: 0 }),
    ),
    'branchMeeting',
    'votes-quorum-missed',
  ],
  [
    '票数与收回票数不符',
    change(of2014, 'branchMeeting', votes({ inFavour: 18 })),
    'branchMeeting',
    'votes-do-not-add-up',
  ],
  [
    '赞成未过半却写通过',
    change(of2014, 'branchMeeting', votes({ inFavour: 10, against: 8, abstained: 0 })),
    'branchMeeting',
    'votes-verdict-wrong',
  ],
  [
    '上级党委谈话早于支部大会',
    moved(of2014, 'committeeTalk', 'branchMeeting', -1),
    'committeeTalk',
    'admission-too-early',
  ],
  ['没有谈话就审批', without(of2014, 'committeeTalk'), 'approval', 'admission-out-of-order'],
  ['审批早于上级党委谈话', moved(of2014, 'approval', 'committeeTalk', -1), 'approval', 'admission-too-early'],
  ['超过三个月才审批', moved(of2014, 'approval', 'branchMeeting', 100), 'approval', 'admission-lapsed'],
  ['宣誓早于批准', moved(of2014, 'oath', 'approval', -1), 'oath', 'admission-too-early'],
  ['2026年起批准一个月后才宣誓', moved(of2026, 'oath', 'approval', 45), 'oath', 'admission-late-unexplained'],
  [
    '过早提出转正申请',
    moved(of2014, 'confirmationRequest', 'oath', 100),
    'confirmationRequest',
    'admission-too-early',
  ],
  [
    '预备期未满就讨论转正',
    change(of2014, 'confirmationMeeting', { on: addDays(addMonths(day(of2014, 'branchMeeting'), 12), -1) }),
    'confirmationMeeting',
    'admission-too-early',
  ],
  [
    '延长预备期三个月',
    change(of2014, 'confirmationMeeting', { details: { outcome: 'extend', months: 3 } }),
    'confirmationMeeting',
    'probation-extension-months',
  ],
  [
    '转正审批早于支部大会',
    moved(of2014, 'confirmationApproval', 'confirmationMeeting', -1),
    'confirmationApproval',
    'admission-too-early',
  ],
  [
    '转正超过三个月才审批',
    moved(of2014, 'confirmationApproval', 'confirmationMeeting', 100),
    'confirmationApproval',
    'admission-late-unexplained',
  ],
  [
    '缺政治审查材料',
    change(of2014, 'politicalReview', { materials: [] }),
    'politicalReview',
    'admission-material-missing',
  ],
  [
    '谈话记录落款晚于谈话',
    change(of2014, 'talk', { materials: [{ material: 'talkRecord', datedOn: '2021-06-01' }] }),
    'talk',
    'admission-material-late',
  ],
  [
    '政审材料落款早于函调复信',
    change(of2014, 'politicalReview', {
      materials: [{ material: 'politicalReview', datedOn: addDays(day(of2014, 'letterReply'), -3) }],
    }),
    'politicalReview',
    'admission-material-early',
  ],
]

describe('A reviewed file', () => {
  it('has nothing against it when it went its usual way, under either text', () => {
    for (const entries of [of2014, of2026])
      assert.deepEqual(faultsOf({ birthDate, entries }, addWorkingDays), [])
  })

  it('of somebody who was not eighteen when applying is at fault', () => {
    const found = faultsOf({ birthDate: '2003-06-01', entries: of2014 }, addWorkingDays)
    assert.deepEqual(
      found.map(({ act, code }) => [act, code]),
      [['application', 'admission-too-early']],
    )
  })

  for (const [what, entries, act, code] of cases)
    it(`${what}: ${code}`, () => {
      const found = faultsOf({ birthDate, entries }, addWorkingDays)
      assert.ok(
        found.some((one) => one.act === act && one.code === code && one.grade === 'unlawful'),
        JSON.stringify(found, null, 1),
      )
    })

  it('is late, and no worse, where the reason for being late is given', () => {
    const entries = change(moved(of2014, 'talk', 'application', 40), 'talk', {
      lateBecause: '申请人在外地出差',
    })
    const found = faultsOf({ birthDate, entries }, addWorkingDays)
    assert.deepEqual(
      found.map(({ code, grade }) => [code, grade]),
      [['admission-late', 'late']],
    )
  })
})
