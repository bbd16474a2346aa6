import { addDays, type Day } from '#basics/days.ts'

/** 组织关系转接, by how far it goes: below one committee, between two, out of the institute, into it. */
export const transferKinds = ['within', 'between', 'outgoing', 'incoming'] as const
export type TransferKind = (typeof transferKinds)[number]
export const transferKindNames: Record<TransferKind, string> = {
  within: '同一党委内',
  between: '院内党委之间',
  outgoing: '转往院外',
  incoming: '由院外转入',
}

export const states = [
  'draft',
  'started',
  'issued',
  'inTransit',
  'accepted',
  'placed',
  'receipt',
  'done',
  'sentBack',
  'withdrawn',
] as const
export type State = (typeof states)[number]
export const stateNames: Record<State, string> = {
  draft: '本人已申请',
  started: '支部已发起',
  issued: '已开介绍信',
  inTransit: '在途',
  accepted: '已接收',
  placed: '已编入支部',
  receipt: '回执已寄回',
  done: '办结',
  sentBack: '退回补正',
  withdrawn: '已撤回',
}
/** The states from which it may be sent back. */
export const returnable = ['draft', 'started', 'issued', 'inTransit'] as const
export type Returnable = (typeof returnable)[number]

export const isOver = (state: State) => state === 'done' || state === 'withdrawn'

export const origins = ['member', 'branch', 'unitChange', 'batch', 'letter'] as const
export type Origin = (typeof origins)[number]
export const originNames: Record<Origin, string> = {
  member: '本人申请',
  branch: '党支部发起',
  unitChange: '单位变动',
  batch: '成批转接',
  letter: '院外来信',
}

/** 党员教育管理工作条例第二十五条 (V): the place of work or where one lives changed, or one is away for six months. */
export const causes = [
  'unitChanged',
  'residenceChanged',
  'retired',
  'studies',
  'reorganized',
  'other',
] as const
export type Cause = (typeof causes)[number]
export const causeNames: Record<Cause, string> = {
  unitChanged: '工作单位变动',
  residenceChanged: '经常居住地变动',
  retired: '离退休',
  studies: '学习进修六个月以上',
  reorganized: '机构调整',
  other: '其他',
}

/** Why it is sent back: plain reasons, each with what is to be done about it. 不得无故拒转拒接, 第二十五条 (V). */
export const grounds = ['wrongPlace', 'dossier', 'dues', 'identity', 'notArrived', 'other'] as const
export type Ground = (typeof grounds)[number]
export const groundNames: Record<Ground, string> = {
  wrongPlace: '去向不对',
  dossier: '党员档案材料不全',
  dues: '党费没有交清',
  identity: '姓名或身份信息不一致',
  notArrived: '本人没有报到',
  other: '其他',
}
export const remedies: Record<Ground, string> = {
  wrongPlace: '请转出党支部改正转入的党支部后再报。',
  dossier: '请转出党支部补齐档案材料后再报。',
  dues: '请转出党支部收清党费、改正“党费交至”后再报。',
  identity: '请转出党支部核对并更正人员信息后再报。',
  notArrived: '请转出党支部联系本人，约定报到日期后再报。',
  other: '请转出党支部按意见补正后再报。',
}

/**
 * How long a letter is good for. Practice: about 10 days in the city, 30 outside, three months at most (V as practice,
 * C: some systems have 90 days as a fixed limit). A parameter.
 */
export const letterNumbers = { least: 1, usual: 30, most: 90, warningDays: 10 }

export const validUntil = (issuedOn: Day, days: number): Day => addDays(issuedOn, days)

type Place = { id: number; committeeId: number }

/** Only the levels that are needed: two branches of one committee settle it between them, the committee is informed. */
export function kindOf(from: Place | null, to: Place | null): TransferKind {
  if (!from) return 'incoming'
  if (!to) return 'outgoing'
  return from.committeeId === to.committeeId ? 'within' : 'between'
}
