import type { Difference } from './difference-card.tsx'

export const stateWords: Record<
  Difference['status'],
  { tone: 'warning' | 'info' | 'good' | 'quiet'; words: string }
> = {
  open: { tone: 'warning', words: '待决定' },
  asked: { tone: 'info', words: '已询问支部' },
  replied: { tone: 'warning', words: '支部已答复' },
  accepted: { tone: 'good', words: '已采纳' },
  declined: { tone: 'quiet', words: '不采纳' },
  settled: { tone: 'quiet', words: '已一致' },
}
