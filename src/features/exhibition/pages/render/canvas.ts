/** Drawing on canvas: what boards, walls and signs are painted with. */
export const serif =
  '"Noto Serif SC","Noto Serif CJK SC","Source Han Serif SC","Songti SC",STSong,SimSun,serif'
export const sans = '"Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif'
export type Brush = CanvasRenderingContext2D

/** A canvas of this size, painted. */
export function painted(width: number, height: number, paint: (brush: Brush) => void): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const brush = canvas.getContext('2d')
  if (!brush) throw new Error('this browser gives no canvas to draw on')
  paint(brush)
  return canvas
}

const neverFirst = '，。、；：”’）》！？'
/** Lines of a text that fit the width; no line begins with a closing mark. */
export function linesOf(brush: Brush, text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const sign of text) {
    if (brush.measureText(line + sign).width > width && !neverFirst.includes(sign)) {
      lines.push(line)
      line = ''
    }
    line += sign
  }
  return [...lines, line]
}

/** A row of numbers from 0 to 1 that look like chance and are always the same. */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
}
