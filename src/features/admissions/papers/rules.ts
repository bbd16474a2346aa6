import { applicantSheet, talkSheet } from './applications/rules.ts'
import { checklistSheet } from './checklists/rules.ts'
import { confirmationSheet, petitionSheet } from './confirmations/rules.ts'
import { activistSheets, probationSheet } from './cultivation/rules.ts'
import type { PaperFacts } from './facts/rules.ts'
import type { Sheet } from './layout/rules.ts'
import { ballotSheets, minutesSheet, resolutionSheet, tallySheet } from './meetings/rules.ts'
import { noticeSheet } from './notices/rules.ts'
import { filingSheet, preReviewSheet, volunteerSheet } from './preparations/rules.ts'
import { introducersSheet, oathSheet, recommendationSheet, trainingSheet } from './records/rules.ts'
import { letterSheets, politicalReviewSheet } from './reviews/rules.ts'

type Made = { title: string; sheets: (facts: PaperFacts) => Sheet[] }

/** Every paper that an admission prints, in the order of the steps. */
const made = {
  applicant: { title: '入党申请人登记表', sheets: (facts) => [applicantSheet(facts)] },
  talk: { title: '谈话记录', sheets: (facts) => [talkSheet(facts)] },
  recommendation: { title: '推荐（推优）表', sheets: (facts) => [recommendationSheet(facts)] },
  activistFiling: { title: '入党积极分子备案表', sheets: (facts) => [filingSheet(facts, 'activist')] },
  activist: { title: '入党积极分子培养教育考察登记表', sheets: activistSheets },
  candidateFiling: { title: '发展对象报批（备案）表', sheets: (facts) => [filingSheet(facts, 'candidate')] },
  notice: { title: '公示', sheets: (facts) => [noticeSheet(facts)].filter((one) => one !== null) },
  introducers: { title: '入党介绍人登记表', sheets: (facts) => [introducersSheet(facts)] },
  politicalReview: { title: '政治审查表', sheets: (facts) => [politicalReviewSheet(facts)] },
  letters: { title: '函调信', sheets: letterSheets },
  training: { title: '集中培训结业证明', sheets: (facts) => [trainingSheet(facts)] },
  preReview: { title: '发展对象预审表', sheets: (facts) => [preReviewSheet(facts)] },
  volunteer: { title: '入党志愿书填写内容', sheets: (facts) => [volunteerSheet(facts)] },
  ballots: { title: '接收预备党员表决票', sheets: (facts) => ballotSheets(facts, 'admission') },
  tally: { title: '票决情况汇总表', sheets: (facts) => [tallySheet(facts, 'admission')] },
  minutes: { title: '支部大会会议记录', sheets: (facts) => [minutesSheet(facts, 'admission')] },
  resolution: { title: '支部大会决议', sheets: (facts) => [resolutionSheet(facts, 'admission')] },
  oath: { title: '入党宣誓记录', sheets: (facts) => [oathSheet(facts)] },
  probation: { title: '预备党员教育考察表', sheets: (facts) => [probationSheet(facts)] },
  petition: { title: '转正申请书', sheets: (facts) => [petitionSheet(facts)] },
  confirmationBallots: {
    title: '预备党员转正表决票',
    sheets: (facts) => ballotSheets(facts, 'confirmation'),
  },
  confirmationTally: { title: '转正票决情况汇总表', sheets: (facts) => [tallySheet(facts, 'confirmation')] },
  confirmationMinutes: {
    title: '转正支部大会会议记录',
    sheets: (facts) => [minutesSheet(facts, 'confirmation')],
  },
  confirmationResolution: {
    title: '转正支部大会决议',
    sheets: (facts) => [resolutionSheet(facts, 'confirmation')],
  },
  confirmation: { title: '预备党员转正审批表', sheets: (facts) => [confirmationSheet(facts)] },
  checklist: { title: '材料清单', sheets: (facts) => [checklistSheet(facts)] },
} satisfies Record<string, Made>

export type PaperName = keyof typeof made
export const paperNames = Object.keys(made) as [PaperName, ...PaperName[]]
/** What is printed for all whom one meeting votes on: see meetings/rules.ts. */
export const batchPapers = ['ballots', 'tally'] as const
export type BatchPaper = (typeof batchPapers)[number]
export const batchTitles: Record<BatchPaper, string> = { ballots: '表决票', tally: '票决情况汇总表' }

export const paperTitle = (paper: PaperName): string => made[paper].title

/** What is filed in the end: everything but the ballots, which prove nothing once they are counted. */
export const papersFiled = paperNames.filter(
  (paper) => paper !== 'ballots' && paper !== 'confirmationBallots',
)

/** A paper as sheets to print: pure, so that the same file gives the same paper. */
export const sheetsOf = (paper: PaperName, facts: PaperFacts): Sheet[] => made[paper].sheets(facts)

/** Why a paper cannot be made of the file yet. */
export function whyNotPrint(paper: PaperName, facts: PaperFacts): string | null {
  if (paper === 'notice') return facts.notice ? null : 'paper-without-notice'
  if (paper === 'training') return facts.untrained ? 'paper-untrained' : null
  if (paper === 'ballots') return facts.admission.entitled > 0 ? null : 'paper-without-voters'
  if (paper === 'confirmationBallots') return facts.confirmation.entitled > 0 ? null : 'paper-without-voters'
  return null
}
