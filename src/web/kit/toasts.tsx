import { useEffect, useRef, useSyncExternalStore } from 'react'
import { shownRefusal } from './refusal.ts'
import { Notice, type NoticeKind } from './refusal-notice.tsx'

type Toast = { number: number; kind: NoticeKind; words: string }

let toasts: Toast[] = []
let last = 0
const listeners = new Set<() => void>()

function change(next: Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

function show(kind: NoticeKind, words: string): void {
  const toast = { number: ++last, kind, words }
  change([...toasts.slice(-2), toast])
  const reading = 2500 + words.length * 120
  setTimeout(() => change(toasts.filter((one) => one !== toast)), reading)
}

/** A short word at the top of the screen, gone by itself: that something is done, or why it was refused. */
export const tell = {
  done: (words: string) => show('success', words),
  note: (words: string) => show('info', words),
  refused: (error: unknown) => show('error', shownRefusal(error).message),
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
        </Notice>
      ))}
    </div>
  )
}
