import type { HotspotKind } from '../rules.ts'

type Asked = { kind: HotspotKind; targetId: number | null; text: string | null }
type Targets = Record<'exhibit' | 'viewpoint' | 'hall', ReadonlySet<number>>

/** Why a hotspot cannot be placed: it must lead to something of this exhibition, or say something. */
export function whyNotHotspot({ kind, targetId, text }: Asked, targets: Targets): string | null {
  if (kind === 'text') return text ? null : 'hotspot-text'
  return targetId !== null && targets[kind].has(targetId) ? null : 'hotspot-target'
}

/** A key for one more viewpoint of a hall: a, b, c … then numbers. */
export function freeKey(taken: string[]): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  const free = [...letters].find((letter) => !taken.includes(letter))
  return free ?? `v${taken.length + 1}`
}
