import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type Fonts, type FontUse, fontsWith, missingGlyphs } from './fonts.ts'
import { markNow, markWords } from './mark.ts'
import type { SealPlace } from './official-layout.ts'
import { flatten } from './signing/flat-pdf.ts'

type Want = 'pdf' | 'drawn' | 'official' | 'screen' | 'stored'
export type PrintTask = {
  number: number
  want: Want
  template: string
  data: string
  at: number
  /** Who takes it out of the platform, as JSON for the pages: code, words. */
  mark?: string
  /** The file that is shown. */
  stored?: Uint8Array
}
export type Printed = {
  bytes: Uint8Array
  pages: number
  /** Lines a page, and the page the text ends on. */
  lines: number
  textEnds: number
  seals: SealPlace[]
}
export type PrintAnswer = { number: number } & ({ printed: Printed } | { fault: string })

/** Put away after a minute without work: a thread holds about 200 MB. */
const idleMilliseconds = 60_000
/** A second thread is worth its memory only when so many documents wait for the first. */
const manyWaiting = 8
const mostWorkers = Math.min(2, availableParallelism())

type Waiting = { resolve: (printed: Printed) => void; reject: (error: Error) => void }
type Hand = { worker: Worker; waiting: Map<number, Waiting>; idle: NodeJS.Timeout | undefined }

let hands: Hand[] = []
let last = 0
let fonts: Fonts | null = null

/** Prints with the fonts of this folder as well; null: with those that come along. */
export function printWith(folder: string | null): void {
  fonts = fontsWith(folder)
}
const fontsNow = () => {
  fonts ??= fontsWith(null)
  return fonts
}

/**
 * Typesets a template of assets/print with data (anything that is JSON; the template reads it as
 * `json(bytes(sys.inputs.data))`, so that nothing in it is ever taken for markup). `day`, 'YYYY-MM-DD', is the
 * document's date: the same template, data and day give the same bytes, but for the mark of whoever takes it out
 * (platform/mark.ts). It is a PDF/A-2b.
 */
export async function printPdf(template: string, data: unknown, day: string): Promise<Buffer> {
  return Buffer.from((await print('pdf', template, data, day)).bytes)
}

/** The same pages as a drawing: SVG with its letters as outlines, whatever fonts there are where it is looked at. */
export async function printSvg(template: string, data: unknown, day: string): Promise<Buffer> {
  return Buffer.from((await print('drawn', template, data, day)).bytes)
}

/** The same, with how many pages it has. */
export async function printPages(
  template: string,
  data: unknown,
  day: string,
): Promise<{ pdf: Buffer; pages: number }> {
  const { bytes, pages } = await print('pdf', template, data, day)
  return { pdf: Buffer.from(bytes), pages }
}

/** What an official document is set with, when it is not the page of GB/T 9704-2012: a form of its own. */
const templateFor = (sheet: object) =>
  'form' in sheet && typeof sheet.form === 'string' ? sheet.form : 'official.typ'

/** An official document: a PDF/A-2b to GB/T 9704-2012, and where its seals belong. A glyph that is missing is a fault. */
export async function printOfficial(
  data: object,
  day: string,
): Promise<Omit<Printed, 'bytes'> & { pdf: Buffer }> {
  const { bytes, ...printed } = await print('official', templateFor(data), data, day)
  return { ...printed, pdf: Buffer.from(bytes) }
}

/** The same pages for the screen: one SVG with the pages below each other. */
export async function showOfficial(
  data: object,
  day: string,
): Promise<Omit<Printed, 'bytes'> & { svg: string }> {
  const { bytes, ...printed } = await print('screen', templateFor(data), data, day)
  return { ...printed, svg: Buffer.from(bytes).toString() }
}

/** The pages of a PDF as it is stored, with its seals and marks: one SVG with the pages below each other. */
export async function showStored(pdf: Uint8Array): Promise<{ svg: string; pages: number }> {
  const flat = await flatten(pdf)
  const { bytes } = await print('stored', 'stored.typ', { pages: flat.pages }, '2000-01-01', flat.pdf)
  return { svg: Buffer.from(bytes).toString(), pages: flat.pages }
}

/** Characters that would print as boxes: no font of the stack has them, or they are private to some program. */
export const unprintable = (use: FontUse, text: string): string[] => [
  ...new Set([...[...text].filter((sign) => /\p{Co}/u.test(sign)), ...missingGlyphs(fontsNow(), use, text)]),
]

function print(
  want: Want,
  template: string,
  data: unknown,
  day: string,
  stored?: Uint8Array,
): Promise<Printed> {
  const number = ++last
  // What is only shown is no copy that anybody takes along.
  const mark = want === 'screen' || want === 'stored' ? undefined : markNow()
  const task: PrintTask = {
    number,
    want,
    template,
    data: JSON.stringify(data),
    at: Date.parse(`${day}T00:00:00Z`) / 1000,
    ...(mark && { mark: JSON.stringify({ code: mark.code, words: markWords(mark) }) }),
    ...(stored && { stored }),
  }
  return new Promise((resolve, reject) => {
    const hand = freeHand()
    hand.waiting.set(number, { resolve, reject })
    hand.worker.postMessage(task)
  })
}

/** The thread with the least to do; a further one when that has much. */
function freeHand(): Hand {
  const [least] = [...hands].sort((one, other) => one.waiting.size - other.waiting.size)
  const enough = least && (least.waiting.size < manyWaiting || hands.length >= mostWorkers)
  const hand = enough ? least : newHand()
  clearTimeout(hand.idle)
  hand.worker.ref()
  return hand
}

function newHand(): Hand {
  const worker = new Worker(new URL('./print-worker.ts', import.meta.url), { workerData: fontsNow() })
  const hand: Hand = { worker, waiting: new Map(), idle: undefined }
  worker.on('message', (answer: PrintAnswer) => hear(hand, answer))
  worker.on('error', (error) => lose(hand, error))
  hands.push(hand)
  return hand
}

function hear(hand: Hand, answer: PrintAnswer): void {
  const asked = hand.waiting.get(answer.number)
  hand.waiting.delete(answer.number)
  if ('printed' in answer) asked?.resolve(answer.printed)
  else asked?.reject(new Error(`the document could not be typeset: ${answer.fault}`))
  if (hand.waiting.size > 0) return
  hand.worker.unref()
  hand.idle = setTimeout(() => putAway(hand), idleMilliseconds).unref()
}

function lose(hand: Hand, error: unknown): void {
  hands = hands.filter((one) => one !== hand)
  for (const { reject } of hand.waiting.values()) reject(error as Error)
  hand.waiting.clear()
}

function putAway(hand: Hand): void {
  hands = hands.filter((one) => one !== hand)
  void hand.worker.terminate()
}
