/** The viewer of photo-sphere-viewer as the visit uses it: its nodes are viewpoints, its markers what can be pressed. */
import { Viewer } from '@photo-sphere-viewer/core'
import { GyroscopePlugin } from '@photo-sphere-viewer/gyroscope-plugin'
import { MarkersPlugin } from '@photo-sphere-viewer/markers-plugin'
import { VirtualTourPlugin } from '@photo-sphere-viewer/virtual-tour-plugin'
import { drawSparingly, prepareDrawing } from './fineness.ts'
import type { Gyroscope } from './gyroscope-button.tsx'
import { type PiecePanorama, PiecesAdapter } from './pieces.ts'
import { aimedAt, type Hotspot, type Viewpoint, type Visit } from './visited.ts'
import { type Device, isTooSlow, type Why } from './way.ts'

export type Look = { yaw: number; pitch: number }
/** What the viewer asks and tells while it is open. */
export type Stage = {
  visit: Visit
  viewpoint: Viewpoint
  /** Where to look next; a new object turns the view again. */
  look: Look | null
  gyroscope: boolean
  device: Device
  /** Chosen by hand: then no slowness sends one away. */
  insisted: boolean
  onViewpoint: (id: number) => void
  onSpot: (spot: Hotspot) => void
  onHeading: (yaw: number) => void
  /** What fills the view when one has drawn near to it; null: nothing does. */
  onAim: (exhibitId: number | null) => void
  onGyroscope: (state: Gyroscope) => void
  onReady: () => void
  onBroken: (why: Why) => void
}

export function openViewer(container: HTMLElement, now: () => Stage): { viewer: Viewer; close: () => void } {
  const { visit, viewpoint, device } = now()
  prepareDrawing(device)
  const viewer = new Viewer({
    container,
    adapter: PiecesAdapter,
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
    // A picture on the inside of a ball has no edges to be smoothed.
    rendererParameters: { powerPreference: 'high-performance', antialias: false, alpha: false },
    plugins: [
      MarkersPlugin,
      // Either the finger turns or the phone does.
      GyroscopePlugin.withConfig({ touchmove: false }),
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
        nodes: visit.halls.flatMap((hall) => hall.viewpoints.map(nodeOf)),
      }),
    ],
  })
  const unwatched = hideArrows(container)
  listen(viewer, container, now)
  const atRest = drawSparingly(viewer, device)
  const close = () => {
    unwatched()
    atRest()
    // Whoever leaves while a hall is being entered: the tour would go on to draw its arrows after its end. It stops for
    // another node, which it need not find.
    const tour = viewer.getPlugin<VirtualTourPlugin>(VirtualTourPlugin)
    tour.setCurrentNode('outside').catch(() => {})
    viewer.destroy()
  }
  return { viewer, close }
}

function listen(viewer: Viewer, container: HTMLElement, now: () => Stage): void {
  viewer.addEventListener('ready', () => measure(viewer, now), { once: true })
  viewer.addEventListener('panorama-loaded', () => now().onReady())
  viewer.addEventListener('panorama-error', () => now().onBroken('lost'))
  const aim = () => {
    const { hotspots } = now().viewpoint
    now().onAim(aimedAt(hotspots, viewer.getPosition(), viewer.getZoomLevel()))
  }
  viewer.addEventListener('zoom-updated', aim)
  viewer.addEventListener('position-updated', ({ position }) => {
    now().onHeading(position.yaw)
    aim()
  })
  viewer
    .getPlugin<VirtualTourPlugin>(VirtualTourPlugin)
    .addEventListener('node-changed', ({ node, data }) => {
      const { viewpoint, look } = now()
      const arrived = viewpoint.id === Number(node.id)
      now().onViewpoint(Number(node.id))
      if (arrived && look && data.fromNode) turnTo(viewer, look, now())
    })
  viewer
    .getPlugin<MarkersPlugin>(MarkersPlugin)
    .addEventListener('select-marker', ({ marker }) => now().onSpot(marker.data))
  viewer
    .getPlugin<GyroscopePlugin>(GyroscopePlugin)
    .addEventListener('gyroscope-updated', ({ gyroscopeEnabled }) =>
      now().onGyroscope(gyroscopeEnabled ? 'on' : 'off'),
    )
  container.querySelector('canvas')?.addEventListener('webglcontextlost', () => now().onBroken('lost'))
}

/** A panorama that is not cut comes as one piece. */
function panoramaOf({ preview, panorama, tiles }: Viewpoint): PiecePanorama {
  if (!tiles) return { preview, columns: 1, rows: 1, addressOf: () => panorama }
  const { columns, rows, address } = tiles
  const addressOf = (column: number, row: number) =>
    address.replace('{column}', String(column)).replace('{row}', String(row))
  return { preview, columns, rows, addressOf }
}

function nodeOf(viewpoint: Viewpoint) {
  const { id, title, hotspots } = viewpoint
  return {
    id: String(id),
    name: title,
    panorama: panoramaOf(viewpoint),
    links: hotspots.flatMap(({ viewpointId, yaw, pitch }) =>
      viewpointId ? [{ nodeId: String(viewpointId), position: { yaw, pitch } }] : [],
    ),
    markers: hotspots.flatMap((spot) =>
      spot.viewpointId === null
        ? [
            {
              id: `spot-${spot.id}`,
              position: { yaw: spot.yaw, pitch: spot.pitch },
              element: pointer(spot),
              anchor: 'center',
              data: spot,
            },
          ]
        : [],
    ),
  }
}

/** A point on the wall; the same exhibits stand as buttons in the list below, where the keyboard walks. */
function pointer({ label, kind }: Hotspot): HTMLElement {
  const element = document.createElement('div')
  element.className = kind === 'text' ? 'pointer note' : 'pointer'
  element.setAttribute('aria-hidden', 'true')
  const words = document.createElement('span')
  words.textContent = label
  element.append(document.createElement('i'), words)
  return element
}

/** The arrows on the floor are for the mouse and the finger; their ways stand as buttons with names in the list below. */
function hideArrows(container: HTMLElement): () => void {
  const hide = () => {
    for (const arrow of container.querySelectorAll('.psv-virtual-tour-link')) {
      arrow.setAttribute('aria-hidden', 'true')
      arrow.setAttribute('tabindex', '-1')
    }
  }
  const watch = new MutationObserver(hide)
  watch.observe(container, { childList: true, subtree: true })
  return () => watch.disconnect()
}

export function turnTo(viewer: Viewer, look: Look, { device, gyroscope }: Stage): void {
  // Who turns by turning himself is not turned away.
  if (gyroscope) return
  // On an upright screen the card covers the lower half: what is looked at stands above it.
  const lift = innerHeight > innerWidth ? -0.2 : 0.18
  const position = { yaw: look.yaw, pitch: look.pitch + lift }
  if (device.still) viewer.rotate(position)
  else void viewer.animate({ ...position, zoom: 34, speed: 900 })
}

/** How long a few frames take after the first picture; where no card draws them and they crawl, pictures are better. */
function measure(viewer: Viewer, now: () => Stage): void {
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
