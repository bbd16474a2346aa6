/** The motifs of the pictures, each drawn in parts of the width (across) and the height (down). */
import type { Brush } from '../../src/features/exhibition/pages/render/canvas.ts'
import type { Palette } from './art.ts'

export type Sheet = {
  brush: Brush
  palette: Palette
  across: (part: number) => number
  down: (part: number) => number
  next: () => number
}
type Points = readonly (readonly [number, number])[]

function fill({ brush, across, down }: Sheet, tone: string, points: Points) {
  brush.fillStyle = tone
  brush.beginPath()
  for (const [x, y] of points) brush.lineTo(across(x), down(y))
  brush.closePath()
  brush.fill()
}
function line({ brush, across, down }: Sheet, tone: string, wide: number, points: Points) {
  brush.strokeStyle = tone
  brush.lineWidth = across(wide)
  brush.beginPath()
  for (const [x, y] of points) brush.lineTo(across(x), down(y))
  brush.stroke()
}
function rect({ brush, across, down }: Sheet, tone: string, x: number, y: number, w: number, h: number) {
  brush.fillStyle = tone
  brush.fillRect(across(x), down(y), across(w), down(h))
}
function disc({ brush, across, down }: Sheet, tone: string, x: number, y: number, radius: number) {
  brush.fillStyle = tone
  brush.beginPath()
  brush.arc(across(x), down(y), across(radius), 0, 7)
  brush.fill()
}
function ring(
  { brush, across, down }: Sheet,
  tone: string,
  wide: number,
  x: number,
  y: number,
  rx: number,
  ry: number,
  turn = 0,
) {
  brush.strokeStyle = tone
  brush.lineWidth = across(wide)
  brush.beginPath()
  brush.ellipse(across(x), down(y), across(rx), across(ry), turn, 0, 7)
  brush.stroke()
}
function starAt(sheet: Sheet, tone: string, x: number, y: number, radius: number) {
  const points = Array.from({ length: 10 }, (_, i) => {
    const angle = -Math.PI / 2 + (i * Math.PI) / 5
    const reach = i % 2 ? radius * 0.4 : radius
    return [x + Math.cos(angle) * reach, y + (Math.sin(angle) * reach) / 1.2] as const
  })
  fill(sheet, tone, points)
}
function banner(sheet: Sheet, x: number, top: number, foot: number, wide: number) {
  const { brush, across, down, palette } = sheet
  line(sheet, palette.dark, 0.012, [
    [x, top - 0.02],
    [x, foot],
  ])
  brush.fillStyle = palette.accent
  brush.beginPath()
  brush.moveTo(across(x), down(top))
  brush.bezierCurveTo(
    across(x + wide * 0.35),
    down(top - 0.05),
    across(x + wide * 0.6),
    down(top + 0.06),
    across(x + wide),
    down(top),
  )
  brush.lineTo(across(x + wide), down(top + wide * 0.5))
  brush.bezierCurveTo(
    across(x + wide * 0.6),
    down(top + wide * 0.58),
    across(x + wide * 0.35),
    down(top + wide * 0.44),
    across(x),
    down(top + wide * 0.5),
  )
  brush.fill()
}

