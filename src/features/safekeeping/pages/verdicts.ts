import type { Tone } from '#web/kit/status-dot.tsx'

export const verdictNames = { running: '进行中', good: '成功', failed: '失败' } as const
export const verdictTones: Record<keyof typeof verdictNames, Tone> = {
  running: 'info',
  good: 'good',
  failed: 'bad',
}

export const drillNames = { good: '演练通过', failed: '演练未通过' } as const
export const drillTones: Record<keyof typeof drillNames, Tone> = { good: 'good', failed: 'bad' }
