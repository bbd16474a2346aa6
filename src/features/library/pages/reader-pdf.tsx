import type { PDFDocumentProxy } from 'pdfjs-dist'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { fileAddress } from '#web/call.ts'
import { useAddress } from '#web/kit/address.ts'
import { Icon } from '#web/kit/icon.tsx'
import { Skeleton } from '#web/kit/states.tsx'
import { tell } from '#web/kit/toasts.tsx'
import {
  FavouriteButton,
  NoteDialog,
  NotesHere,
  type Own,
  type Passage,
  useKeptPosition,
} from './reader-own.tsx'
import { drawPage, openPdf } from './reader-pages.ts'
import { passageIn, type Section } from './reader-text.tsx'
import { VoiceButton } from './reader-voice.tsx'
import './reader.css'

type Props = { id: number; sections: Section[]; own: Own }

/** A PDF in the page: where one left, or at the place of the address; pages are drawn as they come into sight. */
export function PdfReader({ id, sections, own }: Props) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let gone = false
    const opening = openPdf(fileAddress(`/library/materials/${id}/file`))
    opening.then((one) => !gone && setPdf(one)).catch(() => setFailed(true))
    return () => {
      gone = true
      void opening.then((one) => one.loadingTask.destroy()).catch(() => undefined)
    }
  }, [id])
  if (failed) return <p role="alert">这个浏览器打不开这份 PDF。请点“文字版”，或下载后阅读。</p>
  return pdf ? <PdfPages id={id} pdf={pdf} sections={sections} own={own} /> : <Skeleton />
}

function PdfPages({ id, pdf, sections, own }: Props & { pdf: PDFDocumentProxy }) {
  const { search } = useAddress()
  const room = useRef<HTMLDivElement>(null)
  const [zoom, setZoom] = useState(1)
  const asked = Number(/^#p(\d+)$/.exec(window.location.hash)?.[1] ?? search.part)
  const start = Math.min(Math.max(asked || own.position?.part || 1, 1), pdf.numPages)
  const [page, setPage] = useState(start)
  const [passage, setPassage] = useState<Passage | null>(null)
  const keep = useKeptPosition(id)
  const go = (to: number) =>
    room.current
      ?.querySelector(`[data-part="${Math.min(Math.max(to, 1), pdf.numPages)}"]`)
      ?.scrollIntoView({ block: 'start' })
  useDrawing(pdf, room, zoom, start, (seen) => {
    setPage(seen)
    keep(seen, 0)
  })
  usePinch(room, zoom, setZoom)
  const mark = () => {
    const found = passageIn(room.current)
    if (found) setPassage(found)
    else tell.note('请先在页面上选中一段话。')
  }
  const lost = new Set(own.notes.filter(({ part }) => part > pdf.numPages).map((note) => note.id))
  return (
    <div className="reader">
      <div className="reader-bar no-print">
        <button type="button" className="button quiet" aria-label="上一页" onClick={() => go(page - 1)}>
          <Icon name="up" />
        </button>
        <label>
          第{' '}
          <input
            type="number"
            aria-label="页码"
            min={1}
            max={pdf.numPages}
            value={page}
            onChange={(event) => go(Number(event.target.value))}
          />{' '}
          / {pdf.numPages} 页
        </label>
        <button type="button" className="button quiet" aria-label="下一页" onClick={() => go(page + 1)}>
          <Icon name="down" />
        </button>
        <button
          type="button"
          className="button quiet"
          aria-label="缩小"
          onClick={() => setZoom(Math.max(0.5, zoom / 1.25))}
        >
          －
        </button>
        <button
          type="button"
          className="button quiet"
          aria-label="放大"
          onClick={() => setZoom(Math.min(4, zoom * 1.25))}
        >
          ＋
        </button>
        <Find sections={sections} page={page} onGo={go} />
        <VoiceButton from={() => sections.slice(page - 1).flatMap(({ text }) => text.split('\n'))} />
        <FavouriteButton id={id} own={own} />
        <button
          type="button"
          className="button quiet"
          onPointerDown={(event) => event.preventDefault()}
          onClick={mark}
        >
          画线写笔记
        </button>
        {!asked && start > 1 && <span className="muted">上次读到第 {start} 页，已从那里打开</span>}
      </div>
      <NotesHere id={id} notes={own.notes} lost={lost} onGo={({ part }) => go(part)} />
      <div className="reader-pages" ref={room}>
        {Array.from({ length: pdf.numPages }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pages have no other name
          <div key={at} className="reader-page" data-part={at + 1} style={{ width: `${zoom * 100}%` }} />
        ))}
      </div>
      {passage && <NoteDialog id={id} passage={passage} onClose={() => setPassage(null)} />}
    </div>
  )
}

