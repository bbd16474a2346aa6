export const stages = ['application', 'activist', 'candidate', 'admission', 'probation'] as const
export type Stage = (typeof stages)[number]
export const stageNames: Record<Stage, string> = {
  application: '申请入党',
  activist: '入党积极分子的确定和培养教育',
  candidate: '发展对象的确定和考察',
  admission: '预备党员的接收',
  probation: '预备党员的教育考察和转正',
}

export const actors = ['applicant', 'branch', 'committee', 'department'] as const
export type Actor = (typeof actors)[number]
export const actorNames: Record<Actor, string> = {
  applicant: '本人',
  branch: '党支部',
  committee: '上级党委',
  department: '上级党委组织部门',
}

type Step = { stage: Stage; title: string; actor: Actor; article: string }
const by = (stage: Stage, actor: Actor, title: string, article: string): Step => ({
  stage,
  title,
  actor,
  article,
})

/** The 25 steps of the 组织部门 chart (V as practice; the chart is no article). Articles coincide in 2014 and 2026. */
export const steps = {
  application: by('application', 'applicant', '递交入党申请书', '第五条、第六条'),
  talk: by('application', 'branch', '党组织派人谈话', '第七条'),
  activist: by('activist', 'branch', '推荐和确定入党积极分子', '第八条'),
  activistFiling: by('activist', 'committee', '上级党委备案', '第八条'),
  mentors: by('activist', 'branch', '指定培养联系人', '第九条'),
  cultivation: by('activist', 'branch', '培养教育考察', '第十条至第十二条'),
  candidate: by('candidate', 'branch', '确定发展对象', '第十三条'),
  candidateConsent: by('candidate', 'committee', '报上级党委', '第十三条'),
  introducers: by('candidate', 'branch', '确定入党介绍人', '第十四条、第十五条'),
  politicalReview: by('candidate', 'branch', '进行政治审查', '第十六条'),
  training: by('candidate', 'committee', '开展集中培训', '第十七条'),
  committeeReview: by('admission', 'branch', '支部委员会审查', '第十八条'),
  preReview: by('admission', 'committee', '上级党委预审', '第十八条'),
  form: by('admission', 'branch', '填写入党志愿书', '第十八条'),
  branchMeeting: by('admission', 'branch', '支部大会讨论', '第十九条、第二十条'),
  committeeTalk: by('admission', 'committee', '上级党委派人谈话', '第二十三条'),
  approval: by('admission', 'committee', '上级党委审批', '第二十五条'),
  recordFiling: by('admission', 'department', '再上一级党委组织部门备案', '第二十五条'),
  assignment: by('probation', 'branch', '编入党支部和党小组', '第二十八条'),
  oath: by('probation', 'branch', '入党宣誓', '第二十九条'),
  probation: by('probation', 'branch', '继续教育考察', '第三十条、第三十一条'),
  confirmationRequest: by('probation', 'applicant', '提出转正申请', '第三十二条'),
  confirmationMeeting: by('probation', 'branch', '支部大会讨论转正', '第三十一条、第三十二条'),
  confirmationApproval: by('probation', 'committee', '上级党委审批转正', '第三十三条'),
  archiving: by('probation', 'branch', '材料归档', '第三十六条'),
}
export type StepKey = keyof typeof steps
export const stepKeys = Object.keys(steps) as [StepKey, ...StepKey[]]
