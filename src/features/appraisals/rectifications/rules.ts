import { type Day, daysBetween, yearOf } from '#basics/days.ts'

export const sources = ['reviewMeeting', 'appraisal', 'talk', 'inspection'] as const
export type Source = (typeof sources)[number]
export const sourceNames: Record<Source, string> = {
  reviewMeeting: '组织生活会',
  appraisal: '民主评议党员',
  talk: '谈心谈话',
  inspection: '上级检查',
}

export type RectificationStatus = 'open' | 'solved' | 'confirmed'
export const statusNames: Record<RectificationStatus, string> = {
  open: '整改中',
  solved: '已整改，待确认',
  confirmed: '已销号',
}

type Facts = { status: RectificationStatus; raisedOn: Day; dueOn: Day }

/** Days since it should have been solved; null while there is time, and when it is solved. */
export const daysLate = ({ status, dueOn }: Pick<Facts, 'status' | 'dueOn'>, today: Day): number | null =>
  status === 'open' && dueOn < today ? daysBetween(dueOn, today) : null

/** In which year it is followed: the first is the one it was raised in. */
export const yearsFollowed = ({ raisedOn }: Pick<Facts, 'raisedOn'>, today: Day) =>
  yearOf(today) - yearOf(raisedOn) + 1

/** Why the days of a rectification cannot be. */
export function whyNotDays(
  { raisedOn, dueOn }: Pick<Facts, 'raisedOn' | 'dueOn'>,
  today: Day,
): string | null {
  if (raisedOn > today) return 'rectification-in-future'
  return dueOn < raisedOn ? 'rectification-due-before' : null
}

const moves: Record<'solve' | 'confirm' | 'reopen', { from: RectificationStatus; code: string }> = {
  solve: { from: 'open', code: 'rectification-not-open' },
  confirm: { from: 'solved', code: 'rectification-not-solved' },
  reopen: { from: 'solved', code: 'rectification-not-solved' },
}

/** Solved while it is open; confirmed, or sent back, once it is solved. */
export const whyNotMove = (move: keyof typeof moves, status: RectificationStatus): string | null =>
  status === moves[move].from ? null : moves[move].code
