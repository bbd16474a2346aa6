import { isForAnybody, type Sensitivity } from '#basics/sensitivity.ts'
import type { MaterialKind } from '../rules.ts'

/** What readers do for themselves. Nothing here counts how long or how much anybody reads. */

export const noteColours = ['yellow', 'red', 'green'] as const
export type NoteColour = (typeof noteColours)[number]
export const noteColourNames: Record<NoteColour, string> = { yellow: '黄', red: '红', green: '绿' }

const mostOffline = 60 * 1_048_576

/**
 * Why a material is not kept on a phone. There nobody asks any more who may read it, and nobody can take it back: only
 * what is for everybody is kept, and only what is read; sound and films are too large.
 */
export function whyNotOffline(material: {
  sensitivity: Sensitivity
  kind: MaterialKind
  shown: { fileBytes: number | null }
}): 'kind' | 'label' | 'bytes' | null {
  if (!['article', 'document', 'picture'].includes(material.kind)) return 'kind'
  if (!isForAnybody(material.sensitivity)) return 'label'
  return (material.shown.fileBytes ?? 0) > mostOffline ? 'bytes' : null
}

/** White space differs with how a text is set; words do not. */
const squeezed = (text: string) => text.replace(/\s+/g, '')

/** Whether a passage still stands in a text. */
export const standsIn = (quote: string, text: string): boolean => squeezed(text).includes(squeezed(quote))

/**
 * Where a passage stands in the text of a part: where it stood, else the nearest place with the same words; null when
 * it is not there any more.
 */
export function placeOf(
  text: string,
  { from, to, quote }: { from: number; to: number; quote: string },
): { from: number; to: number } | null {
  if (text.slice(from, to) === quote) return { from, to }
  let nearest = -1
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1))
    if (nearest < 0 || Math.abs(at - from) < Math.abs(nearest - from)) nearest = at
  return nearest < 0 ? null : { from: nearest, to: nearest + quote.length }
}

export type Chapter = { seconds: number; title: string }

/** The chapters of a film as its description lists them: a line each, `03:20 第二部分`. */
export function chaptersIn(text: string): Chapter[] {
  const lines = text.matchAll(/^\s*(?:(\d{1,2}):)?(\d{1,2}):(\d{2})\s+(\S.*?)\s*$/gm)
  return [...lines].map(([, hours = '0', minutes = '0', seconds = '0', title = '']) => ({
    seconds: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds),
    title,
  }))
}
