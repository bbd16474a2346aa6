/** What holds of tables with whole numbers that leave the platform as a file. */

export const kinds = ['roll', 'transferExchange'] as const
export type Kind = (typeof kinds)[number]
export const kindNames: Record<Kind, string> = { roll: '人员名册', transferExchange: '转接交换表' }

/** `lapsed`: nobody fetched it, or decided on it, in its time; it follows from the time and is written nowhere. */
export const states = ['waiting', 'ready', 'taken', 'lapsed', 'refused', 'withdrawn'] as const
export type State = (typeof states)[number]
export type WrittenState = Exclude<State, 'taken' | 'lapsed'>
export const stateNames: Record<State, string> = {
  waiting: '待审批',
  ready: '可以下载',
  taken: '已下载',
  lapsed: '已失效',
  refused: '未同意',
  withdrawn: '已撤回',
}

/**
 * Parameters of ours, no article names them: the Personal Information Protection Law (2021) articles 51 and 55 ask for
 * ranked rights, recorded processing and care that grows with the amount, and leave the measure to whoever keeps the data.
 */
export const limits = {
  /** From so many people on a second person agrees first. */
  approvalFrom: 21,
  /** So long what is ready may be fetched, by whoever asked. */
  hours: 24,
  /** So long a request may wait for its decision. */
  days: 7,
}

/** What it takes: a reason always; with many people somebody else's agreement as well. */
export const needsApproval = (people: number, from = limits.approvalFrom): boolean => people >= from

export const untilAfter = (now: Date): Date => new Date(now.getTime() + limits.hours * 3_600_000)

export type Standing = {
  state: WrittenState
  askedAt: string
  untilAt: string | null
  takenAt: string | null
}

/** How it stands at a moment. What was fetched stays open for its day: a download that broke off is begun again. */
export function stateAt({ state, askedAt, untilAt, takenAt }: Standing, now: Date): State {
  if (state === 'waiting')
    return Date.parse(askedAt) + limits.days * 86_400_000 < now.getTime() ? 'lapsed' : 'waiting'
  if (state !== 'ready') return state
  if (takenAt) return 'taken'
  return untilAt !== null && Date.parse(untilAt) < now.getTime() ? 'lapsed' : 'ready'
}

/** Why somebody may not decide on it; null when he may. Nobody agrees to what he asked for himself. */
export function whyNotDecide(one: Standing & { askerId: number }, accountId: number, now: Date) {
  if (one.askerId === accountId) return 'number-export-own'
  const state = stateAt(one, now)
  if (state === 'waiting') return null
  return state === 'lapsed' ? 'number-export-lapsed' : 'number-export-decided'
}

/** Why the file may not be fetched; null when it may. */
export function whyNotTake(one: Standing, now: Date) {
  const open = one.untilAt !== null && Date.parse(one.untilAt) >= now.getTime()
  if (one.state === 'ready') return open ? null : 'number-export-lapsed'
  return one.state === 'waiting' ? 'number-export-waiting' : 'number-export-closed'
}
