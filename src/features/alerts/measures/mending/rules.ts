import type { Facts, SubjectKind } from '../kinds/rules.ts'
import type { MeasureKey } from '../rules.ts'

/** The place where something is mended. `act`: the page does it itself, instead of leading there. */
export type Mending = { label: string; to: string; act?: 'electionNotice' }

export type Mended = {
  subjectKind: SubjectKind
  subjectKey: string
  organizationId: number
  personId: number | null
  facts: Facts
}
type Way = (of: Mended) => Mending

const to =
  (label: string, address: (of: Mended) => string): Way =>
  (of) => ({ label, to: address(of) })

/** 12:themeDay:2026-11 → 12 */
const idOf = ({ subjectKey }: Mended) => subjectKey.split(':')[0]
/** 12:themeDay:2026-11 → themeDay */
const kindOf = ({ subjectKey }: Mended) => subjectKey.split(':')[1] ?? ''
/** The meetings of that kind in the branch, with the form of a new one open. */
const meetingOf = ({ organizationId }: Mended, kind: string) =>
  `/meetings?organizationId=${organizationId}&kinds=${kind}&begin=${kind}`
const person = (label: string) => to(label, (of) => `/people/${of.personId}`)

/** One button for each: it leads to the very record, or to the list narrowed to it. */
const ways: Record<MeasureKey, Way> = {
  termEnds: (of) => ({
    label: '起草按期换届通知',
    to: `/organizations/${of.organizationId}`,
    act: 'electionNotice',
  }),
  firstElectionDue: to(
    '办理首次选举',
    (of) => `/establishments?organizationId=${of.organizationId}&status=electing`,
  ),
  secretaryVacant: to('补选书记', (of) => `/elections?organizationId=${of.organizationId}&begin=byElection`),
  committeeMissing: to('选举支委会', (of) => `/elections?organizationId=${of.organizationId}&begin=election`),
  branchTooSmall: to(
    '办理支部调整',
    (of) => `/establishments?organizationId=${of.organizationId}&begin=closure`,
  ),
  branchTooLarge: to('办理支部调整', (of) => `/establishments?organizationId=${of.organizationId}`),
  meetingOwed: (of) =>
    kindOf(of) === 'heartToHeart'
      ? { label: '登记谈心谈话', to: `/talks/branches/${of.organizationId}` }
      : { label: '安排或补录会议', to: meetingOf(of, kindOf(of)) },
  appraisalOwed: (of) =>
    kindOf(of) === 'memberAppraisal'
      ? { label: '发起民主评议', to: `/appraisals?organizationId=${of.organizationId}&begin=round` }
      : { label: '安排组织生活会', to: meetingOf(of, 'reviewMeeting') },
  studyStarts: to('查看会议', (of) => `/meetings/${idOf(of)}`),
  meetingUnrecorded: to('登记召开', (of) => `/meetings/${idOf(of)}`),
  rectificationLate: to('登记整改', (of) => `/rectifications/${idOf(of)}`),
  workItemLate: to('办理事项', (of) => `/work-items/${idOf(of)}`),
  admissionStep: to('办理这一步', (of) => `/admissions/${idOf(of)}`),
  noticeEnds: to('登记公示结果', (of) => `/admissions/${idOf(of)}`),
  // Whoever came from elsewhere has no file of his own here.
  probationEnds: to('办理转正', (of) =>
    of.facts.admission ? `/admissions/${of.facts.admission}` : `/people/${of.personId}`,
  ),
  fiftyYears: to('推荐颁发纪念章', () => '/commendations/anniversaries'),
  letterExpires: to('办理转接', (of) => `/transfers/${idOf(of)}`),
  transferStep: to('办理转接', (of) => `/transfers/${idOf(of)}`),
  absenceEnds: to('办理销号', (of) => `/absences?organizationId=${of.organizationId}`),
  duesUnpaid: to('登记交纳', (of) => `/dues?organizationId=${of.organizationId}`),
  duesCaseOpen: to('研究决定', (of) => `/dues-cases?organizationId=${of.organizationId}`),
  affairWaiting: to('办理', ({ facts }) => `/affairs/${facts.affair}`),
  draftWaiting: to('打开草稿', (of) => `/documents/${idOf(of)}`),
  replyWaiting: to('起草批复', (of) => `/requests/${idOf(of)}`),
  sealWaiting: to('审批用印', () => '/seal-uses'),
  sealBalance: to('核对用印', ({ facts }) => `/seal-balances?month=${facts.month}`),
  archiveFixity: to('查看校验结果', () => '/archive-settings'),
  recordGaps: to('补全信息', (of) => `/people?organizationId=${of.organizationId}`),
  recordChecks: to('核对信息', (of) => `/people?organizationId=${of.organizationId}`),
  identityConflicts: person('核对身份信息'),
  differencesWaiting: to('答复差异', (of) => `/differences?organizationId=${of.organizationId}`),
  sharedReturn: to('登记收款', (of) => `/co-building-projects/${idOf(of)}?tab=receipts`),
  sharedLoan: to('登记付款', (of) => `/co-building-projects/${idOf(of)}?tab=receipts`),
  sharedEnding: to('查看合同', (of) => `/co-building-projects/${idOf(of)}?tab=agreements`),
  sharedPortion: to('核对到账', (of) => `/co-building-projects/${idOf(of)}?tab=distributions`),
  proposalWaiting: to('答复申请', (of) => `/proposals?organizationId=${of.organizationId}`),
}

export const mendingOf = (measure: MeasureKey, of: Mended): Mending => ways[measure](of)

/** Where somebody who is reminded of his own matter sees it: he has no list of alerts. */
const ownPlaces: Partial<Record<MeasureKey, (of: Mended) => string>> = {
  probationEnds: () => '/my-admission',
  letterExpires: () => '/own-transfers',
  duesUnpaid: () => '/own-dues',
  affairWaiting: ({ facts }) => `/affairs/${facts.affair}`,
}

export const ownPlaceOf = (measure: MeasureKey, of: Mended): string =>
  ownPlaces[measure]?.(of) ?? '/own-record'
