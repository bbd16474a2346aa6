import type { Counts } from '../plans/rules.ts'

export const feedModes = ['full', 'changes'] as const
export type FeedMode = (typeof feedModes)[number]
export const feedOrigins = ['upload', 'push', 'pull', 'command', 'demo'] as const
export type FeedOrigin = (typeof feedOrigins)[number]
export const feedStatuses = ['received', 'compared', 'taking', 'taken', 'discarded', 'failed'] as const
export type FeedStatus = (typeof feedStatuses)[number]

export const feedModeNames: Record<FeedMode, string> = { full: '全量', changes: '仅变动' }
export const feedOriginNames: Record<FeedOrigin, string> = {
  upload: '网页上传',
  push: '接口推送',
  pull: '定时拉取',
  command: '命令行',
  demo: '演示',
}
export const feedStatusNames: Record<FeedStatus, string> = {
  received: '正在比对',
  compared: '等待采用',
  taking: '正在采用',
  taken: '已采用',
  discarded: '已放弃',
  failed: '未成功',
}

/** What a feed does or did, in numbers. `members`: new people who are members of the Party. */
export type FeedCounts = { organizations: Counts; people: Counts; differences: number; newMembers: number }

/** What the person should know beside the numbers. */
export type FeedNotes = {
  /** Columns that no header of the feed has, by file: read over. */
  unknownColumns: { file: string; columns: string[] }[]
  /** 党内职务 the register has no place for, with how often. */
  unknownPosts: { post: string; people: number }[]
  /** The sheet is a corrected quarantine: it was taken as a feed of changes. */
  correction: boolean
}

/** Nothing would change: every row says what was taken before. */
export const changesNothing = ({ organizations, people, differences }: FeedCounts): boolean =>
  [organizations, people].every((counts) => counts.new + counts.changed + counts.quarantined === 0) &&
  differences === 0

/** 新增 3、变更 12、退回 1 */
export function countsInWords(counts: FeedCounts | null): string {
  if (!counts) return '—'
  const sum = (key: 'new' | 'changed' | 'quarantined') => counts.organizations[key] + counts.people[key]
  const said = [
    ['新增', sum('new')],
    ['变更', sum('changed')],
    ['退回', sum('quarantined')],
    ['差异', counts.differences],
  ].filter(([, number]) => number !== 0)
  return said.length > 0 ? said.map(([word, number]) => `${word} ${number}`).join('、') : '没有变化'
}

/** Why a feed cannot be taken now; null when it can. `takenSoFar`: feeds taken until now. */
export function whyNotTake(
  feed: { status: FeedStatus; comparedAfter: number | null },
  takenSoFar: number,
): string | null {
  if (feed.status === 'taken') return 'feed-taken-already'
  if (feed.status === 'taking') return 'feed-being-taken'
  if (feed.status === 'discarded' || feed.status === 'failed') return 'feed-ended'
  if (feed.status === 'received') return 'feed-not-compared'
  return takenSoFar === feed.comparedAfter ? null : 'feed-outdated'
}

/** Why a feed cannot be discarded now; null when it can. */
export function whyNotDiscard(status: FeedStatus): string | null {
  if (status === 'taken') return 'feed-taken-already'
  if (status === 'taking') return 'feed-being-taken'
  return status === 'discarded' ? 'feed-ended' : null
}
