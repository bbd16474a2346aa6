/** What a visit works with: the exhibition as the server tells it, and how one finds one's way in it. */
import type { z } from 'zod'
import type { Angle } from '../../rules.ts'
import type { Visit as VisitOutput } from '../../visits/contract.ts'

export type Visit = z.infer<typeof VisitOutput>
export type Hall = Visit['halls'][number]
export type Exhibit = Hall['exhibits'][number]
export type Viewpoint = Hall['viewpoints'][number]
export type Hotspot = Viewpoint['hotspots'][number]

export const hallOf = (visit: Visit, viewpointId: number): Hall | undefined =>
  visit.halls.find((hall) => hall.viewpoints.some((one) => one.id === viewpointId))

export const hallWith = (visit: Visit, exhibitId: number): Hall | undefined =>
  visit.halls.find((hall) => hall.exhibits.some((one) => one.id === exhibitId))

export const exhibitIn = (visit: Visit, id: number): Exhibit | undefined =>
  hallWith(visit, id)?.exhibits.find((one) => one.id === id)

/** Words that stand in the hall beside its exhibits; seen from two places they are the same. */
export function notesIn({ viewpoints }: Hall): Hotspot[] {
  const all = viewpoints.flatMap(({ hotspots }) => hotspots.filter(({ kind }) => kind === 'text'))
  return [...new Map(all.map((note) => [`${note.label}\n${note.text}`, note])).values()]
}

/** The exhibits of all halls in the order of the walk. */
const inOrder = (visit: Visit): Exhibit[] => visit.halls.flatMap((hall) => hall.exhibits)

export function beside(visit: Visit, exhibitId: number, step: 1 | -1): Exhibit | undefined {
  const all = inOrder(visit)
  return all[all.findIndex((one) => one.id === exhibitId) + step]
}

/** Where an exhibit is seen best: from here when it can be seen at all, or else from where one looks down to it most. */
export function bestView(
  hall: Hall,
  exhibitId: number,
  here: number | null,
): { viewpoint: Viewpoint; spot: Hotspot } | null {
  const views = hall.viewpoints.flatMap((viewpoint) => {
    const spot = viewpoint.hotspots.find((one) => one.exhibitId === exhibitId)
    return spot ? [{ viewpoint, spot }] : []
  })
  const near = (one: { spot: Hotspot }) => Math.abs(one.spot.pitch)
  return (
    views.find(({ viewpoint, spot }) => viewpoint.id === here && near({ spot }) > 0.17) ??
    views.toSorted((one, other) => near(other) - near(one))[0] ??
    null
  )
}

/** What lies nearest to the middle of the view. */
export function nearestSpot(spots: Hotspot[], yaw: number, pitch: number, within = 0.7): Hotspot | null {
  const far = (spot: Hotspot) => {
    const turn = Math.abs(((spot.yaw - yaw + 3 * Math.PI) % (2 * Math.PI)) - Math.PI)
    return Math.hypot(turn, spot.pitch - pitch)
  }
  const [first] = spots.toSorted((one, other) => far(one) - far(other))
  return first && far(first) < within ? first : null
}

const nearZoom = 58

/** The exhibit one has drawn near to: it fills the view, and its board can be read closely by one press. */
export function aimedAt(spots: Hotspot[], { yaw, pitch }: Angle, zoom: number): number | null {
  if (zoom < nearZoom) return null
  const exhibits = spots.filter((spot) => spot.exhibitId !== null)
  return nearestSpot(exhibits, yaw, pitch, 0.36)?.exhibitId ?? null
}

/** A sentence to be said and shown on the guided tour, and what is looked at meanwhile. */
export type Stop = { hall: Hall; exhibit: Exhibit | null; title: string; words: string }
export const stopsOf = (visit: Visit): Stop[] =>
  visit.halls.flatMap((hall): Stop[] => [
    ...(hall.narration ? [{ hall, exhibit: null, title: hall.title, words: hall.narration }] : []),
    ...hall.exhibits.map((exhibit) => ({
      hall,
      exhibit,
      title: exhibit.title,
      words: exhibit.narration || exhibit.text,
    })),
  ])
