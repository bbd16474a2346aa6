import { useEffect, useRef, useState } from 'react'
import { useAddress } from '#web/kit/address.ts'
import { placeOf } from '../reading/rules.ts'
import {
  FavouriteButton,
  type Note,
  NoteDialog,
  NotesHere,
  type Own,
  type Passage,
  useKeptPosition,
} from './reader-own.tsx'
import { papers, useSettings } from './reader-settings.ts'
import { VoiceButton } from './reader-voice.tsx'
import './reader.css'

export type Section = { part: number; anchor: string; heading: string; text: string; html: string | null }

/** Text to be read at leisure: by sections, in a size of one's own, from where one left, with one's notes. */
export function TextReader({ id, sections, own }: { id: number; sections: Section[]; own: Own }) {
  const [settings, change] = useSettings()
  const [passage, setPassage] = useState<Passage | null>(null)
  const [lost, setLost] = useState<Set<number>>(new Set())
  const room = useRef<HTMLElement>(null)
  const partOf = (part: number) => room.current?.querySelector<HTMLElement>(`[data-part="${part}"]`)
  useOpening(sections, own, partOf)
  useReading(id, room)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sections stand there as long as the page
  useEffect(() => setLost(markNotes(own.notes, partOf)), [own.notes])
  const here = () =>
    sections.findIndex(({ part }) => (partOf(part)?.getBoundingClientRect().bottom ?? 0) > 120)
  return (
    <div className="reader" data-paper={settings.paper}>
      <div className="reader-bar no-print">
        <button
          type="button"
          className="button quiet"
          aria-label="小一点"
          onClick={() => change({ size: Math.max(14, settings.size - 2) })}
        >
          A−
        </button>
        <button
          type="button"
          className="button quiet"
          aria-label="大一点"
          onClick={() => change({ size: Math.min(36, settings.size + 2) })}
        >
          A＋
        </button>
        <button
          type="button"
          className="button quiet"
          onClick={() => change({ leading: settings.leading >= 2.3 ? 1.6 : settings.leading + 0.3 })}
        >
          行距
        </button>
        {papers.map(([paper, name]) => (
          <button
            key={paper}
            type="button"
            className="button quiet"
            aria-pressed={settings.paper === paper}
            onClick={() => change({ paper })}
          >
            {name}
          </button>
        ))}
        <VoiceButton
          from={() =>
            sections.slice(Math.max(here(), 0)).flatMap(({ heading, text }) => [heading, ...text.split('\n')])
          }
        />
        <FavouriteButton id={id} own={own} />
        <MarkButton room={room} onMark={setPassage} />
      </div>
      <Contents sections={sections} onGo={(part) => partOf(part)?.scrollIntoView()} />
      <NotesHere
        id={id}
        notes={own.notes}
        lost={lost}
        onGo={({ part }) => partOf(part)?.scrollIntoView({ block: 'center' })}
      />
      <article
        ref={room}
        className="library-text"
        style={{ fontSize: settings.size, lineHeight: settings.leading }}
      >
        {sections.map((section) => (
          <TextSection key={section.part} section={section} />
        ))}
      </article>
      {passage && <NoteDialog id={id} passage={passage} onClose={() => setPassage(null)} />}
    </div>
  )
}

function TextSection({ section: { part, anchor, heading, text, html } }: { section: Section }) {
  if (html !== null)
    return (
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the server made it safe before it kept it
      <section id={anchor || undefined} data-part={part} dangerouslySetInnerHTML={{ __html: html }} />
    )
  const body = heading !== '' && text.startsWith(heading) ? text.slice(heading.length).trimStart() : text
  return (
    <section id={anchor || undefined} data-part={part}>
      {heading && <h2>{heading}</h2>}
      <p>{body}</p>
    </section>
  )
}

