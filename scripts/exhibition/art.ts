/** Draws the pictures of the demo exhibition by program: a sky, ridges, and one motif before them. */
import { type Brush, chance, painted } from '../../src/features/exhibition/pages/render/canvas.ts'
import { motifs } from './motifs.ts'

export type Palette = {
  sky: readonly [string, string, string]
  ridges: readonly [string, string, string]
  dark: string
  light: string
  accent: string
}
const size = 1000

/** One palette a hall: dawn, brick and lamp light, blue morning, clear red. */
const palettes: Record<string, Palette> = {
  foundation: {
    sky: ['#c8402f', '#f6d9a0', '#e07b45'],
    ridges: ['#b4472f', '#8a2622', '#611318'],
    dark: '#3a080d',
    light: '#f8e2ae',
    accent: '#c8232d',
  },
  pioneering: {
    sky: ['#7a4a2a', '#edc98f', '#c9803f'],
    ridges: ['#8a5a35', '#5f3a22', '#3d2415'],
    dark: '#24140b',
    light: '#f9dfa4',
    accent: '#b5361f',
  },
  reform: {
    sky: ['#2d6a9f', '#dcebf3', '#8fbad6'],
    ridges: ['#5f8fb0', '#2f6187', '#173f60'],
    dark: '#0b2338',
    light: '#f3f8fb',
    accent: '#d8402f',
  },
  era: {
    sky: ['#b5121b', '#ffe9c4', '#f2a65a'],
    ridges: ['#d0603a', '#a2262a', '#6d1119'],
    dark: '#3c0710',
    light: '#fff4da',
    accent: '#d7222b',
  },
}

export function paintPicture(hall: string, motif: string, seed: number): HTMLCanvasElement {
  const palette = palettes[hall]
  const draw = motifs[motif as keyof typeof motifs]
  if (!palette || !draw) throw new Error(`no picture of ${motif} in ${hall}`)
  return painted(size, size * 1.2, (brush) => {
    const [width, height] = [size, size * 1.2]
    backdrop(brush, palette, width, height, seed)
    brush.lineJoin = 'round'
    brush.lineCap = 'round'
    draw({
      brush,
      palette,
      across: (part) => part * width,
      down: (part) => part * height,
      next: chance(seed * 97 + 13),
    })
    paper(brush, width, height, seed)
  })
}

function backdrop(
  brush: Brush,
  { sky, ridges, light }: Palette,
  width: number,
  height: number,
  seed: number,
) {
  const air = brush.createLinearGradient(0, 0, 0, height)
  for (const [at, tone] of sky.entries()) air.addColorStop([0, 0.58, 1][at] ?? 1, tone)
  brush.fillStyle = air
  brush.fillRect(0, 0, width, height)
  const [sunX, sunY] = [width * (0.34 + (seed % 4) * 0.11), height * (0.3 + (seed % 3) * 0.05)]
  for (let ray = 0; ray < 22; ray++) {
    brush.fillStyle = 'rgba(255,240,205,.06)'
    brush.beginPath()
    brush.moveTo(sunX, sunY)
    const angle = (ray / 22) * Math.PI * 2
    brush.arc(sunX, sunY, height, angle, angle + 0.13)
    brush.fill()
  }
  brush.fillStyle = light
  brush.beginPath()
  brush.arc(sunX, sunY, height * 0.13, 0, 7)
  brush.fill()
  ridges.forEach((tone, layer) => {
    const next = chance(7 + seed * 3 + layer * 13)
    brush.fillStyle = tone
    brush.beginPath()
    brush.moveTo(0, height)
    for (let i = 0; i <= 48; i++) {
      const wave = 0.5 + 0.45 * Math.sin(i * 0.36 + seed + layer * 2.1)
      const base = height * (0.7 + layer * 0.09)
      brush.lineTo((i / 48) * width, base - height * (0.19 - layer * 0.03) * wave - next() * height * 0.025)
    }
    brush.lineTo(width, height)
    brush.fill()
  })
}

/** Fibres of paper over all, so that it looks printed. */
function paper(brush: Brush, width: number, height: number, seed: number) {
  const next = chance(seed + 401)
  for (let i = 0; i < 5200; i++) {
    brush.fillStyle = i % 2 ? 'rgba(255,245,225,.07)' : 'rgba(30,10,5,.05)'
    brush.fillRect(next() * width, next() * height, 1 + next() * 5, 1)
  }
}
