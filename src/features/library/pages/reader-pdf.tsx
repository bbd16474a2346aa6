import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { fileAddress } from '#web/call.ts'
import { useAddress } from '#web/kit/address.ts'
import { Icon } from '#web/kit/icon.tsx'
import { Skeleton } from '#web/kit/states.tsx'
import { tell } from '#web/kit/toasts.tsx'
import { useOnline } from '#web/outbox/without-signal.ts'
import { bringTo, useDrawing, usePinch } from './reader-drawing.ts'
import { Find } from './reader-find.tsx'
import { markNotes, markWords, passageIn } from './reader-marks.ts'
import {
  FavouriteButton,
  NoteDialog,
  NotesHere,
  type Own,
  type Passage,
  useKeptPosition,
} from './reader-own.tsx'
import { openPdf } from './reader-pages.ts'
import type { Section } from './reader-text.tsx'
import { VoiceButton } from './reader-voice.tsx'
import './reader.css'

type Props = {
  id: number
  sections: Section[]
  own: Own
  /** As it is kept on the device; none: from the server. */
  file: Blob | null
}

/** A PDF in the page: where one left, or at the place of the address; pages are drawn as they come into sight. */
export function PdfReader({ id, sections, own, file }: Props) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let gone = false
    const opening = openPdf(file ?? fileAddress(`/library/materials/${id}/file`))
    opening.then((one) => !gone && setPdf(one)).catch(() => setFailed(true))
    return () => {
      gone = true
      void opening.then((one) => one.loadingTask.destroy()).catch(() => undefined)
    }
  }, [id, file])
  if (failed) return <p role="alert">这份 PDF 没有打开。请刷新重试；还不行，请点“文字版”，或下载后阅读。</p>
  return pdf ? <PdfPages id={id} pdf={pdf} sections={sections} own={own} /> : <Skeleton />
}

function PdfPages({ id, pdf, sections, own }: Omit<Props, 'file'> & { pdf: PDFDocumentProxy }) {
  const { search } = useAddress()
  const room = useRef<HTMLDivElement>(null)
  const [zoom, setZoom] = useState(1)
  const [whole, setWhole] = useState(false)
  const [asked] = useState(() => Number(/^#p(\d+)$/.exec(window.location.hash)?.[1] ?? search.part) || 0)
  const [start] = useState(() => Math.min(Math.max(asked || own.position?.part || 1, 1), pdf.numPages))
  const [page, setPage] = useState(start)
  const keep = useKeptPosition(id)
  const go = (to: number) => bringTo(room.current, Math.min(Math.max(to, 1), pdf.numPages))
  const { remark, find } = useMarks(room, own)
  const seen = (at: number) => {
    setPage(at)
    keep(at, 0)
  }
  useDrawing(pdf, room, zoom, start, { seen, drawn: remark })
  usePinch(room, zoom, setZoom)
  useEscape(whole, () => setWhole(false))
  const onFind = (words: string, to: number | null) => {
    find(words)
    if (to !== null) go(to)
  }
  const width = `calc(min(100%, 900px) * ${zoom})`
  const lost = new Set(own.notes.filter(({ part }) => part > pdf.numPages).map((note) => note.id))
  return (
    <div className="reader" data-whole={whole || undefined}>
      <div className="reader-bar no-print">
        <Turning page={page} pages={pdf.numPages} onGo={go} />
        <Zooming zoom={zoom} onZoom={setZoom} />
        <button type="button" className="button quiet" aria-pressed={whole} onClick={() => setWhole(!whole)}>
          {whole ? '退出全屏' : '全屏'}
        </button>
        <Find sections={sections} page={page} onFind={onFind} />
        <VoiceButton from={() => sections.slice(page - 1).flatMap(({ text }) => text.split('\n'))} />
        <FavouriteButton id={id} own={own} />
        <MarkPassage id={id} room={room} />
        {asked === 0 && start > 1 && <span className="muted">上次读到第 {start} 页，已从那里打开</span>}
      </div>
      <NotesHere id={id} notes={own.notes} lost={lost} onGo={({ part }) => go(part)} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by the keyboard */}
      <div className="reader-pages" ref={room} tabIndex={0} role="region" aria-label="PDF 页面">
        {Array.from({ length: pdf.numPages }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pages have no other name
          <div key={at} className="reader-page" data-part={at + 1} style={{ width }} />
        ))}
      </div>
    </div>
  )
}

