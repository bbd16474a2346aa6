/** Photographs a built hall: all round, or one board, several times over with leaning reflections for soft ones. */
import {
  ACESFilmicToneMapping,
  AdditiveBlending,
  Camera,
  CubeCamera,
  DirectionalLight,
  Euler,
  FloatType,
  HalfFloatType,
  LinearFilter,
  LinearMipmapLinearFilter,
  Matrix3,
  Matrix4,
  Mesh,
  MeshStandardMaterial,
  NoToneMapping,
  PerspectiveCamera,
  PlaneGeometry,
  Scene,
  ShaderMaterial,
  WebGLCubeRenderTarget,
  WebGLRenderer,
  WebGLRenderTarget,
} from 'three'
import type { Vec } from '../../halls/surfaces/rules.ts'
import type { BuiltHall } from './build-hall.ts'

const cover = 'varying vec2 v;void main(){v=uv;gl_Position=vec4(position.xy,0.,1.);}'
const around = `uniform samplerCube seen;uniform mat3 turn;uniform float part;varying vec2 v;void main(){
  float lon=(v.x-.5)*6.28318530718;float lat=(v.y-.5)*3.14159265359;
  vec3 d=turn*vec3(sin(lon)*cos(lat),sin(lat),-cos(lon)*cos(lat));
  gl_FragColor=vec4(min(textureCube(seen,d).rgb,vec3(12.))*part,1.);}`
const flat =
  'uniform sampler2D seen;uniform float part;varying vec2 v;void main(){gl_FragColor=vec4(min(texture2D(seen,v).rgb,vec3(12.))*part,1.);}'
const develop =
  'uniform sampler2D seen;varying vec2 v;void main(){gl_FragColor=vec4(texture2D(seen,v).rgb,1.);\n#include <tonemapping_fragment>\n#include <colorspace_fragment>\n}'

export type Darkroom = {
  renderer: WebGLRenderer
  panorama: (hall: BuiltHall, from: Vec, width: number) => void
  still: (hall: BuiltHall, from: Vec, to: Vec, size: readonly [number, number]) => void
  canvas: HTMLCanvasElement
  close: () => void
}

/** Leanings of the reflection and turnings of the camera, spread evenly over a small disc. */
const jitter = (pass: number, passes: number) => {
  const angle = pass * 2.399963
  const radius = Math.sqrt((pass + 0.5) / passes)
  return [Math.cos(angle) * radius, Math.sin(angle) * radius] as const
}

type Room = { renderer: WebGLRenderer; exposure: number; passes: number }

/** Lays several exposures over each other and develops them onto the canvas. */
function expose(
  { renderer, exposure, passes }: Room,
  [width, height]: readonly [number, number],
  shader: string,
  take: (x: number, y: number) => object,
): void {
  const film = new WebGLRenderTarget(width, height, {
    type: FloatType,
    minFilter: LinearFilter,
    depthBuffer: false,
  })
  renderer.toneMapping = NoToneMapping
  for (let pass = 0; pass < passes; pass++) {
    const uniforms = take(...jitter(pass, passes))
    const sheet = sheetOf(shader, { ...values(uniforms), part: { value: 1 / passes } })
    renderer.autoClear = pass === 0
    renderer.setRenderTarget(film)
    renderer.render(sheet.scene, sheet.camera)
    renderer.autoClear = true
    sheet.drop()
  }
  renderer.toneMapping = ACESFilmicToneMapping
  renderer.toneMappingExposure = exposure
  renderer.setSize(width, height, false)
  renderer.setRenderTarget(null)
  const sheet = sheetOf(develop, { seen: { value: film.texture } }, false)
  renderer.render(sheet.scene, sheet.camera)
  sheet.drop()
  film.dispose()
}

/** How far the reflection leans, and how far the camera turns, between two exposures. */
const [leaning, turning] = [0.018, 0.0007]

export function openDarkroom(exposure: number, passes: number): Darkroom {
  const renderer = new WebGLRenderer({ antialias: false, preserveDrawingBuffer: true })
  renderer.setPixelRatio(1)
  const room: Room = { renderer, exposure, passes }
  const cube = new WebGLCubeRenderTarget(1280, {
    type: HalfFloatType,
    generateMipmaps: true,
    minFilter: LinearMipmapLinearFilter,
  })
  return {
    renderer,
    canvas: renderer.domElement,
    close() {
      cube.dispose()
      renderer.dispose()
      renderer.forceContextLoss()
    },
    panorama(hall, from, width) {
      const camera = new CubeCamera(0.05, 60, cube)
      camera.position.set(...from)
      hall.scene.add(camera)
      expose(room, [width, width / 2], around, (x, y) => {
        hall.mirror.lean(x * leaning, y * leaning)
        const turn = new Euler(x * turning, y * turning, 0)
        camera.rotation.copy(turn)
        camera.updateMatrixWorld()
        camera.update(renderer, hall.scene)
        const back = new Matrix4().makeRotationFromEuler(turn).invert()
        return { seen: cube.texture, turn: new Matrix3().setFromMatrix4(back) }
      })
      hall.scene.remove(camera)
    },
    still(hall, from, to, size) {
      const camera = new PerspectiveCamera(46, size[0] / size[1], 0.05, 60)
      camera.position.set(...from)
      camera.lookAt(...to)
      const frame = new WebGLRenderTarget(...size, { type: HalfFloatType, samples: 4 })
      expose(room, size, flat, (x, y) => {
        hall.mirror.lean(x * leaning, y * leaning)
        renderer.setRenderTarget(frame)
        renderer.render(hall.scene, camera)
        return { seen: frame.texture }
      })
      frame.dispose()
    },
  }
}

const values = (uniforms: object) =>
  Object.fromEntries(Object.entries(uniforms).map(([name, value]) => [name, { value }]))

function sheetOf(fragmentShader: string, uniforms: Record<string, { value: unknown }>, adding = true) {
  const material = new ShaderMaterial({ uniforms, vertexShader: cover, fragmentShader, depthTest: false })
  if (adding) {
    material.blending = AdditiveBlending
    material.transparent = true
  }
  const plane = new PlaneGeometry(2, 2)
  const scene = new Scene()
  const mesh = new Mesh(plane, material)
  mesh.frustumCulled = false
  scene.add(mesh)
  const drop = () => {
    plane.dispose()
    material.dispose()
  }
  return { scene, camera: new Camera(), drop }
}

/** Lets pieces of metal and glass mirror the room they stand in, and gives them a highlight. */
export function mirrorRoomInPieces(renderer: WebGLRenderer, hall: BuiltHall): void {
  const target = new WebGLCubeRenderTarget(128, { type: HalfFloatType })
  const camera = new CubeCamera(0.1, 60, target)
  camera.position.set(0.6, 1.7, 1.2)
  hall.scene.add(camera)
  camera.update(renderer, hall.scene)
  hall.scene.remove(camera)
  hall.scene.traverse((one) => {
    if (one instanceof Mesh && one.material instanceof MeshStandardMaterial)
      one.material.envMap = target.texture
  })
  const sun = new DirectionalLight('#ffe9c8', 1.6)
  sun.position.set(1.2, 4, 2)
  hall.scene.add(sun)
}
