export type EntryState = 'waiting' | 'shown' | 'removed'
export const entryStateNames: Record<EntryState, string> = {
  waiting: '待审看',
  shown: '已公开',
  removed: '未公开或已撤下',
}

type Deed = 'show' | 'reply' | 'remove'

/** Why a message cannot be dealt with so: what was taken away stays away, and only what is shown is answered. */
export function whyNotDeal(
  deed: Deed,
  { state, reports }: { state: EntryState; reports: number },
): string | null {
  if (state === 'removed') return 'entry-removed'
  if (deed === 'reply') return state === 'shown' ? null : 'entry-not-shown'
  return deed === 'show' && state === 'shown' && reports === 0 ? 'entry-shown' : null
}

/** Identity and phone numbers do not belong into a book that many read. */
export const whyNotWrite = (text: string): string | null =>
  /(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9})(?!\d)/.test(text) ? 'entry-number' : null
