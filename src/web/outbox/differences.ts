/** One thing in which what was written here differs from what stands on the server. */
export type Difference = {
  key: string
  label: string
  mine: string
  theirs: string
  /** The input with the server's side of it. */
  take(input: Record<string, unknown>): Record<string, unknown>
}

/** How a deed that met a conflict is held beside what the server has now: a feature's pages bring it along. */
export type KeptDeed = {
  /** The endpoint as pages call it: `meetings.records.hold`. */
  deed: string
  compare(input: Record<string, unknown>): Promise<{ differences: Difference[]; revision: number }>
}
