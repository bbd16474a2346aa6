/**
 * Bakes the light of a room once: what falls on each texel from lamps and luminous strips, with soft shadows, and what
 * surfaces throw at each other. Every ray is drawn from the same numbers, so that the same room gets the same light.
 */
import type { Lamp } from '../rules.ts'
import { type Colour, cross, dot, minus, plus, type Surface, unit, type Vec } from '../surfaces/rules.ts'
import { addFrom, type Grid, gridOf, soften, texelAt } from './grids/rules.ts'
import { isMet, nearest, type Pane, paneOf } from './rays/rules.ts'

export type LightPlan = {
  surfaces: Surface[]
  lamps: Lamp[]
  colours: Record<string, Colour>
  /** More is smoother: samples of a lamp, of a strip, and of the half sphere above a texel. */
  samples: { lamp: number; strip: number; sphere: number; bounces: number }
}
/** Irradiance as red, green, blue, row by row from below, for each surface that does not glow. */
export type Light = Map<string, Float32Array>

type Chance = () => number
type Sum = [red: number, green: number, blue: number]
type Place = { point: Vec; normal: Vec }
type Room = LightPlan & { panes: Pane[]; chance: Chance }

/** A row of numbers that look like chance and are always the same (xorshift). */
export function chanceFrom(seed: number): Chance {
  let state = seed | 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4294967296
  }
}

export function bakeLight(plan: LightPlan, tell: (part: number) => void = () => undefined): Light {
  const room: Room = { ...plan, panes: plan.surfaces.map(paneOf), chance: chanceFrom(20260701) }
  const bounced = bouncedLight(room, (part) => tell(part * 0.6))
  const light: Light = new Map()
  plan.surfaces.forEach((one, at) => {
    const [from, fine] = [bounced[at], gridOf(one, 1)]
    if (one.glow || !from) return
    fill(fine, (place) => direct(room, place))
    soften(fine, 1)
    addFrom(from, fine)
    light.set(one.id, fine.values)
    tell(0.6 + (0.4 * (at + 1)) / plan.surfaces.length)
  })
  return light
}

/** What surfaces throw at each other, on grids of half the fineness: one ray a sample, answered from the last round. */
function bouncedLight(room: Room, tell: (part: number) => void): Grid[] {
  const straight = room.surfaces.map((one) => gridOf(one, 0.5))
  for (const grid of straight) if (!grid.surface.glow) fill(grid, (place) => direct(room, place))
  const thrown = straight.map((grid) => ({ ...grid, values: grid.values.slice() }))
  const gathered = straight.map((grid) => ({ ...grid, values: new Float32Array(grid.values.length) }))
  for (let round = 1; round <= room.samples.bounces; round++) {
    for (const grid of gathered) {
      if (grid.surface.glow) continue
      fill(grid, (place) => gather(room, thrown, place))
      soften(grid, Math.min(grid.across, grid.rows) > 20 ? 3 : 1)
    }
    thrown.forEach(({ values }, at) => {
      for (let i = 0; i < values.length; i++)
        values[i] = (straight[at]?.values[i] ?? 0) + (gathered[at]?.values[i] ?? 0)
    })
    tell(round / room.samples.bounces)
  }
  return gathered
}

/** Asks for the light of every texel, a little in front of its surface. */
function fill({ surface, across, rows, values }: Grid, ask: (place: Place) => Sum): void {
  const normal = unit(cross(surface.along, surface.up))
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < across; column++) {
      const along = plus(surface.origin, surface.along, (column + 0.5) / across)
      const point = plus(plus(along, surface.up, (row + 0.5) / rows), normal, 4e-3)
      values.set(ask({ point, normal }), (row * across + column) * 3)
    }
  }
}

/** Light that comes straight from lamps and strips. */
function direct(room: Room, place: Place): Sum {
  const sum: Sum = [0, 0, 0]
  for (const lamp of room.lamps) addLamp(sum, lamp, room, place)
  room.surfaces.forEach((one, at) => {
    const pane = room.panes[at]
    if (one.glow && pane) addStrip(sum, { ...one, glow: one.glow }, pane, room, place)
  })
  return sum
}

function add(sum: Sum, colour: Colour, strength: number): void {
  sum[0] += strength * colour[0]
  sum[1] += strength * colour[1]
  sum[2] += strength * colour[2]
}

