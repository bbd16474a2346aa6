/** The feature wall: a relief drawn in shades, and the large golden words before it; the signs of doors and stands. */
import type { HallTheme } from '../../halls/plan/rules.ts'
import { type Brush, chance, painted, sans, serif } from './canvas.ts'

const [width, height] = [2048, 540]

export const paintRelief = (theme: HallTheme) =>
  painted(width, height, (brush) => {
    brush.fillStyle = '#fff'
    brush.fillRect(0, 0, width, height)
    reliefs[theme](brush)
  })

const reliefs: Record<HallTheme, (brush: Brush) => void> = {
  foundation: (brush) => ridges(brush, 5, 330, 80),
  pioneering: (brush) => {
    ridges(brush, 2, 360, 40)
    workshops(brush)
  },
  reform: (brush) => {
    circuits(brush)
    ridges(brush, 3, 420, 26)
  },
  era: (brush) => {
    orbits(brush)
    ridges(brush, 3, 430, 40)
  },
}

function ridges(brush: Brush, layers: number, top: number, rise: number) {
  for (let layer = 0; layer < layers; layer++) {
    const next = chance(11 + layer * 17)
    brush.fillStyle = `rgba(0,0,0,${0.07 + layer * 0.05})`
    brush.beginPath()
    brush.moveTo(0, height)
    for (let i = 0; i <= 90; i++) {
      const wave = rise * Math.abs(Math.sin(i * 0.13 + layer * 1.7))
      brush.lineTo((i / 90) * width, top + layer * 36 - wave - next() * 13)
    }
    brush.lineTo(width, height)
    brush.fill()
  }
}

function workshops(brush: Brush) {
  const next = chance(91)
  brush.fillStyle = 'rgba(0,0,0,.22)'
  for (let x = 40; x < width; x += 150) {
    const high = 70 + next() * 70
    for (let saw = 0; saw < 3; saw++) {
      brush.beginPath()
      brush.moveTo(x + saw * 40, height - high)
      brush.lineTo(x + saw * 40, height - high - 34)
      brush.lineTo(x + saw * 40 + 40, height - high)
      brush.fill()
    }
    brush.fillRect(x, height - high, 120, high)
    if (next() > 0.45) brush.fillRect(x + 96, height - high - 130, 16, 140)
  }
}

function circuits(brush: Brush) {
  const next = chance(37)
  brush.strokeStyle = 'rgba(255,255,255,.0)'
  for (let line = 0; line < 46; line++) {
    let [x, y] = [next() * width, next() * height]
    brush.strokeStyle = `rgba(0,0,0,${0.1 + next() * 0.16})`
    brush.lineWidth = 2 + next() * 2
    brush.beginPath()
    brush.moveTo(x, y)
    for (let turn = 0; turn < 4; turn++) {
      if (turn % 2) y += (next() - 0.5) * 160
      else x += (next() - 0.3) * 320
      brush.lineTo(x, y)
    }
    brush.stroke()
    brush.beginPath()
    brush.arc(x, y, 7, 0, 7)
    brush.stroke()
  }
}

function orbits(brush: Brush) {
  for (let ring = 0; ring < 9; ring++) {
    brush.strokeStyle = `rgba(0,0,0,${0.26 - ring * 0.02})`
    brush.lineWidth = 3
    brush.beginPath()
    brush.ellipse(width / 2, height + 160, 420 + ring * 150, 220 + ring * 66, 0, Math.PI, 2 * Math.PI)
    brush.stroke()
    brush.fillStyle = 'rgba(0,0,0,.3)'
    const angle = Math.PI * (1.15 + ((ring * 0.37) % 0.7))
    brush.beginPath()
    brush.arc(
      width / 2 + Math.cos(angle) * (420 + ring * 150),
      height + 160 + Math.sin(angle) * (220 + ring * 66),
      9,
      0,
      7,
    )
    brush.fill()
  }
}

/** Golden letters with a soft shadow; the longer the words, the smaller. */
export const paintWords = (words: string, caption: string, silver: boolean) =>
  painted(width, height, (brush) => {
    const size = Math.min(210, Math.round(1700 / Math.max(4, [...words].length)))
    const tones = silver ? ['#ffffff', '#dfe9f2', '#93a8ba'] : ['#fff4d2', '#f2cc7c', '#b57f2c']
    const gold = brush.createLinearGradient(0, 190 - size / 2, 0, 190 + size / 2)
    tones.forEach((tone, at) => {
      gold.addColorStop(at / 2, tone)
    })
    brush.textAlign = 'center'
    brush.textBaseline = 'middle'
    brush.letterSpacing = `${Math.round(size * 0.24)}px`
    brush.font = `900 ${size}px ${serif}`
    brush.shadowColor = 'rgba(10,0,2,.7)'
    brush.shadowBlur = 16
    brush.shadowOffsetX = 7
    brush.shadowOffsetY = 11
    brush.fillStyle = gold
    brush.fillText(words, width / 2 + size * 0.12, 200, 1960)
    brush.shadowBlur = 6
    brush.shadowOffsetY = 5
    brush.letterSpacing = '20px'
    brush.font = `600 52px ${serif}`
    brush.fillText(caption, width / 2 + 10, 390, 1900)
  })

/** A door of light: where it leads is written over it. */
export const paintDoor = (way: 'next' | 'previous') =>
  painted(512, 540, (brush) => {
    const glow = brush.createRadialGradient(256, 300, 30, 256, 280, 420)
    glow.addColorStop(0, '#fffaf0')
    glow.addColorStop(0.6, '#f1e2c4')
    glow.addColorStop(1, '#c6a873')
    brush.fillStyle = glow
    brush.fillRect(0, 0, 512, 540)
    brush.fillStyle = 'rgba(120,80,30,.24)'
    brush.fillRect(254, 0, 4, 540)
    brush.fillStyle = '#6b3a10'
    brush.textAlign = 'center'
    brush.font = `700 52px ${serif}`
    brush.fillText(way === 'next' ? '下一展厅' : '上一展厅', 256, 120)
    brush.font = `600 64px ${sans}`
    brush.fillText(way === 'next' ? '→' : '←', 256, 200)
  })

export const paintLabel = (title: string, line: string) =>
  painted(640, 150, (brush) => {
    brush.fillStyle = '#2a1410'
    brush.fillRect(0, 0, 640, 150)
    brush.strokeStyle = '#d2ab63'
    brush.lineWidth = 4
    brush.strokeRect(4, 4, 632, 142)
    brush.textBaseline = 'top'
    brush.fillStyle = '#fbebc9'
    brush.font = `600 52px ${serif}`
    brush.fillText(title, 30, 20, 580)
    brush.fillStyle = '#e2c588'
    brush.font = `400 30px ${sans}`
    brush.fillText(line, 30, 94, 580)
  })
