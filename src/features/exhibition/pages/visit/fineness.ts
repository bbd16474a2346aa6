/** How finely the view is drawn: no finer than an eye sees, and coarsely while it turns where no graphics card draws it. */
import { events, SYSTEM, type Viewer } from '@photo-sphere-viewer/core'
import { type Camera, Mesh, type Object3D, type WebGLRenderer } from 'three'
import type { Device } from './way.ts'

const finest = 2
const stillAfter = 450

/** Before a viewer is opened: what it would ask of the device is known already, and asking takes a weak one half a second. */
export function prepareDrawing({ software, widest }: Device): void {
  const touches = navigator.maxTouchPoints > 0
  Object.assign(SYSTEM, {
    loaded: true,
    isWebGLSupported: true,
    maxTextureWidth: widest,
    isTouchEnabled: { initial: touches, promise: Promise.resolve(touches) },
    isIphone: /iPhone/i.test(navigator.userAgent),
    pixelRatio: software ? 1 : Math.min(devicePixelRatio, finest),
  })
}

/** The viewer's ball that is only there to be hit by a press: it need not be painted over the whole picture. */
function leaveOutUnseen(scene: Object3D): void {
  for (const one of scene.children)
    if (one instanceof Mesh && !Array.isArray(one.material) && one.material.opacity === 0)
      one.material.visible = false
}

/** Draws nothing that is not seen, and once more in full fineness when the view is at rest. Gives back the way to stop. */
export function drawSparingly(viewer: Viewer, { software }: Device): () => void {
  let drawing: WebGLRenderer | undefined
  viewer.renderer.setCustomRenderer((renderer) => {
    drawing = renderer
    const render = (scene: Object3D, camera: Camera) => {
      leaveOutUnseen(scene)
      renderer.render(scene, camera)
    }
    return { render }
  })
  if (!software || devicePixelRatio <= 1) return () => undefined
  const draw = (ratio: number) => {
    if (!drawing || drawing.getPixelRatio() === ratio) return
    drawing.setPixelRatio(ratio)
    viewer.needsUpdate()
  }
  let resting: ReturnType<typeof setTimeout> | undefined
  const turn = () => {
    draw(1)
    clearTimeout(resting)
    resting = setTimeout(() => draw(Math.min(devicePixelRatio, finest)), stillAfter)
  }
  const { PanoramaLoadedEvent, PositionUpdatedEvent, ZoomUpdatedEvent } = events
  for (const { type } of [PanoramaLoadedEvent, PositionUpdatedEvent, ZoomUpdatedEvent])
    viewer.addEventListener(type, turn)
  return () => clearTimeout(resting)
}
