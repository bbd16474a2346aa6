import type { MaterialKey } from '../materials/rules.ts'
import type { Actor, StepKey } from '../steps/rules.ts'

type Act = {
  step: StepKey
  title: string
  actor: Actor
  /** What must be done before; of what a file does not need nothing is asked. */
  after: readonly string[]
  materials: readonly MaterialKey[]
  /** May be done more than once. */
  many?: true
  /** No step waits for it. */
  optional?: true
}

const by = (
  step: StepKey,
  actor: Actor,
  title: string,
  after: readonly string[],
  materials: readonly MaterialKey[],
  more: Pick<Act, 'many' | 'optional'> = {},
): Act => ({ step, actor, title, after, materials, ...more })

/** What is done in the steps, in order. A step is done when its acts are. */
export const acts = {
  application: by('application', 'applicant', '递交入党申请书', [], ['application']),
  talk: by('talk', 'branch', '派人谈话', ['application'], ['talkRecord']),
  recommendation: by('activist', 'branch', '党员推荐或群团推优', ['talk'], ['recommendation'], {
    many: true,
  }),
  activist: by('activist', 'branch', '支委会确定入党积极分子', ['recommendation'], ['activistDecision']),
  activistFiling: by('activistFiling', 'committee', '上级党委备案', ['activist'], ['activistFiling']),
  mentors: by('mentors', 'branch', '指定培养联系人', ['activist'], [], { many: true }),
  thoughtReport: by('cultivation', 'applicant', '递交思想汇报', ['activist'], [], {
    many: true,
    optional: true,
  }),
  review: by('cultivation', 'branch', '半年考察', ['mentors'], ['cultivationRecord'], { many: true }),
  candidate: by(
    'candidate',
    'branch',
    '支委会讨论确定发展对象人选',
    ['activistFiling', 'mentors', 'review'],
    ['opinions', 'candidateDecision'],
  ),
  candidateConsent: by(
    'candidateConsent',
    'committee',
    '上级党委备案或同意',
    ['candidate'],
    ['candidateReply'],
  ),
  notice: by('candidateConsent', 'branch', '张贴公示', ['candidateConsent'], ['noticeText']),
  noticeResult: by('candidateConsent', 'branch', '公示结果，列为发展对象', ['notice'], []),
  introducers: by('introducers', 'branch', '确定入党介绍人', ['candidateConsent', 'noticeResult'], [], {
    many: true,
  }),
  letter: by('politicalReview', 'branch', '发出函调信', ['candidateConsent', 'noticeResult'], [], {
    many: true,
    optional: true,
  }),
  letterReply: by('politicalReview', 'branch', '收到函调复信', ['letter'], ['letterReply'], {
    many: true,
    optional: true,
  }),
  politicalReview: by(
    'politicalReview',
    'branch',
    '政治审查结论',
    ['candidateConsent', 'noticeResult'],
    ['politicalReview'],
  ),
  training: by('training', 'committee', '集中培训', ['candidateConsent', 'noticeResult'], ['training']),
  committeeReview: by(
    'committeeReview',
    'branch',
    '支委会审查',
    ['introducers', 'politicalReview', 'training'],
    ['committeeReview'],
  ),
  preReview: by('preReview', 'committee', '上级党委预审', ['committeeReview'], ['preReview']),
  form: by('form', 'branch', '填写入党志愿书', ['preReview'], ['form']),
  branchMeeting: by('branchMeeting', 'branch', '支部大会讨论接收预备党员', ['form'], ['admissionResolution']),
  committeeTalk: by('committeeTalk', 'committee', '上级党委派人谈话', ['branchMeeting'], ['talkOpinion']),
  approvalExtension: by('approval', 'committee', '延长审批时间', ['branchMeeting'], [], { optional: true }),
  approval: by(
    'approval',
    'committee',
    '上级党委审批',
    ['branchMeeting', 'committeeTalk'],
    ['approvalNotice'],
  ),
  recordFiling: by('recordFiling', 'department', '再上一级党委组织部门备案', ['approval'], ['recordFiling']),
  assignment: by('assignment', 'branch', '编入党支部和党小组', ['approval'], []),
  oath: by('oath', 'branch', '入党宣誓', ['approval'], ['oathRecord']),
  probationReview: by('probation', 'branch', '预备期考察', ['approval'], ['probationRecord'], { many: true }),
  confirmationRequest: by(
    'confirmationRequest',
    'applicant',
    '提出转正申请',
    ['approval', 'oath'],
    ['confirmationRequest'],
  ),
  confirmationMeeting: by(
    'confirmationMeeting',
    'branch',
    '支部大会讨论转正',
    ['confirmationRequest', 'probationReview'],
    ['confirmationResolution'],
  ),
  confirmationApproval: by(
    'confirmationApproval',
    'committee',
    '上级党委审批转正',
    ['confirmationMeeting'],
    ['confirmationApproval'],
  ),
  archiving: by(
    'archiving',
    'branch',
    '材料归档',
    ['recordFiling', 'assignment', 'confirmationApproval'],
    [],
  ),
}
export type ActKey = keyof typeof acts
export const actKeys = Object.keys(acts) as [ActKey, ...ActKey[]]
export const actOf = (key: ActKey): Act => acts[key]
/** What must be done before an act. */
export const beforeOf = (key: ActKey) => acts[key].after as readonly ActKey[]

/** Only since 2026 a candidate is listed after a public notice; under 2014 the filing lists him. 第十三条 (V). */
export const needsNotice = (act: ActKey) => act === 'notice' || act === 'noticeResult'
