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

export const modeNames = { full: '全量', changes: '仅变动' } as const
export const originNames = {
  upload: '网页上传',
  push: '接口推送',
  pull: '定时拉取',
  command: '命令行',
  demo: '演示',
} as const
export const kindNames = { organizations: '党组织', people: '人员' } as const

/** What is being done just now, and which part of the whole it is, in percent. */
const stages: Record<string, { words: string; from: number; to: number }> = {
  received: { words: '已接收，等待比对', from: 2, to: 5 },
  reading: { words: '正在读取文件', from: 5, to: 20 },
  comparing: { words: '正在与名册逐行比对', from: 20, to: 60 },
  keeping: { words: '正在保存比对结果', from: 60, to: 100 },
  taking: { words: '正在采用，整批要么全部写入，要么一行也不写', from: 50, to: 100 },
}

/** How far the work has come, out of 100, and what it is. */
export function progressOf({ stage, done, total }: NonNullable<Feed['progress']>) {
  const { words, from, to } = stages[stage] ?? { words: '正在处理', from: 0, to: 100 }
  const counted = total > 0 ? `（${done.toLocaleString('zh-CN')} / ${total.toLocaleString('zh-CN')} 行）` : ''
  return { value: total > 0 ? from + ((to - from) * done) / total : from, words: words + counted }
}

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
