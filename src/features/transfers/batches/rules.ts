/** The acts that one may do with all of a batch at once. */
export const batchActs = ['issue', 'handOver', 'accept', 'place', 'returnReceipt', 'fileReceipt'] as const
export type BatchAct = (typeof batchActs)[number]

export type Left = { personId: number; name: string; why: string }

/** Those that go the same way: one letter for each sending committee. */
export function lettersOf<T extends { fromCommitteeId: number | null }>(rows: T[]): T[][] {
  const groups = new Map<number | null, T[]>()
  for (const row of rows) groups.set(row.fromCommitteeId, [...(groups.get(row.fromCommitteeId) ?? []), row])
  return [...groups.values()]
}
