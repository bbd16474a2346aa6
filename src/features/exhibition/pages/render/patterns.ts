/** Floors and walls as textures near white; the colour of the hall is laid over them. `metres` is the side of a tile. */
import type { Finish } from '../../halls/finishes/rules.ts'
import { type Brush, chance, painted } from './canvas.ts'

export type Pattern = { canvas: HTMLCanvasElement; metres: number }

const side = 512
function tile(
  base: string,
  grains: number,
  strength: number,
  paint: (brush: Brush) => void,
): HTMLCanvasElement {
  return painted(side, side, (brush) => {
    brush.fillStyle = base
    brush.fillRect(0, 0, side, side)
    paint(brush)
    const next = chance(5)
    for (let i = 0; i < grains; i++) {
      brush.fillStyle = i % 3 ? `rgba(60,48,40,${strength})` : `rgba(255,255,255,${strength * 2})`
      const size = 1 + next() * 2
      brush.fillRect(next() * side, next() * side, size, size)
    }
  })
}

const stone = () =>
  tile('#f0ece6', 5200, 0.07, (brush) => {
    const next = chance(23)
    for (const [x, y] of [
      [0, 0],
      [256, 0],
      [0, 256],
      [256, 256],
    ] as const) {
      brush.fillStyle = `rgba(110,90,75,${0.02 + next() * 0.09})`
      brush.fillRect(x, y, 256, 256)
    }
    brush.strokeStyle = 'rgba(60,40,35,.45)'
    brush.lineWidth = 2
    brush.strokeRect(0, 0, 256, 256)
    brush.strokeRect(256, 256, 256, 256)
  })

const timber = () =>
  tile('#f2e9dd', 900, 0.06, (brush) => {
    const next = chance(31)
    for (let row = 0; row < 8; row++) {
      for (let start = -next() * 300; start < side; start += 250) {
        brush.fillStyle = `rgba(90,50,20,${0.04 + next() * 0.3})`
        brush.fillRect(start, row * 64, 248, 63)
        for (let vein = 0; vein < 9; vein++) {
          brush.fillStyle = `rgba(60,30,10,${next() * 0.14})`
          brush.fillRect(start, row * 64 + next() * 62, 248, 1 + next() * 1.5)
        }
        brush.fillStyle = 'rgba(30,15,5,.55)'
        brush.fillRect(start + 248, row * 64, 2, 64)
      }
      brush.fillStyle = 'rgba(30,15,5,.55)'
      brush.fillRect(0, row * 64 + 62, side, 2)
    }
  })

const concrete = (holes: boolean) =>
  tile('#eeefee', 3600, 0.05, (brush) => {
    const next = chance(47)
    for (let cloud = 0; cloud < 60; cloud++) {
      const [x, y, radius] = [next() * side, next() * side, 40 + next() * 110]
      const soft = brush.createRadialGradient(x, y, 0, x, y, radius)
      soft.addColorStop(0, cloud % 2 ? 'rgba(80,84,90,.06)' : 'rgba(255,255,255,.09)')
      soft.addColorStop(1, 'rgba(128,128,128,0)')
      brush.fillStyle = soft
      brush.fillRect(0, 0, side, side)
    }
    brush.strokeStyle = 'rgba(40,44,50,.5)'
    brush.lineWidth = 2.5
    brush.strokeRect(0, 0, side, side / 2)
    brush.strokeRect(0, side / 2, side, side / 2)
    if (!holes) return
    brush.fillStyle = 'rgba(40,44,50,.5)'
    for (const [x, y] of [
      [64, 64],
      [448, 64],
      [64, 320],
      [448, 320],
    ] as const) {
      brush.beginPath()
      brush.arc(x, y, 5, 0, 7)
      brush.fill()
    }
  })

const terrazzo = () =>
  tile('#f1efec', 1200, 0.04, (brush) => {
    const next = chance(61)
    const chips = ['#b9b2a6', '#d8cfc0', '#c98f6a', '#8f8a84', '#e8dcc8']
    for (let chip = 0; chip < 1400; chip++) {
      brush.fillStyle = chips[chip % chips.length] ?? '#b9b2a6'
      brush.globalAlpha = 0.14 + next() * 0.2
      brush.beginPath()
      brush.ellipse(next() * side, next() * side, 1 + next() * 4, 1 + next() * 3, next() * 3, 0, 7)
      brush.fill()
    }
    brush.globalAlpha = 1
    brush.strokeStyle = 'rgba(160,120,60,.7)'
    brush.lineWidth = 2.5
    brush.strokeRect(0, 0, side, side)
  })

const brick = () =>
  tile('#d9d0c4', 2600, 0.08, (brush) => {
    const next = chance(71)
    for (let row = 0; row < 14; row++) {
      for (let column = -1; column < 5; column++) {
        const x = column * 128 + (row % 2) * 64
        const tone = 0.72 + next() * 0.28
        brush.fillStyle = `rgb(${255 * tone},${238 * tone * (0.94 + next() * 0.06)},${228 * tone})`
        brush.fillRect(x + 2, row * (side / 14) + 2, 124, side / 14 - 4)
      }
    }
  })

const panel = () =>
  tile('#fbfaf8', 500, 0.02, (brush) => {
    brush.fillStyle = 'rgba(90,80,70,.28)'
    for (const x of [0, 256]) brush.fillRect(x, 0, 2, side)
    brush.fillRect(0, 0, side, 2)
  })

const plain = () => tile('#fbfaf7', 1500, 0.02, () => undefined)

export const floorPattern = (kind: Finish['floor']): Pattern =>
  kind === 'stone'
    ? { canvas: stone(), metres: 1.6 }
    : kind === 'timber'
      ? { canvas: timber(), metres: 1.5 }
      : kind === 'concrete'
        ? { canvas: concrete(false), metres: 3 }
        : { canvas: terrazzo(), metres: 2 }

export const wallPattern = (kind: Finish['wall']): Pattern =>
  kind === 'brick'
    ? { canvas: brick(), metres: 1.05 }
    : kind === 'concrete'
      ? { canvas: concrete(true), metres: 2.4 }
      : kind === 'panel'
        ? { canvas: panel(), metres: 2.4 }
        : { canvas: plain(), metres: 2 }
