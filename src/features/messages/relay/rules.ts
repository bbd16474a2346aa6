export type RelayState =
  | 'waiting'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'failed'
  | 'unknown'
  | 'lapsed'
  | 'withdrawn'

/** What carriers said of all parts together; null as long as one is silent. */
export function settledBy(
  ids: readonly string[],
  said: ReadonlyMap<string, { delivered: boolean; state: string }>,
): { state: 'delivered' | 'failed'; because: string | null } | null {
  const heard = ids.flatMap((id) => said.get(id) ?? [])
  const bad = heard.find(({ delivered }) => !delivered)
  if (bad) return { state: 'failed', because: bad.state || '未送达' }
  return ids.length > 0 && heard.length === ids.length ? { state: 'delivered', because: null } : null
}