function Contents({ sections, onGo }: { sections: Section[]; onGo: (part: number) => void }) {
  const named = sections.filter(({ heading }) => heading !== '')
  if (named.length < 3) return null
  return (
    <details className="reader-contents no-print">
      <summary>目录（{named.length}）</summary>
      <ol>
        {named.map(({ part, heading }) => (
          <li key={part}>
            <button type="button" className="link" onClick={() => onGo(part)}>
              {heading}
            </button>
          </li>
        ))}
      </ol>
    </details>
  )
}

/** Opens at the place of the address, else where one left. */
function useOpening(
  sections: Section[],
  own: Own,
  partOf: (part: number) => HTMLElement | null | undefined,
): void {
  const { search } = useAddress()
  const opened = useRef(false)
  useEffect(() => {
    if (opened.current || sections.length === 0) return
    opened.current = true
    const anchor = decodeURIComponent(window.location.hash.slice(1))
    const asked = Number(search.part)
    // Newer browsers answer a promise of the scrolling: it must not become what the effect answers.
    if (anchor) document.getElementById(anchor)?.scrollIntoView()
    else if (asked) partOf(asked)?.scrollIntoView()
    else scrollToPosition(own, partOf)
  }, [sections, own, search.part, partOf])
}

function scrollToPosition({ position }: Own, partOf: (part: number) => HTMLElement | null | undefined): void {
  const left = position && position.part + position.place > 1 ? partOf(position.part) : null
  if (left && position) window.scrollTo({ top: left.offsetTop + left.offsetHeight * position.place - 80 })
}

/** Keeps the place while one reads. */
function useReading(id: number, room: React.RefObject<HTMLElement | null>): void {
  const keep = useKeptPosition(id)
  const kept = useRef(keep)
  kept.current = keep
  useEffect(() => {
    const moved = () => {
      const top = [...(room.current?.querySelectorAll<HTMLElement>('[data-part]') ?? [])].find(
        (one) => one.getBoundingClientRect().bottom > 80,
      )
      if (!top) return
      const { top: above, height } = top.getBoundingClientRect()
      kept.current(Number(top.dataset.part), height > 0 ? Math.min(Math.max((80 - above) / height, 0), 1) : 0)
    }
    addEventListener('scroll', moved, { passive: true })
    return () => removeEventListener('scroll', moved)
  }, [room])
}

/** Marks what is selected, where the selection lies within one section. */
function MarkButton({
  room,
  onMark,
}: {
  room: React.RefObject<HTMLElement | null>
  onMark: (passage: Passage) => void
}) {
  const [passage, setPassage] = useState<Passage | null>(null)
  useEffect(() => {
    const selected = () => setPassage(passageIn(room.current))
    document.addEventListener('selectionchange', selected)
    return () => document.removeEventListener('selectionchange', selected)
  }, [room])
  if (!passage) return <span className="muted reader-hint">选中一段话可以画线、写笔记</span>
  return (
    <button
      type="button"
      className="button primary"
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onMark(passage)}
    >
      画线写笔记
    </button>
  )
}

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

/** Colours the noted passages, without touching the text; answers which are not there any more. */
function markNotes(notes: Note[], partOf: (part: number) => HTMLElement | null | undefined): Set<number> {
  const lost = new Set<number>()
  const ranges = new Map<string, Range[]>()
  for (const note of notes) {
    const section = partOf(note.part)
    const place = section && placeOf(section.textContent ?? '', note)
    if (!section || !place) lost.add(note.id)
    else ranges.set(note.colour, [...(ranges.get(note.colour) ?? []), rangeIn(section, place)])
  }
  if (typeof Highlight === 'undefined') return lost
  for (const colour of ['yellow', 'red', 'green'])
    CSS.highlights.set(`note-${colour}`, new Highlight(...(ranges.get(colour) ?? [])))
  return lost
}

function rangeIn(section: HTMLElement, { from, to }: { from: number; to: number }): Range {
  const range = document.createRange()
  const walk = document.createTreeWalker(section, NodeFilter.SHOW_TEXT)
  let at = 0
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const length = node.textContent?.length ?? 0
    if (from >= at && from <= at + length) range.setStart(node, from - at)
    if (to > at && to <= at + length) range.setEnd(node, to - at)
    at += length
  }
  return range
}