function tent(sheet: Sheet) {
  const {
    palette: { dark, light, accent },
  } = sheet
  for (const [x, s] of [
    [0.3, 1],
    [0.68, 0.72],
  ] as const) {
    fill(sheet, light, [
      [x, 0.86 - 0.3 * s],
      [x + 0.26 * s, 0.86],
      [x - 0.26 * s, 0.86],
    ])
    fill(sheet, '#d9b77c', [
      [x, 0.86 - 0.3 * s],
      [x + 0.26 * s, 0.86],
      [x + 0.07 * s, 0.86],
    ])
    fill(sheet, dark, [
      [x, 0.86 - 0.2 * s],
      [x + 0.07 * s, 0.86],
      [x - 0.07 * s, 0.86],
    ])
    line(sheet, dark, 0.008, [
      [x, 0.86 - 0.34 * s],
      [x, 0.86 - 0.3 * s],
    ])
  }
  banner(sheet, 0.86, 0.5, 0.86, 0.12)
  rect(sheet, dark, 0, 0.86, 1, 0.14)
  disc(sheet, accent, 0.5, 0.9, 0.03)
  fill(sheet, light, [
    [0.5, 0.84],
    [0.52, 0.9],
    [0.48, 0.9],
  ])
}
function hills(sheet: Sheet) {
  const {
    palette: { dark },
    next,
  } = sheet
  for (let i = 0; i < 20; i++) {
    const [x, y, s] = [0.02 + i * 0.052, 0.9 + (i % 3) * 0.03, 0.05 + next() * 0.04]
    fill(sheet, dark, [
      [x, y - s * 2],
      [x + s * 0.5, y],
      [x - s * 0.5, y],
    ])
  }
  banner(sheet, 0.34, 0.3, 0.72, 0.24)
  for (const x of [0.24, 0.3, 0.4, 0.46]) {
    disc(sheet, dark, x, 0.7, 0.018)
    rect(sheet, dark, x - 0.016, 0.712, 0.032, 0.07)
  }
}
function desk(sheet: Sheet) {
  const {
    palette: { dark, light, accent },
  } = sheet
  rect(sheet, dark, 0.1, 0.66, 0.8, 0.05)
  for (const x of [0.14, 0.8]) rect(sheet, dark, x, 0.7, 0.06, 0.26)
  fill(sheet, light, [
    [0.24, 0.66],
    [0.3, 0.46],
    [0.74, 0.46],
    [0.8, 0.66],
  ])
  for (let i = 0; i < 5; i++)
    line(sheet, '#7f6a55', 0.004, [
      [0.33 - i * 0.012, 0.5 + i * 0.034],
      [0.71 + i * 0.012, 0.5 + i * 0.034],
    ])
  ring(sheet, accent, 0.006, 0.52, 0.56, 0.08, 0.04)
  line(sheet, dark, 0.014, [
    [0.2, 0.66],
    [0.2, 0.42],
    [0.3, 0.34],
  ])
  fill(sheet, accent, [
    [0.24, 0.36],
    [0.33, 0.3],
    [0.4, 0.4],
    [0.3, 0.44],
  ])
}
function radar(sheet: Sheet) {
  const {
    brush,
    across,
    down,
    palette: { dark, light, accent },
  } = sheet
  fill(sheet, dark, [
    [0.44, 0.9],
    [0.49, 0.55],
    [0.55, 0.55],
    [0.62, 0.9],
  ])
  brush.save()
  brush.translate(across(0.5), down(0.48))
  brush.rotate(-0.5)
  brush.fillStyle = light
  brush.beginPath()
  brush.ellipse(0, 0, across(0.34), across(0.1), 0, 0, Math.PI)
  brush.fill()
  brush.fillStyle = '#c6b79a'
  brush.beginPath()
  brush.ellipse(0, 0, across(0.34), across(0.05), 0, 0, 7)
  brush.fill()
  brush.restore()
  line(sheet, dark, 0.01, [
    [0.5, 0.46],
    [0.4, 0.26],
  ])
  disc(sheet, accent, 0.4, 0.26, 0.02)
  for (const r of [0.1, 0.17, 0.24]) ring(sheet, `${light}99`, 0.006, 0.3, 0.16, r, r)
  rect(sheet, dark, 0, 0.9, 1, 0.1)
}
function furnace(sheet: Sheet) {
  const {
    palette: { dark, light, accent },
    next,
  } = sheet
  for (const [x, w, top] of [
    [0.18, 0.1, 0.3],
    [0.7, 0.08, 0.38],
  ] as const) {
    fill(sheet, dark, [
      [x, 0.88],
      [x + w * 0.2, top],
      [x + w * 0.8, top],
      [x + w, 0.88],
    ])
    for (let i = 0; i < 6; i++)
      disc(sheet, 'rgba(255,245,230,.28)', x + w / 2 + i * 0.03, top - 0.03 - i * 0.035, 0.03 + i * 0.012)
  }
  fill(sheet, dark, [
    [0.32, 0.88],
    [0.36, 0.5],
    [0.62, 0.5],
    [0.66, 0.88],
  ])
  fill(sheet, accent, [
    [0.42, 0.88],
    [0.44, 0.68],
    [0.54, 0.68],
    [0.56, 0.88],
  ])
  fill(sheet, light, [
    [0.46, 0.88],
    [0.475, 0.75],
    [0.505, 0.75],
    [0.52, 0.88],
  ])
  for (let i = 0; i < 40; i++)
    disc(sheet, light, 0.34 + next() * 0.32, 0.62 + next() * 0.3, 0.003 + next() * 0.004)
  rect(sheet, dark, 0, 0.88, 1, 0.12)
}
function teststand(sheet: Sheet) {
  const {
    palette: { dark, light, accent },
  } = sheet
  rect(sheet, dark, 0.3, 0.28, 0.05, 0.6)
  rect(sheet, dark, 0.66, 0.28, 0.05, 0.6)
  for (const y of [0.28, 0.44, 0.6]) rect(sheet, dark, 0.26, y, 0.5, 0.03)
  for (const y of [0.31, 0.47])
    line(sheet, dark, 0.012, [
      [0.32, y],
      [0.69, y + 0.13],
    ])
  rect(sheet, light, 0.45, 0.34, 0.12, 0.22)
  fill(sheet, '#cfc2ac', [
    [0.46, 0.56],
    [0.56, 0.56],
    [0.6, 0.66],
    [0.42, 0.66],
  ])
  fill(sheet, accent, [
    [0.44, 0.66],
    [0.58, 0.66],
    [0.66, 0.9],
    [0.36, 0.9],
  ])
  fill(sheet, light, [
    [0.48, 0.66],
    [0.54, 0.66],
    [0.57, 0.86],
    [0.45, 0.86],
  ])
  rect(sheet, dark, 0, 0.89, 1, 0.11)
  for (let i = 0; i < 7; i++) disc(sheet, 'rgba(255,246,232,.5)', 0.1 + i * 0.14, 0.9, 0.07 + (i % 3) * 0.02)
}
function rocket(sheet: Sheet) {
  const {
    palette: { dark, light, accent },
  } = sheet
  fill(sheet, light, [
    [0.5, 0.14],
    [0.545, 0.26],
    [0.55, 0.68],
    [0.45, 0.68],
    [0.455, 0.26],
  ])
  fill(sheet, '#cdbf9f', [
    [0.5, 0.14],
    [0.545, 0.26],
    [0.55, 0.68],
    [0.51, 0.68],
  ])
  for (const x of [0.415, 0.55])
    fill(sheet, light, [
      [x + 0.018, 0.44],
      [x + 0.036, 0.5],
      [x + 0.036, 0.68],
      [x, 0.68],
      [x, 0.5],
    ])
  rect(sheet, accent, 0.455, 0.34, 0.09, 0.022)
  fill(sheet, accent, [
    [0.44, 0.69],
    [0.56, 0.69],
    [0.6, 0.86],
    [0.4, 0.86],
  ])
  fill(sheet, light, [
    [0.47, 0.69],
    [0.53, 0.69],
    [0.55, 0.82],
    [0.45, 0.82],
  ])
  line(sheet, dark, 0.014, [
    [0.68, 0.24],
    [0.68, 0.88],
  ])
  for (let i = 0; i < 9; i++)
    line(sheet, dark, 0.006, [
      [0.64, 0.28 + i * 0.066],
      [0.72, 0.32 + i * 0.066],
    ])
  for (let i = 0; i < 9; i++)
    disc(sheet, 'rgba(255,248,236,.62)', 0.06 + i * 0.11, 0.9 - (i % 2) * 0.02, 0.08)
  rect(sheet, dark, 0, 0.93, 1, 0.07)
}
function notebook(sheet: Sheet) {
  const {
    palette: { dark, light, accent },
  } = sheet
  fill(sheet, dark, [
    [0.16, 0.46],
    [0.86, 0.38],
    [0.92, 0.84],
    [0.2, 0.92],
  ])
  fill(sheet, light, [
    [0.2, 0.48],
    [0.5, 0.45],
    [0.54, 0.85],
    [0.24, 0.89],
  ])
  fill(sheet, '#efe0bd', [
    [0.52, 0.45],
    [0.83, 0.41],
    [0.88, 0.81],
    [0.56, 0.85],
  ])
  for (let i = 0; i < 8; i++) {
    line(sheet, '#8a7558', 0.005, [
      [0.25 + i * 0.005, 0.54 + i * 0.038],
      [0.47 + i * 0.005 - (i % 3) * 0.04, 0.515 + i * 0.038],
    ])
    if (i < 3)
      line(sheet, '#8a7558', 0.005, [
        [0.57 + i * 0.005, 0.51 + i * 0.038],
        [0.79 + i * 0.005, 0.48 + i * 0.038],
      ])
  }
  ring(sheet, accent, 0.007, 0.71, 0.68, 0.09, 0.07)
  line(sheet, accent, 0.018, [
    [0.9, 0.3],
    [0.66, 0.62],
  ])
  fill(sheet, dark, [
    [0.655, 0.6],
    [0.68, 0.61],
    [0.645, 0.645],
  ])
}
function satellite(sheet: Sheet) {
  const {
    brush,
    across,
    down,
    palette: { dark, light, accent },
    next,
  } = sheet
  for (let i = 0; i < 50; i++) disc(sheet, light, next(), next() * 0.6, 0.002 + next() * 0.003)
  brush.save()
  brush.translate(across(0.5), down(0.42))
  brush.rotate(-0.35)
  for (const side of [-1, 1]) {
    brush.fillStyle = dark
    brush.fillRect(across(side < 0 ? -0.42 : 0.12), across(-0.085), across(0.3), across(0.17))
    brush.fillStyle = 'rgba(140,190,235,.6)'
    for (let i = 0; i < 4; i++)
      brush.fillRect(
        across((side < 0 ? -0.413 : 0.127) + i * 0.073),
        across(-0.077),
        across(0.066),
        across(0.154),
      )
  }
  brush.fillStyle = light
  brush.fillRect(across(-0.1), across(-0.12), across(0.2), across(0.24))
  brush.fillStyle = accent
  brush.fillRect(across(-0.1), across(-0.02), across(0.2), across(0.03))
  brush.restore()
  ring(sheet, `${light}88`, 0.005, 0.5, 0.72, 0.62, 0.24, -0.2)
}
function city(sheet: Sheet) {
  const {
    palette: { dark, light, ridges },
    next,
  } = sheet
  for (let i = 0; i < 18; i++) {
    const [x, high] = [i * 0.057, 0.14 + next() * 0.36]
    rect(sheet, i % 2 ? dark : ridges[2], x, 0.92 - high, 0.05, high + 0.08)
    for (let row = 0; row < high / 0.034 - 1; row++)
      for (let column = 0; column < 3; column++)
        if (next() > 0.4)
          rect(sheet, `${light}bb`, x + 0.007 + column * 0.013, 0.94 - high + row * 0.034, 0.007, 0.012)
  }
  line(sheet, light, 0.008, [
    [0, 0.93],
    [0.5, 0.89],
    [1, 0.94],
  ])
}
function tunnel(sheet: Sheet) {
  const {
    brush,
    across,
    down,
    palette: { dark, light, accent },
  } = sheet
  for (let i = 0; i < 7; i++) {
    brush.fillStyle = i % 2 ? dark : '#5a4030'
    brush.beginPath()
    brush.arc(across(0.5), down(0.6), across(0.46 - i * 0.055), Math.PI, 0)
    brush.lineTo(across(0.96 - i * 0.055), down(0.96 - i * 0.035))
    brush.lineTo(across(0.04 + i * 0.055), down(0.96 - i * 0.035))
    brush.fill()
  }
  disc(sheet, light, 0.5, 0.62, 0.08)
  rect(sheet, light, 0.42, 0.62, 0.16, 0.11)
  for (const x of [0.4, 0.6])
    line(sheet, accent, 0.01, [
      [0.5 + (x - 0.5) * 0.6, 0.74],
      [x + (x - 0.5) * 1.6, 0.98],
    ])
  for (const [x, s] of [
    [0.3, 1],
    [0.7, 1],
    [0.42, 0.6],
  ] as const) {
    disc(sheet, dark, x, 0.84 - 0.12 * s, 0.026 * s)
    rect(sheet, dark, x - 0.025 * s, 0.84 - 0.1 * s, 0.05 * s, 0.14 * s)
  }
}
function bridge(sheet: Sheet) {
  const {
    palette: { dark, light, accent },
  } = sheet
  rect(sheet, dark, 0, 0.66, 1, 0.035)
  for (const x of [0.12, 0.4, 0.68, 0.94]) rect(sheet, dark, x, 0.69, 0.035, 0.31)
  fill(sheet, light, [
    [0.08, 0.655],
    [0.13, 0.6],
    [0.98, 0.6],
    [1, 0.655],
  ])
  fill(sheet, accent, [
    [0.1, 0.64],
    [0.115, 0.625],
    [1, 0.625],
    [1, 0.64],
  ])
  for (let i = 0; i < 11; i++) rect(sheet, dark, 0.18 + i * 0.075, 0.607, 0.04, 0.013)
  for (const x of [0.4, 0.7]) {
    line(sheet, dark, 0.016, [
      [x, 0.66],
      [x, 0.32],
    ])
    for (let i = 1; i < 6; i++)
      line(sheet, `${light}cc`, 0.004, [
        [x, 0.34],
        [x - i * 0.06, 0.66],
      ])
    for (let i = 1; i < 6; i++)
      line(sheet, `${light}cc`, 0.004, [
        [x, 0.34],
        [x + i * 0.06, 0.66],
      ])
  }
}
function computer(sheet: Sheet) {
  const {
    palette: { dark, light, accent },
    next,
  } = sheet
  for (const x of [0.08, 0.31, 0.54, 0.77]) {
    rect(sheet, dark, x, 0.36, 0.2, 0.52)
    for (let row = 0; row < 9; row++)
      for (let column = 0; column < 5; column++)
        rect(
          sheet,
          next() > 0.7 ? accent : next() > 0.5 ? light : '#6d5f52',
          x + 0.022 + column * 0.033,
          0.4 + row * 0.034,
          0.018,
          0.012,
        )
    for (const reel of [0.06, 0.14]) {
      disc(sheet, light, x + reel, 0.78, 0.034)
      disc(sheet, dark, x + reel, 0.78, 0.012)
    }
  }
  rect(sheet, dark, 0, 0.9, 1, 0.1)
}
function field(sheet: Sheet) {
  const {
    brush,
    across,
    down,
    palette: { dark, light, accent },
  } = sheet
  for (let i = 0; i < 11; i++) {
    brush.strokeStyle = i % 2 ? '#d9953f' : '#e9b75c'
    brush.lineWidth = across(0.03)
    brush.beginPath()
    brush.moveTo(across(-0.2 + i * 0.14), down(1))
    brush.quadraticCurveTo(across(0.24 + i * 0.05), down(0.86), across(0.4 + i * 0.02), down(0.76))
    brush.stroke()
  }
  rect(sheet, light, 0.2, 0.6, 0.3, 0.17)
  fill(sheet, accent, [
    [0.16, 0.61],
    [0.35, 0.48],
    [0.54, 0.61],
  ])
  for (const x of [0.24, 0.33, 0.42]) rect(sheet, dark, x, 0.65, 0.045, 0.07)
  banner(sheet, 0.62, 0.44, 0.77, 0.12)
}
function lamp(sheet: Sheet) {
  const {
    brush,
    across,
    down,
    palette: { dark, light, accent },
  } = sheet
  const glow = brush.createRadialGradient(across(0.5), down(0.5), 0, across(0.5), down(0.5), across(0.5))
  glow.addColorStop(0, 'rgba(255,236,170,.9)')
  glow.addColorStop(1, 'rgba(255,220,140,0)')
  brush.fillStyle = glow
  brush.fillRect(0, 0, across(1), down(1))
  ring(sheet, dark, 0.012, 0.5, 0.34, 0.14, 0.2)
  fill(sheet, dark, [
    [0.4, 0.36],
    [0.44, 0.3],
    [0.56, 0.3],
    [0.6, 0.36],
  ])
  fill(sheet, `${light}cc`, [
    [0.41, 0.37],
    [0.59, 0.37],
    [0.62, 0.5],
    [0.58, 0.62],
    [0.42, 0.62],
    [0.38, 0.5],
  ])
  fill(sheet, accent, [
    [0.5, 0.44],
    [0.54, 0.55],
    [0.5, 0.6],
    [0.46, 0.55],
  ])
  fill(sheet, dark, [
    [0.38, 0.62],
    [0.62, 0.62],
    [0.66, 0.76],
    [0.34, 0.76],
  ])
  rect(sheet, dark, 0.12, 0.78, 0.76, 0.04)
}
function flag(sheet: Sheet) {
  const {
    palette: { dark },
  } = sheet
  banner(sheet, 0.24, 0.22, 0.9, 0.6)
  for (let i = 0; i < 9; i++) {
    disc(sheet, dark, 0.14 + i * 0.09, 0.84 + (i % 2) * 0.02, 0.026)
    rect(sheet, dark, 0.112 + i * 0.09, 0.862 + (i % 2) * 0.02, 0.056, 0.14)
  }
}
function blueprint(sheet: Sheet) {
  const {
    palette: { light, accent },
  } = sheet
  fill(sheet, '#1d4d7c', [
    [0.1, 0.34],
    [0.88, 0.3],
    [0.92, 0.86],
    [0.12, 0.9],
  ])
  for (let i = 1; i < 9; i++) {
    line(sheet, 'rgba(255,255,255,.16)', 0.003, [
      [0.1 + i * 0.087, 0.335],
      [0.12 + i * 0.089, 0.895],
    ])
    line(sheet, 'rgba(255,255,255,.16)', 0.003, [
      [0.105, 0.34 + i * 0.062],
      [0.9, 0.3 + i * 0.062],
    ])
  }
  fill(sheet, 'rgba(255,255,255,.0)', [
    [0.3, 0.6],
    [0.7, 0.6],
    [0.5, 0.4],
  ])
  line(sheet, light, 0.006, [
    [0.2, 0.62],
    [0.34, 0.54],
    [0.72, 0.52],
    [0.8, 0.6],
    [0.72, 0.68],
    [0.34, 0.7],
    [0.2, 0.62],
  ])
  ring(sheet, light, 0.005, 0.42, 0.62, 0.07, 0.07)
  ring(sheet, light, 0.005, 0.62, 0.61, 0.05, 0.05)
  line(sheet, light, 0.004, [
    [0.2, 0.78],
    [0.8, 0.75],
  ])
  ring(sheet, accent, 0.009, 0.74, 0.42, 0.07, 0.06)
  line(sheet, accent, 0.009, [
    [0.68, 0.46],
    [0.64, 0.54],
  ])
}
function antenna(sheet: Sheet) {
  const {
    brush,
    across,
    down,
    palette: { dark, light, accent },
  } = sheet
  brush.fillStyle = light
  brush.beginPath()
  brush.ellipse(across(0.54), down(0.42), across(0.34), across(0.22), -0.6, 0, 7)
  brush.fill()
  for (const r of [0.26, 0.17, 0.08]) ring(sheet, '#a99b82', 0.005, 0.54, 0.42, r * 1.2, r * 0.78, -0.6)
  for (const [x, y] of [
    [0.3, 0.5],
    [0.74, 0.28],
    [0.62, 0.58],
  ] as const)
    line(sheet, dark, 0.007, [
      [x, y],
      [0.36, 0.24],
    ])
  disc(sheet, accent, 0.36, 0.24, 0.028)
  fill(sheet, dark, [
    [0.5, 0.56],
    [0.64, 0.54],
    [0.74, 0.92],
    [0.42, 0.92],
  ])
  rect(sheet, dark, 0, 0.92, 1, 0.08)
}
function sea(sheet: Sheet) {
  const {
    palette: { dark, light, accent, ridges },
    next,
  } = sheet
  rect(sheet, ridges[2], 0, 0.72, 1, 0.28)
  for (let i = 0; i < 70; i++)
    rect(sheet, `${light}44`, next(), 0.74 + next() * 0.25, 0.04 + next() * 0.09, 0.004)
  fill(sheet, dark, [
    [0.1, 0.68],
    [0.92, 0.66],
    [0.82, 0.78],
    [0.18, 0.78],
  ])
  rect(sheet, light, 0.24, 0.58, 0.42, 0.1)
  rect(sheet, light, 0.32, 0.5, 0.22, 0.08)
  for (let i = 0; i < 6; i++) rect(sheet, dark, 0.27 + i * 0.062, 0.61, 0.03, 0.025)
  disc(sheet, light, 0.74, 0.56, 0.06)
  line(sheet, dark, 0.01, [
    [0.74, 0.58],
    [0.74, 0.67],
  ])
  line(sheet, dark, 0.01, [
    [0.43, 0.5],
    [0.43, 0.32],
  ])
  fill(sheet, accent, [
    [0.43, 0.32],
    [0.55, 0.35],
    [0.43, 0.39],
  ])
}
function star(sheet: Sheet) {
  const {
    palette: { light, dark },
    next,
  } = sheet
  for (let i = 0; i < 130; i++) disc(sheet, light, next(), next() * 0.72, 0.0016 + next() * 0.004)
  for (const [x, y, r] of [
    [0.5, 0.3, 0.14],
    [0.24, 0.48, 0.05],
    [0.76, 0.5, 0.06],
    [0.66, 0.18, 0.035],
  ] as const)
    starAt(sheet, light, x, y, r)
  line(sheet, `${light}aa`, 0.005, [
    [0.24, 0.48],
    [0.5, 0.3],
    [0.76, 0.5],
    [0.66, 0.18],
  ])
  fill(sheet, dark, [
    [0.42, 0.92],
    [0.46, 0.74],
    [0.58, 0.74],
    [0.62, 0.92],
  ])
  fill(sheet, dark, [
    [0.36, 0.74],
    [0.5, 0.64],
    [0.68, 0.74],
  ])
}

export const motifs = {
  tent,
  hills,
  desk,
  radar,
  furnace,
  teststand,
  rocket,
  notebook,
  satellite,
  city,
  tunnel,
  bridge,
  computer,
  field,
  lamp,
  flag,
  blueprint,
  antenna,
  sea,
  star,
}
