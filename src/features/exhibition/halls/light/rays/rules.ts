/** Straight rays among the surfaces of a room. */
import { cross, dot, lengthOf, type Surface, unit } from '../../surfaces/rules.ts'

/** A surface as a ray meets it: normal, plane, and the way along and up as coordinates from 0 to 1. */
export type Pane = {
  nx: number
  ny: number
  nz: number
  ax: number
  ay: number
  az: number
  ux: number
  uy: number
  uz: number
  ox: number
  oy: number
  oz: number
  plane: number
  area: number
  glows: boolean
}

export function paneOf({ origin, along, up, glow }: Surface): Pane {
  const [nx, ny, nz] = unit(cross(along, up))
  const [aa, ab, bb] = [dot(along, along), dot(along, up), dot(up, up)]
  const whole = aa * bb - ab * ab
  const across = (i: 0 | 1 | 2) => (bb * along[i] - ab * up[i]) / whole
  const upwards = (i: 0 | 1 | 2) => (aa * up[i] - ab * along[i]) / whole
  return {
    nx,
    ny,
    nz,
    ax: across(0),
    ay: across(1),
    az: across(2),
    ux: upwards(0),
    uy: upwards(1),
    uz: upwards(2),
    ox: origin[0],
    oy: origin[1],
    oz: origin[2],
    plane: dot([nx, ny, nz], origin),
    area: lengthOf(cross(along, up)),
    glows: Boolean(glow),
  }
}

export type Ray = { x: number; y: number; z: number; dx: number; dy: number; dz: number }

/** How far a ray goes until it meets the front of a pane; 0 when it misses it or meets it beyond `far`. */
function distanceTo(pane: Pane, { x, y, z, dx, dy, dz }: Ray, far: number): number {
  const facing = pane.nx * dx + pane.ny * dy + pane.nz * dz
  if (facing > -1e-9) return 0
  const t = (pane.plane - pane.nx * x - pane.ny * y - pane.nz * z) / facing
  if (t < 1e-3 || t >= far) return 0
  const px = x + t * dx - pane.ox
  const py = y + t * dy - pane.oy
  const pz = z + t * dz - pane.oz
  const a = pane.ax * px + pane.ay * py + pane.az * pz
  if (a < 0 || a > 1) return 0
  const b = pane.ux * px + pane.uy * py + pane.uz * pz
  return b < 0 || b > 1 ? 0 : t
}

/** The nearest pane before a ray, and how far it is; -1 when there is none. */
export function nearest(panes: Pane[], ray: Ray): { at: number; far: number } {
  const found = { at: -1, far: 1e9 }
  panes.forEach((pane, at) => {
    const t = distanceTo(pane, ray, found.far)
    if (t === 0) return
    found.at = at
    found.far = t
  })
  return found
}

/** Whether something stands in a ray's way within this distance; what glows lets light pass. */
export function isMet(panes: Pane[], ray: Ray, far: number): boolean {
  for (const pane of panes) if (!pane.glows && distanceTo(pane, ray, far) > 0) return true
  return false
}
