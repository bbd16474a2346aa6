import type { PDFDocumentProxy } from 'pdfjs-dist'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { drawPage } from './reader-pages.ts'

type Room = RefObject<HTMLDivElement | null>

/** How wide the room is, a little after it has changed: pages are laid anew when the phone is turned. */
function useWidth(room: Room): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const box = room.current
    if (!box) return
    setWidth(box.clientWidth)
    let timer: ReturnType<typeof setTimeout> | undefined
    const watch = new ResizeObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(() => setWidth(box.clientWidth), 150)
    })
    watch.observe(box)
    return () => {
      clearTimeout(timer)
      watch.disconnect()
    }
  }, [room])
  return width
}

type Told = {
  /** This page stands at the top now. */
  seen: (page: number) => void
  /** A page was drawn: its text is there. */
  drawn: () => void
}

/** Gives every page the height of the first, draws those in sight, and lets go of those far away. */
export function useDrawing(pdf: PDFDocumentProxy, room: Room, zoom: number, start: number, told: Told): void {
  const tell = useRef(told)
  tell.current = told
  const at = useRef(start)
  const width = useWidth(room)
  useEffect(() => {
    const scroll = room.current
    if (!scroll || zoom <= 0 || width === 0) return
    const boxes = [...scroll.querySelectorAll<HTMLElement>('.reader-page')]
    let gone = false
    const draw = async (box: HTMLElement) => {
      await drawPage(pdf, Number(box.dataset.part), box)
      if (!gone) tell.current.drawn()
    }
    const watch = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const box = target as HTMLElement
          if (!isIntersecting) box.replaceChildren()
          else if (box.childElementCount === 0) void draw(box).catch(() => undefined)
        }
      },
      { root: scroll, rootMargin: '60% 0px' },
    )
    const moved = () => {
      const page = topmost(scroll, boxes)
      if (page === at.current) return
      at.current = page
      tell.current.seen(page)
    }
    void pdf.getPage(1).then((first) => {
      if (gone) return
      layOut(boxes, first.getViewport({ scale: 1 }))
      bringTo(scroll, at.current)
      for (const box of boxes) watch.observe(box)
      scroll.addEventListener('scroll', moved, { passive: true })
    })
    return () => {
      gone = true
      watch.disconnect()
      scroll.removeEventListener('scroll', moved)
    }
  }, [pdf, room, zoom, width])
}

/** Only the pages move: whatever stands around them stays where it is. */
export function bringTo(room: HTMLElement | null, page: number): void {
  const box = room?.querySelector<HTMLElement>(`[data-part="${page}"]`)
  if (room && box) room.scrollTo({ top: box.offsetTop })
}

function layOut(boxes: HTMLElement[], { width, height }: { width: number; height: number }): void {
  for (const box of boxes) {
    box.replaceChildren()
    box.style.height = `${(box.clientWidth * height) / width}px`
  }
}

function topmost(scroll: HTMLElement, boxes: HTMLElement[]): number {
  const { top } = scroll.getBoundingClientRect()
  // At the very end the last page is the one that is read, however little of it there is.
  if (scroll.scrollTop > 0 && scroll.scrollTop + scroll.clientHeight >= scroll.scrollHeight - 2)
    return boxes.length
  const first = boxes.find((box) => box.getBoundingClientRect().bottom > top + 60)
  return Number(first?.dataset.part ?? 1)
}

/** Two fingers make the pages larger and smaller. */
export function usePinch(room: Room, zoom: number, setZoom: (zoom: number) => void): void {
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
