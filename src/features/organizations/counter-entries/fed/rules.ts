/** What is known of an organization's line of a feed. */
export type FedFacts = {
  organizationId: number
  parentId: number | null
  kind: 'renamed' | 'fed' | 'recorded'
  undone: boolean
  closed: boolean
  laterKind: string | null
  members: number
  openChildren: number[]
}

/** Why a line is not taken back; null when it is. `going`: organizations below it that go as well. */
function whyStaysFed(line: FedFacts, going: ReadonlySet<number>): string | null {
  if (line.undone || (line.closed && line.kind === 'recorded')) return 'undone'
  if (line.laterKind !== null) return 'changed'
  if (line.closed) return 'closed'
  if (line.kind !== 'recorded') return null
  if (line.parentId === null) return 'root'
  if (line.openChildren.some((child) => !going.has(child))) return 'children'
  return line.members > 0 ? 'members' : null
}

/** Each line with why it stays. Those entered are judged from below: what stands below goes first. */
export function judgeFed<T extends FedFacts & { path: string }>(
  lines: T[],
): (T & { stays: string | null })[] {
  const going = new Set<number>()
  return [...lines]
    .sort((a, b) => b.path.length - a.path.length)
    .map((line) => {
      const stays = whyStaysFed(line, going)
      if (stays === null && line.kind === 'recorded') going.add(line.organizationId)
      return { ...line, stays }
    })
}
