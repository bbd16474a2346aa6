import { useEffect, useRef, useState } from 'react'
import { useAddress } from '#web/kit/address.ts'
import { useOnline } from '#web/outbox/without-signal.ts'
import { markNotes, passageIn } from './reader-marks.ts'
import {
  FavouriteButton,
  NoteDialog,
  NotesHere,
  type Own,
  type Passage,
  useKeptPosition,
} from './reader-own.tsx'
import { useSettings } from './reader-settings.ts'
import { ReadingSettings } from './reader-settings-bar.tsx'
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
        <ReadingSettings settings={settings} change={change} />
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
  const online = useOnline()
  if (!online) return <span className="muted reader-hint">有网络时可以画线、写笔记</span>
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
