import { z } from 'zod'
import { day, endpoint, reason } from '#basics/contract.ts'
import { materialKeys } from '../materials/rules.ts'
import { Admission } from '../reading/contract.ts'
import { outcomes } from '../rules.ts'

const id = z.number().int().positive()
const text = z.string().trim().min(2).max(2000)
const line = z.string().trim().min(1).max(100)
const people = z.array(id).min(1).max(2)
const names = z.array(z.string().trim().min(1).max(50)).min(1).max(3)
const count = z.number().int().min(0).max(1000)

/** What every act says: when, why so late (beyond a deadline), and which papers are filed of it. */
const common = {
  id,
  on: day,
  lateBecause: reason.optional(),
  materials: z
    .array(z.object({ material: z.enum(materialKeys), datedOn: day }))
    .max(10)
    .default([]),
}

const make =
  (permission: string) =>
  <S extends z.ZodRawShape>(noun: string, summary: string, shape: S) =>
    endpoint
      .meta({ permission })
      .route({ method: 'POST', path: `/admissions/{id}/${noun}`, summary })
      .input(z.object({ ...common, ...shape }))
      .output(Admission)
const branch = make('admissions.conduct')
/** Decided at a meeting, whose record may be there already: then it is its day, and the record is filed with it. */
const decided = <S extends z.ZodRawShape>(noun: string, summary: string, shape: S) =>
  branch(noun, summary, { ...shape, meetingId: id.optional() })
const superior = make('admissions.approve')

const number = z.string().trim().max(50).optional()
const passed = z.boolean().default(true)

/** 发展党员 by steps: each endpoint does one act of a file. What is lawful and when is told by the file itself. */
export const acts = {
  talk: branch('talk', '派人谈话', { names, text: text.optional() }),
  recommendation: decided('recommendations', '党员推荐或群团推优', { text }),
  activist: decided('activist-decision', '支委会确定入党积极分子', { passed, text: text.optional() }),
  activistFiling: superior('activist-filing', '上级党委备案', { number }),
  mentors: decided('mentors', '指定培养联系人', { people }),
  thoughtReport: branch('thought-reports', '登记思想汇报', { text }),
  review: decided('reviews', '登记半年考察', { text }),
  candidate: decided('candidate-decision', '支委会讨论确定发展对象人选', { passed, text }),
  candidateConsent: superior('candidate-consent', '上级党委备案或同意', {
    passed,
    number,
    text: text.optional(),
  }),
  notice: branch('public-notice', '张贴公示', { place: line, untilOn: day, address: line, phone: line }),
  noticeResult: branch('public-notice-result', '登记公示结果', { passed, text }),
  introducers: decided('introducers', '确定入党介绍人', { people: z.array(id).length(2) }),
  letter: branch('letters', '发出函调信', { letterTo: line, text: text.optional() }),
  letterReply: branch('letter-replies', '登记函调复信', { letter: z.number().int().positive(), text }),
  politicalReview: decided('political-review', '登记政治审查结论', { passed, text }),
  training: superior('training', '登记集中培训', {
    days: count,
    hours: count,
    special: text.optional(),
    text: text.optional(),
  }),
  committeeReview: decided('committee-review', '支委会审查', { passed, text }),
  preReview: superior('pre-review', '上级党委预审', {
    passed,
    number,
    leavingOn: day.optional(),
    text: text.optional(),
  }),
  form: branch('form', '填写入党志愿书', { text: text.optional() }),
  committeeTalk: superior('committee-talk', '上级党委派人谈话', { names, text }),
  approvalExtension: superior('approval-extension', '延长审批时间', { text }),
  approval: superior('approval', '上级党委审批', { passed, number, text: text.optional() }),
  recordFiling: superior('record-filing', '上级党委组织部门备案', { number }),
  assignment: branch('assignment', '编入党支部和党小组', { group: line.optional() }),
  oath: branch('oath', '登记入党宣誓', { place: line, text: text.optional() }),
  probationReview: decided('probation-reviews', '登记预备期考察', { text }),
  confirmationRequest: branch('confirmation-request', '登记转正申请', { text }),
  confirmationApproval: superior('confirmation-approval', '上级党委审批转正', {
    passed,
    number,
    text: text.optional(),
  }),
  archiving: branch('archiving', '材料归档', { text: text.optional() }),
}

/** What the members decide by a vote on each person. */
export const decisions = { outcome: z.enum(outcomes), months: z.number().int().min(0).max(24).optional() }
export { common }
