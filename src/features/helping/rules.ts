import { type HelpedAct, helpedActs } from '#basics/contract.ts'
import { addDays, type Day } from '#basics/days.ts'

/** What a member can have done for him, in the words of the consent. */
export const actNames: Record<HelpedAct, string> = {
  record: '查看、申请更正本人信息',
  meetings: '会议请假',
  dues: '党费查询、确认和更正缴费基数',
  transfers: '申请转接组织关系',
  admissions: '递交思想汇报、转正申请',
  appraisals: '提交民主评议个人自评、异议',
}
export const actOptions = helpedActs.map((act) => ({ value: act, label: actNames[act] }))

export const actsInWords = (acts: readonly string[]): string =>
  acts.map((act) => actNames[act as HelpedAct] ?? act).join('；')

/** How the member said it: on a signed paper, before a witness, or in his own account. */
export const ways = ['paper', 'witness', 'account'] as const
export type Way = (typeof ways)[number]
export const wayNames: Record<Way, string> = {
  paper: '本人签字的委托书',
  witness: '当面委托，有见证人',
  account: '本人在平台上委托',
}

/**
 * Numbers of practice (M), in one place: a consent is asked for anew each year, so that it stays one; a stretch of
 * acting for somebody ends by itself, so that nobody goes on in his name by mistake.
 */
export const limits = { consentDays: 366, stretchMinutes: 30 }

export const latestEnd = (from: Day): Day => addDays(from, limits.consentDays - 1)

export const consentStates = ['unsigned', 'coming', 'running', 'lapsed', 'over', 'withdrawn'] as const
export type ConsentState = (typeof consentStates)[number]
export const stateNames: Record<ConsentState, string> = {
  unsigned: '待交回委托书',
  coming: '未到开始日期',
  running: '有效',
  lapsed: '已不在同一党支部',
  over: '已到期',
  withdrawn: '已撤销',
}

export type Consent = {
  fromOn: Day
  untilOn: Day
  given: Way
  hasPaper: boolean
  withdrawn: boolean
  /** Both still belong to the branch in which it was given. */
  together: boolean
  acts: readonly string[]
}

/** How a consent stands on a day. */
export function consentState(consent: Omit<Consent, 'acts'>, today: Day): ConsentState {
  if (consent.withdrawn) return 'withdrawn'
  if (consent.untilOn < today) return 'over'
  if (!consent.together) return 'lapsed'
  if (consent.given === 'paper' && !consent.hasPaper) return 'unsigned'
  return consent.fromOn > today ? 'coming' : 'running'
}

/** Whether anything may be done on it any more. */
export const isOpen = (state: ConsentState) => state !== 'over' && state !== 'withdrawn'

/** Why nobody may act for the member on this consent today; null when the helper may. */
export function whyNotStandIn(consent: Omit<Consent, 'acts'>, today: Day): string | null {
  const state = consentState(consent, today)
  return state === 'running' ? null : `helping-${state}`
}

/**
 * Whether the helper may do this for the member (mayActFor): what no contract declares fit for it nobody does for
 * another, and of what is fit only what was consented to. Null when he may.
 */
export function whyNotActFor(helped: HelpedAct | 'any' | undefined, acts: readonly string[]): string | null {
  if (helped === undefined) return 'helping-never'
  return helped === 'any' || acts.includes(helped) ? null : 'helping-not-consented'
}

/** Why a consent cannot be recorded as it is put; null when it can. */
export function whyNotRecord(given: {
  personId: number
  helperId: number
  witnessId: number | null
  recorderId: number | null
  way: Way
  fromOn: Day
  untilOn: Day
  today: Day
}): { code: string; field: string } | null {
  const { personId, helperId, witnessId, recorderId, way, fromOn, untilOn, today } = given
  if (personId === helperId) return { code: 'helping-oneself', field: 'helperId' }
  if (way === 'witness' && witnessId === null) return { code: 'helping-no-witness', field: 'witnessId' }
  if (way === 'witness' && [personId, helperId, recorderId].includes(witnessId))
    return { code: 'helping-witness-involved', field: 'witnessId' }
  if (fromOn < today) return { code: 'helping-backdated', field: 'fromOn' }
  if (untilOn < fromOn) return { code: 'helping-ends-first', field: 'untilOn' }
  if (untilOn > latestEnd(fromOn)) return { code: 'helping-too-long', field: 'untilOn' }
  return null
}
