import type { Credential } from './certificates.ts'
import { markHeight, markOperators, markWidth } from './check-mark.ts'
import type { Mark, SealAppearance } from './pdf-appearance.ts'
import { type Spot, signPdf } from './pdf-signing.ts'
import { localProvider } from './provider.ts'
import { drawSeal, type SealText } from './seal-drawing.ts'
import { sealOperators, widthInPoints } from './seal-picture.ts'

/** One seal to be put on a document. */
export type Stamp = {
  credential: Credential
  /** The name of its field in the document: each has its own. */
  field: string
  name: string
  spot: Spot
  look: { drawn: SealText } | { picture: Buffer; diameter: number }
}

export type Stamping = {
  reason: string
  at: Date
  /** Where the document can be checked, and on which page (the last one) the mark for it goes; with the first seal. */
  check: { address: string; page: number } | null
}

/** Puts the seals on the document one after the other, each with its signature. */
export async function stampPdf(
  pdf: Buffer,
  stamps: Stamp[],
  { reason, at, check }: Stamping,
): Promise<Buffer> {
  let mark = check ? await markOn(check.page, check.address) : undefined
  let stamped = pdf
  for (const { credential, field, name, spot, look } of stamps) {
    const appearance = await appearanceOf(look)
    const provider = localProvider(credential)
    stamped = await signPdf(stamped, { provider, field, name, reason, at, seal: { spot, appearance }, mark })
    mark = undefined
  }
  return stamped
}

async function appearanceOf(look: Stamp['look']): Promise<SealAppearance> {
  if ('picture' in look) return { width: widthInPoints(look.diameter), picture: look.picture }
  return { width: widthInPoints(look.drawn.diameter ?? 42), operators: await operatorsOf(look.drawn) }
}

/** Drawings of the seals that were used last: one costs as much as a signature. */
const drawings = new Map<string, string>()
const mostDrawings = 64

async function operatorsOf(text: SealText): Promise<string> {
  const key = JSON.stringify([text.inscription, text.line, text.diameter])
  const known = drawings.get(key) ?? sealOperators(await drawSeal(text))
  drawings.delete(key)
  drawings.set(key, known)
  const [oldest] = drawings.keys()
  if (drawings.size > mostDrawings && oldest !== undefined) drawings.delete(oldest)
  return known
}

/** GB/T 9704-2012 (V): A4; text from 28 mm of the left to 26 mm of the right edge, down to 35 mm of the lower one. */
const paper = { width: 210, height: 297, left: 28, right: 26, bottom: 35 }

/** Below the text of the page, on the side where its number is not (odd right, even left). */
async function markOn(page: number, address: string): Promise<Mark> {
  const left = page % 2 ? paper.left : paper.width - paper.right - markWidth
  return {
    page,
    left: widthInPoints(left),
    top: widthInPoints(paper.height - paper.bottom + 4),
    width: widthInPoints(markWidth),
    height: widthInPoints(markHeight),
    operators: await markOperators(address),
  }
}
