/** An order holds everything that is there, once: what came or went meanwhile is not put into a place by accident. */
export const whyNotOrder = (present: number[], wanted: number[]): string | null =>
  present.length === wanted.length &&
  new Set(wanted).size === wanted.length &&
  wanted.every((id) => present.includes(id))
    ? null
    : 'exhibition-order-changed'

/** Where the doors of a hall lead: to the hall before and after it in the walk; null at both ends. */
export function neighboursOf(order: number[], id: number): Record<'next' | 'previous', number | null> {
  const at = order.indexOf(id)
  return { next: order[at + 1] ?? null, previous: order[at - 1] ?? null }
}
