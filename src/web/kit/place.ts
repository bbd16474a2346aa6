import { useSyncExternalStore } from 'react'
import { addressHere, pathnameHere } from '../ground.ts'

/** Where the browser stands. Another object with each step, so that it can be watched. */
export type Place = {
  pathname: string
  search: string /** Of this entry of the history. */
  key: string /** How many entries of ours lie before it. */
  depth: number
}

type State = { key: string; depth: number } | null
const scrollAt = (key: string) => `zhibu.scroll.${key}`
const newKey = () => Math.random().toString(36).slice(2)

const read = (): Place => {
  const { key, depth } = (history.state as State) ?? { key: newKey(), depth: 0 }
  return { pathname: pathnameHere(), search: location.search, key, depth }
}

let place = read()
const listeners = new Set<() => void>()

function arrive(next: Place): void {
  place = next
  for (const listener of listeners) listener()
}

const noteScroll = () => sessionStorage.setItem(scrollAt(place.key), String(scrollY))

history.scrollRestoration = 'manual'
history.replaceState({ key: place.key, depth: place.depth }, '')
addEventListener('pagehide', noteScroll)
addEventListener('popstate', () => {
  noteScroll()
  arrive(read())
  scrollBack(Number(sessionStorage.getItem(scrollAt(place.key)) ?? 0))
})
scrollBack(Number(sessionStorage.getItem(scrollAt(place.key)) ?? 0))

/** Goes to an address of ours. A new entry of the history begins at the top of its page. */
export function goTo(to: string, { replace = false } = {}): void {
  const { pathname, key, depth } = place
  if (replace) history.replaceState({ key, depth }, '', addressHere(to))
  else {
    noteScroll()
    history.pushState({ key: newKey(), depth: depth + 1 }, '', addressHere(to))
  }
  arrive(read())
  if (place.pathname !== pathname) scrollTo(0, 0)
}

/** One step back, or to the page above when the way began here. */
export function goBack(parent: string): void {
  if (place.depth > 0) history.back()
  else goTo(parent, { replace: true })
}

/** As far down as it was; what is still being read is waited for, at most two seconds. */
function scrollBack(to: number, since = performance.now()): void {
  const { key } = place
  const tall = document.documentElement.scrollHeight - innerHeight >= to
  if (tall || performance.now() - since > 2000) scrollTo(0, to)
  else requestAnimationFrame(() => place.key === key && scrollBack(to, since))
}

/** The place of the browser, as it is now. */
export const placeNow = (): Place => place

export const usePlace = (): Place =>
  useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }, placeNow)