/** Colours notes and what is looked for, on the pages that are drawn. */
function useMarks(room: React.RefObject<HTMLDivElement | null>, own: Own) {
  const words = useRef('')
  const remark = () => {
    const partOf = (part: number) => {
      const box = room.current?.querySelector<HTMLElement>(`[data-part="${part}"]`)
      return box?.querySelector('.textLayer') ? box : null
    }
    markNotes(own.notes, partOf)
    markWords(words.current, room.current?.querySelectorAll<HTMLElement>('.reader-page') ?? [])
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the notes have changed
  useEffect(remark, [own.notes])
  useEffect(() => () => markWords('', []), [])
  const find = (wanted: string) => {
    words.current = wanted
    remark()
  }
  return { remark, find }
}

function useEscape(on: boolean, leave: () => void): void {
  const left = useRef(leave)
  left.current = leave
  useEffect(() => {
    if (!on) return
    const pressed = (event: KeyboardEvent) => event.key === 'Escape' && left.current()
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [on])
}

function Turning({ page, pages, onGo }: { page: number; pages: number; onGo: (page: number) => void }) {
  /** What is being typed; it counts when it is entered. */
  const [typed, setTyped] = useState<string | null>(null)
  const enter = () => {
    if (typed !== null && Number(typed) >= 1) onGo(Number(typed))
    setTyped(null)
  }
  return (
    <>
      <button
        type="button"
        className="button quiet"
        aria-label="上一页"
        disabled={page <= 1}
        onClick={() => onGo(page - 1)}
      >
        <Icon name="up" />
      </button>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          enter()
        }}
      >
        <label>
          第{' '}
          <input
            type="number"
            inputMode="numeric"
            aria-label="页码"
            min={1}
            max={pages}
            value={typed ?? page}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={enter}
          />{' '}
          / {pages} 页
        </label>
      </form>
      <button
        type="button"
        className="button quiet"
        aria-label="下一页"
        disabled={page >= pages}
        onClick={() => onGo(page + 1)}
      >
        <Icon name="down" />
      </button>
    </>
  )
}

function Zooming({ zoom, onZoom }: { zoom: number; onZoom: (zoom: number) => void }) {
  return (
    <>
      <button
        type="button"
        className="button quiet"
        aria-label="缩小"
        disabled={zoom <= 0.5}
        onClick={() => onZoom(Math.max(0.5, zoom / 1.25))}
      >
        －
      </button>
      <button
        type="button"
        className="button quiet"
        aria-label="放大"
        disabled={zoom >= 4}
        onClick={() => onZoom(Math.min(4, zoom * 1.25))}
      >
        ＋
      </button>
    </>
  )
}

function MarkPassage({ id, room }: { id: number; room: React.RefObject<HTMLDivElement | null> }) {
  const online = useOnline()
  const [passage, setPassage] = useState<Passage | null>(null)
  if (!online) return null
  const mark = () => {
    const found = passageIn(room.current)
    if (found) setPassage(found)
    else tell.note('请先在页面上选中一段话。')
  }
  return (
    <>
      <button
        type="button"
        className="button quiet"
        onPointerDown={(event) => event.preventDefault()}
        onClick={mark}
      >
        画线写笔记
      </button>
      {passage && <NoteDialog id={id} passage={passage} onClose={() => setPassage(null)} />}
    </>
  )
}
