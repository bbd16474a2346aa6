import type { Viewer } from '@photo-sphere-viewer/core'
import { GyroscopePlugin } from '@photo-sphere-viewer/gyroscope-plugin'
import { VirtualTourPlugin } from '@photo-sphere-viewer/virtual-tour-plugin'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import '@photo-sphere-viewer/core/index.css'
import '@photo-sphere-viewer/markers-plugin/index.css'
import '@photo-sphere-viewer/virtual-tour-plugin/index.css'
import { openViewer, type Stage, turnTo } from './panorama-viewer.ts'
import { nearestSpot } from './visited.ts'

/** The panorama tour: turns by finger, mouse, key or gyroscope; pieces of the picture come as they are looked at. */
export default function PanoramaStage(props: Stage) {
  const host = useRef<HTMLDivElement>(null)
  const now = useRef(props)
  now.current = props
  const viewer = useRef<Viewer>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the viewer lives as long as the exhibition; the rest is told to it below
  useEffect(() => {
    if (!host.current) return
    const made = openViewer(host.current, () => now.current)
    viewer.current = made.viewer
    return () => {
      viewer.current = null
      made.close()
    }
  }, [props.visit])
  useEffect(() => {
    const tour = viewer.current?.getPlugin<VirtualTourPlugin>(VirtualTourPlugin)
    const id = String(props.viewpoint.id)
    if (tour?.getCurrentNode() && tour.getCurrentNode().id !== id)
      // Who leaves on the way never arrives.
      tour.setCurrentNode(id, { rotation: false }).catch(() => undefined)
  }, [props.viewpoint])
  // biome-ignore lint/correctness/useExhaustiveDependencies: one turns when a new look is given, whatever else is new
  useEffect(() => {
    const node = viewer.current?.getPlugin<VirtualTourPlugin>(VirtualTourPlugin)?.getCurrentNode()
    // On the way to another viewpoint one turns on arrival.
    if (viewer.current && props.look && node?.id === String(props.viewpoint.id))
      turnTo(viewer.current, props.look, props)
  }, [props.look])
  useEffect(() => {
    const plugin = viewer.current?.getPlugin<GyroscopePlugin>(GyroscopePlugin)
    if (!plugin) return
    if (props.gyroscope) plugin.start().catch(() => now.current.onGyroscope('missing'))
    else plugin.stop()
  }, [props.gyroscope])
  return (
    <div
      ref={host}
      className="stage"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keys
      tabIndex={0}
      aria-label={`全景：${props.viewpoint.title}。方向键转动，加减号缩放，回车打开正前方的展品，Tab 键到展品清单。`}
      onKeyDown={(event) => onKey(event, viewer.current, now.current)}
    />
  )
}

function onKey(event: KeyboardEvent, viewer: Viewer | null, { viewpoint, onSpot, onViewpoint }: Stage): void {
  if (!viewer || event.target !== event.currentTarget) return
  const { yaw, pitch } = viewer.getPosition()
  const [x, y] =
    { ArrowLeft: [-0.2, 0], ArrowRight: [0.2, 0], ArrowUp: [0, 0.12], ArrowDown: [0, -0.12] }[event.key] ?? []
  if (x !== undefined && y !== undefined)
    viewer.rotate({ yaw: yaw + x, pitch: Math.max(-1.3, Math.min(1.3, pitch + y)) })
  else if (event.key === '+' || event.key === '=') viewer.zoom(viewer.getZoomLevel() + 12)
  else if (event.key === '-') viewer.zoom(viewer.getZoomLevel() - 12)
  else if (event.key === 'Enter') {
    const spot = nearestSpot(viewpoint.hotspots, yaw, pitch)
    if (spot?.viewpointId) onViewpoint(spot.viewpointId)
    else if (spot) onSpot(spot)
  } else return
  event.preventDefault()
}
