/** The floor as a mirror: the room once more upside down, fading with height, and a floor that lets it through. */
import {
  CustomBlending,
  DoubleSide,
  Group,
  type Material,
  Mesh,
  type MeshBasicMaterial,
  type Object3D,
  OneFactor,
  OneMinusSrcAlphaFactor,
} from 'three'

export type Mirror = {
  group: Group
  /** Leans the reflection a little: several of them laid over each other are a soft one. */
  lean: (x: number, z: number) => void
}

export function mirrorOf(world: Group, floor: Mesh): Mirror {
  const group = new Group()
  const upside = world.clone(true)
  const copies = new Map<Material, Material>()
  const gone: Object3D[] = []
  upside.traverse((one) => {
    one.renderOrder = -1
    if (!(one instanceof Mesh)) return
    if (one.geometry === floor.geometry || one.userData.glass) {
      gone.push(one)
      return
    }
    const source = one.material as Material
    const copy = copies.get(source) ?? fading(source)
    copies.set(source, copy)
    one.material = copy
  })
  for (const one of gone) one.parent?.remove(one)
  group.add(upside)
  group.matrixAutoUpdate = false
  const lean = (x: number, z: number) => {
    group.matrix.set(1, x, 0, 0, 0, -1, 0, 0, 0, z, 1, 0, 0, 0, 0, 1)
    group.matrixWorldNeedsUpdate = true
  }
  lean(0, 0)
  return { group, lean }
}

function fading(source: Material): Material {
  const copy = source.clone()
  copy.side = DoubleSide
  copy.onBeforeCompile = (shader) => {
    shader.vertexShader = shader.vertexShader
      .replace('void main() {', 'varying float vDeep;\nvoid main() {')
      .replace(
        '#include <project_vertex>',
        '#include <project_vertex>\nvDeep = -(modelMatrix * vec4(transformed, 1.)).y;',
      )
    shader.fragmentShader = shader.fragmentShader
      .replace('void main() {', 'varying float vDeep;\nvoid main() {')
      .replace(
        '#include <opaque_fragment>',
        'outgoingLight *= exp(-max(vDeep, 0.) * .3);\n#include <opaque_fragment>',
      )
  }
  return copy
}

/** The flatter one looks, the more of the room stands in the floor (after Schlick). */
export function polished(material: MeshBasicMaterial, polish: number): void {
  material.transparent = true
  material.blending = CustomBlending
  material.blendSrc = OneFactor
  material.blendDst = OneMinusSrcAlphaFactor
  material.onBeforeCompile = (shader) => {
    shader.vertexShader = shader.vertexShader
      .replace('void main() {', 'varying vec3 vGround;\nvoid main() {')
      .replace(
        '#include <project_vertex>',
        '#include <project_vertex>\nvGround = (modelMatrix * vec4(transformed, 1.)).xyz;',
      )
    shader.fragmentShader = shader.fragmentShader
      .replace('void main() {', 'varying vec3 vGround;\nvoid main() {')
      .replace(
        '#include <opaque_fragment>',
        `float steep = normalize(cameraPosition - vGround).y;
        float mirrored = ${polish.toFixed(3)} + .42 * pow(1. - clamp(steep, 0., 1.), 3.);
        outgoingLight *= 1. - mirrored * .55;
        #include <opaque_fragment>
        gl_FragColor.a = 1. - mirrored;`,
      )
  }
}
