import { EquirectangularAdapter, Viewer } from '@photo-sphere-viewer/core'
import { EquirectangularTilesAdapter } from '@photo-sphere-viewer/equirectangular-tiles-adapter'
import { GyroscopePlugin } from '@photo-sphere-viewer/gyroscope-plugin'
import { MarkersPlugin } from '@photo-sphere-viewer/markers-plugin'
import { VirtualTourPlugin } from '@photo-sphere-viewer/virtual-tour-plugin'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import '@photo-sphere-viewer/core/index.css'
import '@photo-sphere-viewer/markers-plugin/index.css'
import '@photo-sphere-viewer/virtual-tour-plugin/index.css'
import { nearestSpot, type Viewpoint, type Visit } from './visited.ts'
import { type Device, isTooSlow, type Why } from './way.ts'

export type Look = { yaw: number; pitch: number }
type Props = {
  visit: Visit
  viewpoint: Viewpoint
  /** Where to look next; a new object turns the view again. */
  look: Look | null
  gyroscope: boolean
  device: Device
  /** Chosen by hand: then no slowness sends one away. */
  insisted: boolean
  onViewpoint: (id: number) => void
  onExhibit: (id: number) => void
  onHeading: (yaw: number) => void
  onReady: () => void
  onBroken: (why: Why) => void
}

