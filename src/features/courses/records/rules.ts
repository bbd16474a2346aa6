export const recordStates = ['asked', 'confirmed', 'declined', 'withdrawn'] as const
export type RecordState = (typeof recordStates)[number]
export const recordStateNames: Record<RecordState, string> = {
  asked: '待确认',
  confirmed: '已确认',
  declined: '未确认',
  withdrawn: '已撤回',
}

type Stamps = { confirmedAt: string | null; declinedAt: string | null; withdrawnAt: string | null }
export const recordState = ({ confirmedAt, declinedAt, withdrawnAt }: Stamps): RecordState =>
  confirmedAt ? 'confirmed' : declinedAt ? 'declined' : withdrawnAt ? 'withdrawn' : 'asked'

/** By topic, on how many days it was studied: a day counts once, however much was read on it. Topics by name. */
export function daysByTopic(
  rows: readonly { topic: string; studiedOn: string; state: RecordState }[],
): { topic: string; days: number }[] {
  const days = new Map<string, Set<string>>()
  for (const { topic, studiedOn, state } of rows)
    if (state === 'confirmed') days.set(topic, (days.get(topic) ?? new Set()).add(studiedOn))
  return [...days]
    .map(([topic, set]) => ({ topic, days: set.size }))
    .sort((one, other) => one.topic.localeCompare(other.topic, 'zh'))
}
