import type { call } from '#web/call.ts'
import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'

export type FeedSummary = Awaited<ReturnType<typeof call.masterData.feeds.list>>['rows'][number]
export type Feed = Awaited<ReturnType<typeof call.masterData.feeds.get>>

const states: Record<FeedSummary['status'], { tone: Tone; words: string }> = {
  received: { tone: 'info', words: '正在比对' },
  compared: { tone: 'warning', words: '等待采用' },
  taking: { tone: 'info', words: '正在采用' },
  taken: { tone: 'good', words: '已采用' },
  discarded: { tone: 'quiet', words: '已放弃' },
  failed: { tone: 'bad', words: '未成功' },
}

export const FeedState = ({ status }: { status: FeedSummary['status'] }) => (
  <StatusDot tone={states[status].tone}>{states[status].words}</StatusDot>
)

export const modeNames = { full: '全量', changes: '变动' } as const
export const originNames = {
  upload: '网页上传',
  push: '接口推送',
  pull: '定时拉取',
  command: '命令行',
  demo: '演示',
} as const
export const kindNames = { organizations: '党组织', people: '人员' } as const

/** True while something is done with the feed that the page should follow. */
export const isUnderWay = ({ status }: Pick<FeedSummary, 'status'>) =>
  status === 'received' || status === 'taking'

/** 新增 3、变更 12、退回 1 */
export function countsInWords({ counts }: Pick<FeedSummary, 'counts'>): string {
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