/** The panorama tour: turns by finger, mouse, key or gyroscope; pieces of the picture come as they are looked at. */
export default function PanoramaStage(props: Props) {
  const host = useRef<HTMLDivElement>(null)
  const now = useRef(props)
  now.current = props
  const viewer = useRef<Viewer>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the viewer lives as long as the exhibition; the rest is told to it below
  useEffect(() => {
    if (!host.current) return
    const made = openViewer(host.current, () => now.current)
    viewer.current = made
    return () => {
      viewer.current = null
      made.destroy()
    }
  }, [props.visit])
  useEffect(() => {
    const tour = viewer.current?.getPlugin<VirtualTourPlugin>(VirtualTourPlugin)
    const id = String(props.viewpoint.id)
    if (tour?.getCurrentNode() && tour.getCurrentNode().id !== id)
      tour.setCurrentNode(id, { rotation: false })
  }, [props.viewpoint])
  // biome-ignore lint/correctness/useExhaustiveDependencies: one turns when a new look is given, whatever else is new
  useEffect(() => {
    const node = viewer.current?.getPlugin<VirtualTourPlugin>(VirtualTourPlugin)?.getCurrentNode()
    // On the way to another viewpoint one turns on arrival.
    if (props.look && node?.id === String(props.viewpoint.id))
      turnTo(viewer.current, props.look, props.device.still)
  }, [props.look])
  useEffect(() => {
    const plugin = viewer.current?.getPlugin<GyroscopePlugin>(GyroscopePlugin)
    if (!plugin) return
    if (props.gyroscope) void plugin.start().catch(() => undefined)
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

function openViewer(container: HTMLElement, now: () => Props): Viewer {
  const { visit, viewpoint, device, onReady } = now()
  const tiled = visit.halls.every((hall) => hall.viewpoints.every((one) => one.tiles))
  const viewer = new Viewer({
    container,
    adapter: tiled ? EquirectangularTilesAdapter.withConfig({ baseBlur: false }) : EquirectangularAdapter,
    navbar: false,
    loadingTxt: '',
    defaultZoomLvl: 22,
    minFov: 24,
    maxFov: 95,
    keyboard: false,
    mousewheelCtrlKey: false,
    touchmoveTwoFingers: false,
    defaultTransition: null as never,
    defaultYaw: viewpoint.heading,
    rendererParameters: { powerPreference: 'high-performance', antialias: true },
    plugins: [
      MarkersPlugin,
      GyroscopePlugin,
      VirtualTourPlugin.withConfig({
        positionMode: 'manual',
        renderMode: '3d',
        startNodeId: String(viewpoint.id),
        preload: false,
        showLinkTooltip: false,
        transitionOptions: {
          effect: device.still ? 'none' : 'fade',
          speed: 500,
          rotation: false,
          showLoader: false,
        },
        nodes: visit.halls.flatMap((hall) => hall.viewpoints.map((one) => nodeOf(one, tiled))),
      }),
    ],
  })
  hideArrows(container)
  viewer.addEventListener('ready', () => measure(viewer, now), { once: true })
  viewer.addEventListener('panorama-loaded', () => onReady())
  viewer.addEventListener('panorama-error', () => now().onBroken('lost'))
  viewer.addEventListener('position-updated', ({ position }) => now().onHeading(position.yaw))
  viewer
    .getPlugin<VirtualTourPlugin>(VirtualTourPlugin)
    .addEventListener('node-changed', ({ node, data }) => {
      const { viewpoint, look, device } = now()
      const arrived = viewpoint.id === Number(node.id)
      now().onViewpoint(Number(node.id))
      if (arrived && look && data.fromNode) turnTo(viewer, look, device.still)
    })
  viewer
    .getPlugin<MarkersPlugin>(MarkersPlugin)
    .addEventListener('select-marker', ({ marker }) => now().onExhibit(Number(marker.data)))
  container.querySelector('canvas')?.addEventListener('webglcontextlost', () => now().onBroken('lost'))
  return viewer
}

function nodeOf({ id, title, preview, panorama, tiles, hotspots }: Viewpoint, tiled: boolean) {
  const tileUrl = (column: number, row: number) =>
    (tiles?.address ?? '').replace('{column}', String(column)).replace('{row}', String(row))
  return {
    id: String(id),
    name: title,
    panorama:
      tiled && tiles
        ? { width: tiles.width, cols: tiles.columns, rows: tiles.rows, baseUrl: preview, tileUrl }
        : panorama,
    links: hotspots.flatMap(({ viewpointId, yaw, pitch }) =>
      viewpointId ? [{ nodeId: String(viewpointId), position: { yaw, pitch } }] : [],
    ),
    markers: hotspots.flatMap(({ exhibitId, label, yaw, pitch }) =>
      exhibitId
        ? [
            {
              id: `exhibit-${exhibitId}`,
              position: { yaw, pitch },
              element: pointer(label),
              anchor: 'center',
              data: exhibitId,
            },
          ]
        : [],
    ),
  }
}

/** A point on the wall; the same exhibits stand as buttons in the list below, where the keyboard walks. */
function pointer(label: string): HTMLElement {
  const element = document.createElement('div')
  element.className = 'pointer'
  element.setAttribute('aria-hidden', 'true')
  const words = document.createElement('span')
  words.textContent = label
  element.append(document.createElement('i'), words)
  return element
}

/** The arrows on the floor are for the mouse and the finger; their ways stand as buttons with names in the list below. */
function hideArrows(container: HTMLElement): void {
  const hide = () => {
    for (const arrow of container.querySelectorAll('.psv-virtual-tour-link')) {
      arrow.setAttribute('aria-hidden', 'true')
      arrow.setAttribute('tabindex', '-1')
    }
  }
  new MutationObserver(hide).observe(container, { childList: true, subtree: true })
}

function turnTo(viewer: Viewer | null, look: Look, still: boolean): void {
  // On an upright screen the card covers the lower half: what is looked at stands above it.
  const lift = innerHeight > innerWidth ? -0.2 : 0.18
  const position = { yaw: look.yaw, pitch: look.pitch + lift }
  if (still) viewer?.rotate(position)
  else void viewer?.animate({ ...position, zoom: 34, speed: 900 })
}

function onKey(
  event: KeyboardEvent,
  viewer: Viewer | null,
  { viewpoint, onExhibit, onViewpoint }: Props,
): void {
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
    if (spot?.exhibitId) onExhibit(spot.exhibitId)
    else if (spot?.viewpointId) onViewpoint(spot.viewpointId)
  } else return
  event.preventDefault()
}

/** How long a few frames take after the first picture; where no card draws them and they crawl, pictures are better. */
function measure(viewer: Viewer, now: () => Props): void {
  const times: number[] = []
  let before = performance.now()
  const frame = () => {
    const at = performance.now()
    times.push(at - before)
    before = at
    if (times.length < 6) {
      viewer.needsUpdate()
      requestAnimationFrame(frame)
      return
    }
    const middle = times.toSorted((one, other) => one - other)[3] ?? 0
    const { insisted, device, onBroken } = now()
    if (!insisted && isTooSlow(device, middle)) onBroken('slow')
  }
  requestAnimationFrame(frame)
}
