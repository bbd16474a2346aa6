/** Small things that everything drawn in a hall is made with: colours, textures of canvases, bars of trim. */
import {
  BoxGeometry,
  CanvasTexture,
  Color,
  LinearMipmapLinearFilter,
  LinearSRGBColorSpace,
  Mesh,
  type MeshBasicMaterial,
  RepeatWrapping,
  SRGBColorSpace,
  type Texture,
} from 'three'
import type { Colour } from '../../halls/surfaces/rules.ts'

export const colourOf = (colour: Colour) => new Color().setRGB(...colour, LinearSRGBColorSpace)

export function textureOf(canvas: TexImageSource, repeat = false): Texture {
  const texture = new CanvasTexture(canvas as HTMLCanvasElement)
  texture.colorSpace = SRGBColorSpace
  texture.anisotropy = 8
  texture.minFilter = LinearMipmapLinearFilter
  if (repeat) texture.wrapS = texture.wrapT = RepeatWrapping
  return texture
}

/** A bar of trim: a thin box along a stretch of the plan. */
export function bar(
  from: readonly [number, number],
  to: readonly [number, number],
  y: number,
  [high, deep]: readonly [number, number],
  material: MeshBasicMaterial,
): Mesh {
  const [dx, dz] = [to[0] - from[0], to[1] - from[1]]
  const mesh = new Mesh(new BoxGeometry(Math.hypot(dx, dz), high, deep), material)
  mesh.position.set((from[0] + to[0]) / 2, y, (from[1] + to[1]) / 2)
  mesh.rotation.y = -Math.atan2(dz, dx)
  return mesh
}
