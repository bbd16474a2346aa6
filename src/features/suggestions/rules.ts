import { addDays, type Day } from '#basics/days.ts'

/** An answer is due after so many days; so many photos go along. M: parameters. */
export const limits = { answerDays: 15, photos: 6 }

export const topics = ['work', 'platform'] as const
export type Topic = (typeof topics)[number]
export const topicNames: Record<Topic, string> = { work: '工作', platform: '平台使用' }

export const states = ['waiting', 'answered', 'settled', 'withdrawn'] as const
export type State = (typeof states)[number]
export const stateNames: Record<State, string> = {
  waiting: '待答复',
  answered: '已答复',
  settled: '已解决',
  withdrawn: '已撤回',
}

export type StepKind = 'written' | 'added' | 'passed' | 'answered' | 'solved' | 'unsolved' | 'withdrawn'
export const stepNames: Record<StepKind, string> = {
  written: '提出',
  added: '补充',
  passed: '转上级',
  answered: '答复',
  solved: '已解决',
  unsolved: '未解决',
  withdrawn: '撤回',
}

/** What the writer may say after it was sent. */
export const sayings = ['added', 'solved', 'unsolved', 'withdrawn'] as const
export type Saying = (typeof sayings)[number]

/** What stands where a name would. */
export const unsigned = '不署名'

/** Where it stands after a step. What is not solved, or has more to it, waits for an answer anew. */
export function stateAfter(kind: StepKind): State {
  if (kind === 'answered') return 'answered'
  if (kind === 'solved') return 'settled'
  return kind === 'withdrawn' ? 'withdrawn' : 'waiting'
}

export const dueAfter = (today: Day): Day => addDays(today, limits.answerDays)

const ended = (state: State): string | null => {
  if (state === 'withdrawn') return 'suggestion-withdrawn'
  return state === 'settled' ? 'suggestion-settled' : null
}

/** Why nobody can answer it; an answer may be followed by another. */
export const whyNotAnswer = ended

/** Why it cannot go up. */
export function whyNotPass(state: State, place: { parentId: number | null }): string | null {
  if (state === 'answered') return 'suggestion-answered'
  return ended(state) ?? (place.parentId === null ? 'suggestion-at-top' : null)
}

/** Why the writer cannot say this now. */
export function whyNotSay(state: State, saying: Saying): { code: string; field: string } | null {
  const over = ended(state)
  // What came back after all is said again under the same number.
  if (over && !(state === 'settled' && saying === 'unsolved')) return { code: over, field: 'saying' }
  if (saying === 'withdrawn' && state !== 'waiting')
    return { code: 'suggestion-answered-already', field: 'saying' }
  if (saying === 'unsolved' && state === 'waiting')
    return { code: 'suggestion-not-answered', field: 'saying' }
  return null
}

/** What is left to say needs words: what is missing, what is not solved. */
export const needsWords = (saying: Saying): boolean => saying === 'added' || saying === 'unsolved'
