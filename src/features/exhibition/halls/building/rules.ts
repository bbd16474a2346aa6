import type { HallPlan } from '../plan/rules.ts'
import { hallScene } from '../rules.ts'

type Neighbours = Record<'next' | 'previous', { id: number; title: string } | null>

type Led = {
  viewpoint: string
  yaw: number
  pitch: number
  label: string
} & (
  | { kind: 'exhibit'; exhibitId: number }
  | { kind: 'viewpoint'; key: string }
  | { kind: 'hall'; hallId: number; way: 'next' | 'previous' }
)

/** What may be pressed in a built hall: exhibits, other places to stand, and the doors that lead somewhere. */
export function ledFrom(plan: HallPlan, neighbours: Neighbours): Led[] {
  const { hotspots, viewpoints } = hallScene(plan)
  return hotspots.flatMap(({ target, viewpoint, yaw, pitch }): Led[] => {
    const at = { viewpoint, yaw, pitch }
    if (target.kind === 'exhibit') {
      const title = plan.exhibits.find(({ id }) => id === target.id)?.title ?? ''
      return [{ ...at, kind: 'exhibit', exhibitId: Number(target.id), label: title }]
    }
    if (target.kind === 'viewpoint') {
      const title = viewpoints.find(({ key }) => key === target.key)?.title ?? target.key
      return [{ ...at, kind: 'viewpoint', key: target.key, label: title }]
    }
    const to = neighbours[target.way]
    return to ? [{ ...at, kind: 'hall', way: target.way, hallId: to.id, label: to.title }] : []
  })
}

/** Why what was rendered does not fit the hall: exhibits or viewpoints are others than those it was made of. */
export function whyNotBuild(plan: HallPlan, given: { exhibitIds: number[]; keys: string[] }): string | null {
  const same = (some: string[], others: string[]) =>
    some.length === others.length && some.every((one) => others.includes(one))
  const present = plan.exhibits.map(({ id }) => id)
  const places = hallScene(plan).viewpoints.map(({ key }) => key)
  return same(present, given.exhibitIds.map(String)) && same(places, given.keys)
    ? null
    : 'hall-changed-meanwhile'
}
