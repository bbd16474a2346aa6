import { useEffect, useRef, useSyncExternalStore } from 'react'
import { shownRefusal } from './refusal.ts'
import { Notice, type NoticeKind } from './refusal-notice.tsx'

/** `way`: what may be done about it while it is shown. */
type Toast = {
  number: number
  kind: NoticeKind
  words: string
  way?: { word: '重试' | '撤销'; go: () => void }
}

let toasts: Toast[] = []
let last = 0
const listeners = new Set<() => void>()

function change(next: Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

function show(kind: NoticeKind, words: string, way?: Toast['way']): void {
  const toast: Toast = { number: ++last, kind, words, way }
  change([...toasts.slice(-2), toast])
  const reading = (way ? 8000 : 2500) + words.length * 120
  setTimeout(() => take(toast), reading)
}

const take = (toast: Toast) => change(toasts.filter((one) => one !== toast))

/** A short word at the top of the screen, gone by itself: that something is done, or why it was refused. */
export const tell = {
  /** `undo` is offered for a small act. */
  done: (words: string, undo?: () => void) => show('success', words, undo && { word: '撤销', go: undo }),
  note: (words: string) => show('info', words),
  /** `retry` is offered where trying again may help. */
  refused: (error: unknown, retry?: () => void) => {
    const { message, code } = shownRefusal(error)
    show('error', message, code === 'unreachable' && retry ? { word: '重试', go: retry } : undefined)
  },
}

/** Where the words appear; one in each frame. A popover, so that it stands above open dialogs. */
export function Toasts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => toasts,
  )
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = box.current
    if (!element?.showPopover) return
    if (element.matches(':popover-open')) element.hidePopover()
    if (shown.length > 0) element.showPopover()
  }, [shown])
  return (
    <div ref={box} className="toasts" popover="manual" aria-live="polite">
      {shown.map((toast) => (
        <Notice key={toast.number} kind={toast.kind}>
          {toast.words}
          {toast.way && (
            <button
              type="button"
              className="link"
              onClick={() => {
                take(toast)
                toast.way?.go()
              }}
            >
              {toast.way.word}
            </button>
          )}
        </Notice>
      ))}
    </div>
  )
}
