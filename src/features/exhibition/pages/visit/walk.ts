/** Where a visitor stands and what is open; every way of moving ends here. */
import { useState } from 'react'
import type { Look } from './panorama-viewer.ts'
import {
  beside,
  bestView,
  type Exhibit,
  type Hall,
  type Hotspot,
  hallOf,
  hallWith,
  type Stop,
  stopsOf,
  type Viewpoint,
  type Visit,
} from './visited.ts'

export type Walk = {
  hall: Hall
  viewpoint: Viewpoint
  look: Look | null
  exhibit: Exhibit | null
  /** Words that a curator put up at a spot. */
  note: Hotspot | null
  before: Exhibit | undefined
  after: Exhibit | undefined
  /** Where the guided tour begins when it is begun here. */
  stopHere: number
  arrive: (viewpointId: number) => void
  goTo: (viewpointId: number) => void
  goToHall: (hallId: number) => void
  passDoor: (way: 'next' | 'previous') => void
  turn: (look: Look) => void
  open: (exhibitId: number) => void
  /** Opens what a pointer stands for. */
  press: (spot: Hotspot) => void
  close: () => void
  showStop: (stop: Stop) => void
}

/** What lies open: an exhibit, or words of a curator, or nothing. */
function useOpened() {
  const [opened, show] = useState<number | Hotspot | null>(null)
  return {
    exhibitId: typeof opened === 'number' ? opened : null,
    note: typeof opened === 'object' ? opened : null,
    show,
    close: () => show(null),
  }
}

const firstStopIn = (visit: Visit, hall: Hall): number =>
  Math.max(
    0,
    stopsOf(visit).findIndex((stop) => stop.hall.id === hall.id),
  )

export function useWalk(visit: Visit): Walk {
  const first = visit.halls.find((hall) => hall.viewpoints.length > 0)?.viewpoints[0] as Viewpoint
  const [viewpointId, setViewpointId] = useState(first.id)
  const [look, setLook] = useState<Look | null>(null)
  const { exhibitId, note, show, close } = useOpened()
  const hall = hallOf(visit, viewpointId) ?? (visit.halls[0] as Hall)
  const viewpoint = hall.viewpoints.find((one) => one.id === viewpointId) ?? first
  const exhibit = exhibitId === null ? null : (hall.exhibits.find((one) => one.id === exhibitId) ?? null)

  const goTo = (id: number) => {
    const there = hallOf(visit, id)?.viewpoints.find((one) => one.id === id)
    if (!there) return
    setViewpointId(id)
    close()
    setLook({ yaw: there.heading, pitch: -0.18 })
  }
  const goToHall = (id: number) => {
    const [there] = visit.halls.find((one) => one.id === id)?.viewpoints ?? []
    if (there) goTo(there.id)
  }
  const open = (id: number) => {
    const there = hallWith(visit, id)
    const view = there && bestView(there, id, viewpointId)
    show(id)
    if (!view) return
    setViewpointId(view.viewpoint.id)
    setLook({ yaw: view.spot.yaw, pitch: view.spot.pitch })
  }
  const press = (spot: Hotspot) => {
    if (spot.exhibitId !== null) return open(spot.exhibitId)
    show(spot)
    setLook({ yaw: spot.yaw, pitch: spot.pitch })
  }
  const arrive = (id: number) => {
    if (id === viewpointId) return
    setViewpointId(id)
    close()
  }
  const showStop = (stop: Stop) => (stop.exhibit ? open(stop.exhibit.id) : goToHall(stop.hall.id))
  return {
    hall,
    viewpoint,
    look,
    exhibit,
    note,
    before: exhibit ? beside(visit, exhibit.id, -1) : undefined,
    after: exhibit ? beside(visit, exhibit.id, 1) : undefined,
    stopHere: firstStopIn(visit, hall),
    arrive,
    goTo,
    goToHall,
    passDoor: (way) => goToHall(visit.halls[visit.halls.indexOf(hall) + (way === 'next' ? 1 : -1)]?.id ?? 0),
    turn: (to) => setLook({ ...to }),
    open,
    press,
    close,
    showStop,
  }
}
