/** While a hall lies over the whole window, the pages behind it are out of reach: of the keyboard, of a screen reader. */
import { type RefObject, useEffect } from 'react'

/** All that stands beside this element and beside what it stands in, up to the frame; what lies over everything is left. */
function besides(element: HTMLElement): HTMLElement[] {
  const all: HTMLElement[] = []
  for (let at = element; at.parentElement && at.parentElement.id !== 'root'; at = at.parentElement)
    for (const other of at.parentElement.children)
      if (other !== at && other instanceof HTMLElement && !other.inert) all.push(other)
  return all
}

export function useKeptFocus(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = box.current
    if (!element) return
    const behind = besides(element)
    for (const one of behind) one.inert = true
    const had = document.activeElement
    if (!element.contains(had)) element.focus({ preventScroll: true })
    return () => {
      for (const one of behind) one.inert = false
      // What had the focus is gone with the hall: one goes on from the page.
      if (document.activeElement === document.body)
        document.getElementById('main')?.focus({ preventScroll: true })
    }
  }, [box])
}

/** The focus goes to what was opened by the keyboard, and back again when it is closed. */
export function useFocusTaken(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement
    if (!(before instanceof HTMLElement) || !before.matches(':focus-visible')) return
    box.current?.focus({ preventScroll: true })
    return () => {
      // What has it since keeps it.
      const { activeElement } = document
      if (activeElement === document.body || box.current?.contains(activeElement)) before.focus()
    }
  }, [box])
}
