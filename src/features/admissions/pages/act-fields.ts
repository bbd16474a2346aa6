import type { Field, Option, Value, Values } from '#web/kit/fields.ts'
import { type ActKey, actOf } from '../acts/rules.ts'
import { type MaterialKey, materials as materialNames } from '../materials/rules.ts'
import type { Details } from '../rules.ts'
import type { Act } from './admission.tsx'

/** What a form of an act can offer to choose from. */
export type Choices = {
  /** Full members of the branch who may mentor, introduce or talk. */
  members: Option[]
  /** Letters that have no reply yet, by their number. */
  letters: Option[]
  /** Groups of the branch. */
  groups: Option[]
  today: string
}

const words = (label: string, required = false, hint?: string): Field => ({
  kind: 'words',
  name: 'text',
  label,
  required,
  maximum: 2000,
  hint,
})
const people = (label: string, options: Option[], hint?: string): Field => ({
  kind: 'choices',
  name: 'people',
  label,
  required: true,
  options,
  hint,
  wide: true,
})
const place = (label: string): Field => ({
  kind: 'text',
  name: 'place',
  label,
  required: true,
  maximum: 100,
})
const verdict = (yes: string, no: string): Field => ({
  kind: 'choice',
  name: 'passed',
  label: '结论',
  required: true,
  options: [
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ],
})
const names = (label: string, hint: string): Field => ({
  kind: 'text',
  name: 'names',
  label,
  required: true,
  maximum: 100,
  hint: `${hint}两人以上用顿号分开。`,
})

type Made = (choices: Choices) => Field[]

/** What each act says beside its day. */
const made: Partial<Record<ActKey, Made>> = {
  talk: () => [names('谈话人', '党支部书记、副书记或组织委员。'), words('谈话内容')],
  recommendation: () => [words('推荐方式和结果', true, '例如：党员推荐，参加推荐的正式党员22名，20名推荐。')],
  activist: () => [verdict('确定', '不确定'), words('支委会意见')],
  activistFiling: () => [{ kind: 'text', name: 'number', label: '备案文号', maximum: 60 }],
  mentors: ({ members }) => [people('培养联系人', members, '1 至 2 名正式党员。')],
  thoughtReport: () => [words('汇报内容', true)],
  review: () => [words('考察意见', true, '思想、学习、工作、作风方面的表现和不足。')],
  candidate: () => [
    verdict('同意列为发展对象人选', '不同意'),
    words('听取意见情况', true, '党小组、培养联系人、党员和群众的意见。'),
  ],
  candidateConsent: () => [
    verdict('同意', '不同意'),
    { kind: 'text', name: 'number', label: '批复或备案文号', maximum: 60 },
    words('意见'),
  ],
  notice: () => [
    {
      kind: 'day',
      name: 'untilOn',
      label: '公示截止日期',
      required: true,
      hint: '不少于 5 个工作日，张贴当日不计。',
    },
    { kind: 'text', name: 'place', label: '张贴地点', required: true, maximum: 100 },
    { kind: 'text', name: 'address', label: '受理地址', required: true, maximum: 100 },
    { kind: 'text', name: 'phone', label: '受理电话', required: true, maximum: 40 },
  ],
  noticeResult: () => [
    verdict('不影响列为发展对象', '影响列为发展对象'),
    words('公示情况', true, '收到意见的，写明调查核实的情况。'),
  ],
  introducers: ({ members }) => [people('入党介绍人', members, '2 名正式党员，一般由培养联系人担任。')],
  letter: () => [
    {
      kind: 'text',
      name: 'letterTo',
      label: '发往',
      required: true,
      maximum: 100,
      placeholder: '对方党组织全称',
    },
    words('了解对象', false, '姓名、与本人的关系。'),
  ],
  letterReply: ({ letters }) => [
    {
      kind: 'choice',
      name: 'letter',
      label: '哪一封函调信的复信',
      required: true,
      options: letters,
      wide: true,
    },
    words('复信结论', true),
  ],
  politicalReview: () => [verdict('合格', '不合格'), words('政治审查结论', true)],
  training: () => [
    { kind: 'number', name: 'days', label: '天数', required: true, least: 0, most: 60, unit: '天' },
    {
      kind: 'number',
      name: 'hours',
      label: '学时',
      required: true,
      least: 0,
      most: 500,
      unit: '学时',
      hint: '不少于 3 天或者不少于 24 个学时。',
    },
    { kind: 'text', name: 'special', label: '未经培训的特殊情况', maximum: 200 },
    words('结业情况'),
  ],
  committeeReview: () => [verdict('合格', '不合格'), words('审查意见', true)],
  preReview: () => [
    verdict('合格', '不合格'),
    { kind: 'text', name: 'number', label: '入党志愿书编号', maximum: 40, hint: '预审合格时发给。' },
    {
      kind: 'day',
      name: 'leavingOn',
      label: '将离开本单位的日期',
      hint: '三个月内将离开的，一般不办理接收。',
    },
    words('预审意见'),
  ],
  form: () => [],
  committeeTalk: () => [names('谈话人', '党委委员或组织员。'), words('谈话意见', true)],
  approvalExtension: () => [words('延长的理由', true)],
  approval: () => [
    verdict('批准', '不批准'),
    { kind: 'text', name: 'number', label: '审批通知文号', maximum: 60 },
    words('审批意见'),
  ],
  recordFiling: () => [{ kind: 'text', name: 'number', label: '备案文号', maximum: 60 }],
  assignment: ({ groups }) => [
    groups.length
      ? { kind: 'choice', name: 'group', label: '编入党小组', options: groups }
      : { kind: 'text', name: 'group', label: '编入党小组', maximum: 60 },
  ],
  oath: () => [place('宣誓地点'), words('宣誓情况')],
  probationReview: () => [words('考察意见', true)],
  confirmationRequest: () => [words('申请内容', true)],
  confirmationApproval: () => [
    verdict('批准', '不批准'),
    { kind: 'text', name: 'number', label: '审批通知文号', maximum: 60 },
    words('审批意见'),
  ],
  archiving: () => [words('说明', false, '移交人事档案或党员档案的情况。')],
}

