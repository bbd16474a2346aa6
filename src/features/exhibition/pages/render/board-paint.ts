/** Paints a board as it hangs on the wall: year, title, place, words, and the picture beside them. */
import type { Finish } from '../../halls/finishes/rules.ts'
import { boardMeasures, type PlannedExhibit } from '../../halls/plan/rules.ts'
import { type Brush, linesOf, painted, sans, serif } from './canvas.ts'

const height = 800

export function paintBoard(
  exhibit: PlannedExhibit,
  picture: ImageBitmap | null,
  { paper, accent, ink }: Pick<Finish, 'paper' | 'accent' | 'ink'>,
  scale = 1,
): HTMLCanvasElement {
  const measure = boardMeasures[exhibit.size]
  const width = Math.round((height * measure.width) / measure.height)
  return painted(Math.round(width * scale), Math.round(height * scale), (brush) => {
    brush.scale(scale, scale)
    brush.fillStyle = paper
    brush.fillRect(0, 0, width, height)
    brush.fillStyle = accent
    brush.fillRect(0, 0, 16, height)
    brush.fillStyle = '#d2ab63'
    brush.fillRect(16, 0, 4, height)
    const pictureWidth = picture ? Math.round(width * 0.46) : 0
    if (picture) drawPicture(brush, picture, 60, 56, pictureWidth, height - 112)
    const left = picture ? pictureWidth + 108 : 84
    drawWords(brush, exhibit, left, width - left - 60, accent, ink)
  })
}

/** The picture fills its frame; what does not fit is cut off evenly. */
function drawPicture(brush: Brush, picture: ImageBitmap, x: number, y: number, width: number, high: number) {
  const scale = Math.max(width / picture.width, high / picture.height)
  const [w, h] = [width / scale, high / scale]
  brush.drawImage(picture, (picture.width - w) / 2, (picture.height - h) / 2, w, h, x, y, width, high)
  brush.strokeStyle = '#d2ab63'
  brush.lineWidth = 3
  brush.strokeRect(x, y, width, high)
}

function drawWords(
  brush: Brush,
  { year, title, place, text }: PlannedExhibit,
  x: number,
  width: number,
  accent: string,
  ink: string,
) {
  brush.textBaseline = 'top'
  brush.fillStyle = accent
  brush.font = `700 ${year.length > 5 ? 72 : 108}px ${serif}`
  brush.fillText(year, x, 56, width)
  brush.fillStyle = '#d2ab63'
  brush.fillRect(x + 4, 192, 84, 6)
  brush.fillStyle = ink
  brush.font = `700 54px ${serif}`
  let y = 224
  for (const line of linesOf(brush, title, width)) {
    brush.fillText(line, x, y)
    y += 70
  }
  if (place) {
    brush.fillStyle = '#8a5a1e'
    brush.font = `500 30px ${sans}`
    brush.fillText(place, x, y + 4, width)
    y += 56
  }
  drawText(brush, text, x, y + 10, width, ink)
}

/** The text grows smaller until it fits; a long one is told in full on the card beside the visit. */
function drawText(brush: Brush, text: string, x: number, top: number, width: number, ink: string) {
  brush.fillStyle = ink
  for (let size = 34; ; size -= 2) {
    brush.font = `400 ${size}px ${sans}`
    const lines = linesOf(brush, text, width)
    const step = size * 1.62
    const fitting = Math.floor((height - 50 - top) / step)
    if (lines.length > fitting && size > 24) continue
    const shown = lines.slice(0, Math.max(1, fitting))
    if (shown.length < lines.length) shown[shown.length - 1] = `${shown.at(-1)?.slice(0, -1)}…`
    shown.forEach((line, at) => {
      brush.fillText(line, x, top + at * step)
    })
    return
  }
}
