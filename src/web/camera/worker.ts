import type { Quad } from './geometry.ts'
import { dress, type Look, turned } from './looks.ts'
import { findSheet, type Picture, straighten } from './sheet.ts'

/** Asked beside the page, so that it does not stand still meanwhile. */
export type Asked =
  | { id: number; work: 'find'; picture: Picture }
  | { id: number; work: 'page'; picture: Picture; quad: Quad; quarters: number; look: Look }
export type Answer = { id: number; quad: Quad | null; page: Picture | null }

const answerTo = (asked: Asked): Answer => {
  if (asked.work === 'find') return { id: asked.id, quad: findSheet(asked.picture), page: null }
  const straight = straighten(asked.picture, asked.quad)
  return { id: asked.id, quad: null, page: turned(dress(straight, asked.look), asked.quarters) }
}

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  const answer = answerTo(data)
  const moved = answer.page ? [answer.page.pixels.buffer as ArrayBuffer] : []
  postMessage(answer, { transfer: moved })
})
