import { type DifferenceStatus, statusNames } from '../differences/rules.ts'

export const stateWords: Record<
  DifferenceStatus,
  { tone: 'warning' | 'info' | 'good' | 'quiet'; words: string }
> = {
  open: { tone: 'warning', words: statusNames.open },
  asked: { tone: 'info', words: statusNames.asked },
  replied: { tone: 'warning', words: statusNames.replied },
  accepted: { tone: 'good', words: statusNames.accepted },
  declined: { tone: 'quiet', words: statusNames.declined },
  settled: { tone: 'quiet', words: statusNames.settled },
}
