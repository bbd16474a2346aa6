import { placeOf } from '../reading/rules.ts'
import type { Note, Passage } from './reader-own.tsx'

type PartOf = (part: number) => HTMLElement | null | undefined

/** What is selected, where the selection lies within one part. */
export function passageIn(room: HTMLElement | null): Passage | null {
  const selection = document.getSelection()
  if (!room || !selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const start = range.startContainer.parentElement?.closest<HTMLElement>('[data-part]')
  if (!start || !room.contains(start)) return null
  if (!start.contains(range.endContainer)) range.setEndAfter(start.lastChild ?? start)
  const before = document.createRange()
  before.selectNodeContents(start)
  before.setEnd(range.startContainer, range.startOffset)
  const quote = range.toString().slice(0, 2000)
  const from = before.toString().length
  return quote.trim() === ''
    ? null
    : { part: Number(start.dataset.part), from, to: from + quote.length, quote }
}

/** Colours passages, without touching the text. A browser that cannot shows them in the list only. */
function colour(name: string, ranges: Range[]): void {
  if (typeof Highlight !== 'undefined') CSS.highlights.set(name, new Highlight(...ranges))
}

/** Colours the noted passages; answers which are not there any more. */
export function markNotes(notes: Note[], partOf: PartOf): Set<number> {
  const lost = new Set<number>()
  const ranges = new Map<string, Range[]>()
  for (const note of notes) {
    const section = partOf(note.part)
    const place = section && placeOf(section.textContent ?? '', note)
    if (!section || !place) lost.add(note.id)
    else ranges.set(note.colour, [...(ranges.get(note.colour) ?? []), rangeIn(section, place)])
  }
  for (const name of ['yellow', 'red', 'green']) colour(`note-${name}`, ranges.get(name) ?? [])
  return lost
}

/** Colours words wherever they stand in these parts, however their lines are broken. */
export function markWords(words: string, sections: Iterable<HTMLElement>): void {
  const wanted = words.replace(/\s+/g, '')
  colour('found', wanted === '' ? [] : [...sections].flatMap((section) => placesOf(wanted, section)))
}

function placesOf(wanted: string, section: HTMLElement): Range[] {
  const text = section.textContent ?? ''
  // Where each character that is no white space stands.
  const at = [...text.matchAll(/\S/gu)].map(({ index }) => index)
  const squeezed = at.map((index) => text[index]).join('')
  const found: Range[] = []
  for (
    let from = squeezed.indexOf(wanted);
    from >= 0;
    from = squeezed.indexOf(wanted, from + wanted.length)
  ) {
    const last = at[from + wanted.length - 1] as number
    found.push(rangeIn(section, { from: at[from] as number, to: last + 1 }))
  }
  return found
}

function rangeIn(section: HTMLElement, { from, to }: { from: number; to: number }): Range {
  const range = document.createRange()
  const walk = document.createTreeWalker(section, NodeFilter.SHOW_TEXT)
  let at = 0
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const length = node.textContent?.length ?? 0
    if (from >= at && from < at + length) range.setStart(node, from - at)
    if (to > at && to <= at + length) {
      range.setEnd(node, to - at)
      break
    }
    at += length
  }
  return range
}