/** Gives every page the height of the first, draws those in sight, and lets go of those far away. */
function useDrawing(
  pdf: PDFDocumentProxy,
  room: RefObject<HTMLDivElement | null>,
  zoom: number,
  start: number,
  onSeen: (page: number) => void,
): void {
  const seen = useRef(onSeen)
  seen.current = onSeen
  const at = useRef(start)
  useEffect(() => {
    const scroll = room.current
    if (!scroll || zoom <= 0) return
    const boxes = [...scroll.querySelectorAll<HTMLElement>('.reader-page')]
    let gone = false
    const watch = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const box = target as HTMLElement
          if (!isIntersecting) box.replaceChildren()
          else if (box.childElementCount === 0)
            void drawPage(pdf, Number(box.dataset.part), box).catch(() => undefined)
        }
      },
      { root: scroll, rootMargin: '60% 0px' },
    )
    const moved = () => {
      const top = scroll.getBoundingClientRect().top
      const first = boxes.find((box) => box.getBoundingClientRect().bottom > top + 60)
      const page = Number(first?.dataset.part ?? 1)
      if (page === at.current) return
      at.current = page
      seen.current(page)
    }
    void pdf.getPage(1).then((first) => {
      if (gone) return
      const { width, height } = first.getViewport({ scale: 1 })
      for (const box of boxes) {
        box.replaceChildren()
        box.style.height = `${(box.clientWidth * height) / width}px`
      }
      boxes[at.current - 1]?.scrollIntoView({ block: 'start' })
      for (const box of boxes) watch.observe(box)
      scroll.addEventListener('scroll', moved, { passive: true })
    })
    return () => {
      gone = true
      watch.disconnect()
      scroll.removeEventListener('scroll', moved)
    }
  }, [pdf, room, zoom])
}

/** Two fingers make the pages larger and smaller. */
function usePinch(
  room: RefObject<HTMLDivElement | null>,
  zoom: number,
  setZoom: (zoom: number) => void,
): void {
  useEffect(() => {
    const box = room.current
    if (!box) return
    let begun = 0
    let ratio = 1
    const apart = ({ touches: [one, two] }: TouchEvent) =>
      one && two ? Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY) : 0
    const start = (event: TouchEvent) => {
      begun = apart(event)
      ratio = 1
    }
    const move = (event: TouchEvent) => {
      if (begun === 0 || event.touches.length < 2) return
      event.preventDefault()
      ratio = apart(event) / begun
    }
    const end = () => {
      if (begun > 0 && Math.abs(ratio - 1) > 0.1) setZoom(Math.min(4, Math.max(0.5, zoom * ratio)))
      begun = 0
    }
    box.addEventListener('touchstart', start, { passive: true })
    box.addEventListener('touchmove', move, { passive: false })
    box.addEventListener('touchend', end)
    return () => {
      box.removeEventListener('touchstart', start)
      box.removeEventListener('touchmove', move)
      box.removeEventListener('touchend', end)
    }
  }, [room, zoom, setZoom])
}

/** Finds words in the whole document: the next page they stand on. */
function Find({ sections, page, onGo }: { sections: Section[]; page: number; onGo: (page: number) => void }) {
  const [words, setWords] = useState('')
  const wanted = words.replace(/\s+/g, '')
  const hits = wanted === '' ? [] : sections.filter(({ text }) => text.replace(/\s+/g, '').includes(wanted))
  const next = () => {
    const hit = hits.find(({ part }) => part > page) ?? hits[0]
    if (hit) onGo(hit.part)
    else tell.note(`这份资料里没有“${words}”。`)
  }
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        next()
      }}
    >
      <input
        type="search"
        placeholder="在文中查找"
        aria-label="在文中查找"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {wanted !== '' && <span className="muted"> {hits.length} 页</span>}
    </form>
  )
}