export const materialField = (key: MaterialKey): Field => ({
  kind: 'day',
  name: `material-${key}`,
  label: `${materialNames[key]}的形成日期`,
})

/** The fields of an act: its day, what it says, the papers filed with it. */
export function fieldsOf(act: ActKey, choices: Choices): Field[] {
  const { title, materials } = actOf(act)
  return [
    {
      kind: 'day',
      name: 'on',
      label: act === 'notice' ? '张贴日期' : `${title.length > 8 ? '办理' : title}日期`,
      required: true,
      until: choices.today,
    },
    ...(made[act]?.(choices) ?? []),
    ...materials.map(materialField),
  ]
}

/** Papers bear the day of the act until said otherwise. */
export function startOf(act: ActKey, today: string): Values {
  const dated = actOf(act).materials.map((key) => [`material-${key}`, today])
  return { on: today, ...Object.fromEntries(dated) }
}

/** Papers that bear the day of the act follow it when it is changed. */
export function following(values: Values, next: Values): Values {
  if (!('on' in next)) return next
  const papers = Object.keys(values).filter(
    (name) => name.startsWith('material-') && values[name] === values.on,
  )
  return { ...Object.fromEntries(papers.map((name) => [name, next.on])), ...next }
}

const text = (value: Value) => (value === undefined || value === '' ? undefined : String(value))
const number = (value: Value) => (value === undefined || value === '' ? undefined : Number(value))

/** What was typed, as the server wants it; empty fields are left out. */
export function detailsOf(values: Values): Details {
  const details: Details = {
    text: text(values.text),
    people: (values.people as string[] | undefined)?.map(Number),
    names: text(values.names)?.split(/[、，,\s]+/),
    place: text(values.place),
    address: text(values.address),
    phone: text(values.phone),
    untilOn: text(values.untilOn),
    days: number(values.days),
    hours: number(values.hours),
    special: text(values.special),
    letterTo: text(values.letterTo),
    letter: number(values.letter),
    number: text(values.number),
    leavingOn: text(values.leavingOn),
    group: text(values.group),
  }
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined))
}

/** The papers whose day was given. */
const materialsOf = (act: ActKey, values: Values) =>
  actOf(act).materials.flatMap((material) => {
    const datedOn = text(values[`material-${material}`])
    return datedOn ? [{ material, datedOn }] : []
  })

/** Beyond a soft limit an act wants a reason, which stays on the file. */
export function lateField({ latest }: Act, { on }: Values): Field[] {
  if (!latest || latest.hard || latest.advice || String(on ?? '') <= latest.on) return []
  return [
    {
      kind: 'words',
      name: 'lateBecause',
      label: '超期原因',
      maximum: 500,
      hint: `${latest.because}，应在 ${latest.on} 前办理；请写明原因，原因会留在档案中。`,
    },
  ]
}

/** Day, reason and papers: what every act says. */
export const commonOf = ({ act }: Act, values: Values) => ({
  on: String(values.on),
  lateBecause: values.lateBecause ? String(values.lateBecause) : undefined,
  materials: materialsOf(act, values),
})
