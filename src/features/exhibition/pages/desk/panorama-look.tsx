import { Viewer } from '@photo-sphere-viewer/core'
import { MarkersPlugin } from '@photo-sphere-viewer/markers-plugin'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import '@photo-sphere-viewer/core/index.css'
import '@photo-sphere-viewer/markers-plugin/index.css'
import type { PlacedSpot } from './placed-spots.ts'

export type PickProps = {
  address: string
  heading: number
  spots: PlacedSpot[]
  chosen: number | null
  onPick: (yaw: number, pitch: number) => void
}

/** The look around itself: a press places or moves a hotspot where one sees it; keys turn, Enter places in the middle. */
export default function PanoramaLook(props: PickProps) {
  const host = useRef<HTMLDivElement>(null)
  const now = useRef(props)
  now.current = props
  const viewer = useRef<Viewer>(null)
  const { address, spots, chosen } = props
  useEffect(() => {
    if (!host.current) return
    const made = open(host.current, address, () => now.current)
    viewer.current = made
    return () => {
      viewer.current = null
      made.destroy()
    }
  }, [address])
  useEffect(() => {
    if (viewer.current?.state.ready) mark(viewer.current, spots, chosen)
  }, [spots, chosen])
  return (
    <div
      ref={host}
      className="panorama-look"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keys
      tabIndex={0}
      aria-label="环视：点一处放置热点；方向键转动，加减号缩放，回车放到画面正中"
      onKeyDown={(event) => onKey(event, viewer.current, now.current)}
    />
  )
}

/** Between half a turn left and half a turn right. */
const turned = (yaw: number) => Math.atan2(Math.sin(yaw), Math.cos(yaw))

function open(container: HTMLElement, address: string, now: () => PickProps): Viewer {
  const viewer = new Viewer({
    container,
    panorama: address,
    navbar: false,
    loadingTxt: '',
    keyboard: false,
    mousewheelCtrlKey: false,
    touchmoveTwoFingers: false,
    defaultYaw: now().heading,
    defaultZoomLvl: 22,
    rendererParameters: { antialias: false, alpha: false },
    plugins: [MarkersPlugin],
  })
  viewer.addEventListener('ready', () => mark(viewer, now().spots, now().chosen), { once: true })
  viewer.addEventListener('click', ({ data }) => {
    if (!data.rightclick) now().onPick(turned(data.yaw), data.pitch)
  })
  return viewer
}

function mark(viewer: Viewer, spots: PlacedSpot[], chosen: number | null): void {
  const markers = spots.map(({ yaw, pitch }, at) => {
    const element = document.createElement('i')
    element.className = at === chosen ? 'chosen' : ''
    element.textContent = String(at + 1)
    return { id: `spot-${at}`, position: { yaw, pitch }, element, anchor: 'center' }
  })
  viewer.getPlugin<MarkersPlugin>(MarkersPlugin).setMarkers(markers)
}

function onKey(event: KeyboardEvent, viewer: Viewer | null, { onPick }: PickProps): void {
  if (!viewer || event.target !== event.currentTarget) return
  const { yaw, pitch } = viewer.getPosition()
  const [x, y] =
    { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, 0.08], ArrowDown: [0, -0.08] }[event.key] ?? []
  if (x !== undefined && y !== undefined)
    viewer.rotate({ yaw: yaw + x, pitch: Math.max(-1.5, Math.min(1.5, pitch + y)) })
  else if (event.key === '+' || event.key === '=') viewer.zoom(viewer.getZoomLevel() + 12)
  else if (event.key === '-') viewer.zoom(viewer.getZoomLevel() - 12)
  else if (event.key === 'Enter') onPick(turned(yaw), pitch)
  else return
  event.preventDefault()
}
