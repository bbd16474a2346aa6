import type { call } from '#web/call.ts'
import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { feedStatusNames } from '../feeds/rules.ts'

export type FeedSummary = Awaited<ReturnType<typeof call.masterData.feeds.list>>['rows'][number]
export type Feed = Awaited<ReturnType<typeof call.masterData.feeds.get>>

const tones: Record<FeedSummary['status'], Tone> = {
  received: 'info',
  compared: 'warning',
  taking: 'info',
  taken: 'good',
  discarded: 'quiet',
  failed: 'bad',
}

export const FeedState = ({ status }: { status: FeedSummary['status'] }) => (
  <StatusDot tone={tones[status]}>{feedStatusNames[status]}</StatusDot>
)

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