const bulb = 0.16

function addLamp(sum: Sum, lamp: Lamp, { samples, panes, chance }: Room, { point, normal }: Place): void {
  const beam = unit(minus(lamp.towards, lamp.at))
  const [full, none] = [Math.cos(lamp.inner), Math.cos(lamp.outer)]
  const [px, py, pz] = point
  for (let i = 0; i < samples.lamp; i++) {
    const x = lamp.at[0] + (chance() - 0.5) * bulb - px
    const y = lamp.at[1] - py
    const z = lamp.at[2] + (chance() - 0.5) * bulb - pz
    const far = Math.sqrt(x * x + y * y + z * z)
    const [dx, dy, dz] = [x / far, y / far, z / far]
    const slope = normal[0] * dx + normal[1] * dy + normal[2] * dz
    const inBeam = -(dx * beam[0] + dy * beam[1] + dz * beam[2])
    if (slope <= 0 || inBeam <= none) continue
    const part = Math.min(1, (inBeam - none) / (full - none))
    const strength = (lamp.strength * part * part * (3 - 2 * part) * slope) / (far * far * samples.lamp)
    if (strength < 2e-4 || isMet(panes, { x: px, y: py, z: pz, dx, dy, dz }, far - 0.02)) continue
    add(sum, lamp.colour, strength)
  }
}

function addStrip(
  sum: Sum,
  { origin, along, up, glow }: Surface & { glow: Colour },
  pane: Pane,
  { samples, panes, chance }: Room,
  { point, normal }: Place,
): void {
  const longer = dot(along, along) > dot(up, up)
  const [px, py, pz] = point
  for (let i = 0; i < samples.strip; i++) {
    const ordered = (i + chance()) / samples.strip
    const free = chance()
    const [a, b] = longer ? [ordered, free] : [free, ordered]
    const x = origin[0] + along[0] * a + up[0] * b - px
    const y = origin[1] + along[1] * a + up[1] * b - py
    const z = origin[2] + along[2] * a + up[2] * b - pz
    const square = x * x + y * y + z * z
    const far = Math.sqrt(square)
    const [dx, dy, dz] = [x / far, y / far, z / far]
    const here = normal[0] * dx + normal[1] * dy + normal[2] * dz
    const there = -(pane.nx * dx + pane.ny * dy + pane.nz * dz)
    if (here <= 0 || there <= 0 || isMet(panes, { x: px, y: py, z: pz, dx, dy, dz }, far - 0.02)) continue
    add(sum, glow, (here * there * pane.area) / (Math.max(square, 0.04) * Math.PI * samples.strip))
  }
}

/** Light that other surfaces throw here: rays over the half sphere, each answered from the light already known. */
function gather({ samples, panes, chance, colours }: Room, thrown: Grid[], { point, normal }: Place): Sum {
  const sum: Sum = [0, 0, 0]
  const aside: Vec = Math.abs(normal[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0]
  const first = unit(cross(aside, normal))
  const second = cross(normal, first)
  const [x, y, z] = point
  const turn = chance()
  for (let i = 0; i < samples.sphere; i++) {
    const share = (i + chance()) / samples.sphere
    const angle = 2 * Math.PI * ((i * 0.6180339887498949 + turn) % 1)
    const [radius, high] = [Math.sqrt(share), Math.sqrt(1 - share)]
    const [a, b] = [Math.cos(angle) * radius, Math.sin(angle) * radius]
    const dx = first[0] * a + second[0] * b + normal[0] * high
    const dy = first[1] * a + second[1] * b + normal[1] * high
    const dz = first[2] * a + second[2] * b + normal[2] * high
    const { at, far } = nearest(panes, { x, y, z, dx, dy, dz })
    const [grid, pane] = [thrown[at], panes[at]]
    if (!grid || !pane || pane.glows) continue
    const texel = texelAt(pane, grid, x + dx * far, y + dy * far, z + dz * far)
    const colour = colours[grid.surface.material] ?? [0.5, 0.5, 0.5]
    for (const c of [0, 1, 2] as const) sum[c] += (colour[c] * (grid.values[texel + c] ?? 0)) / samples.sphere
  }
  return sum
}
