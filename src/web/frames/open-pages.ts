import { useSyncExternalStore } from 'react'
import { keptName } from '../ground.ts'

export type OpenPage = { pathname: string; address: string; title: string }

const at = keptName('open-pages')
const most = 10
const listeners = new Set<() => void>()

let open: OpenPage[] = read()

function read(): OpenPage[] {
  try {
    return JSON.parse(sessionStorage.getItem(at) ?? '[]') as OpenPage[]
  } catch {
    return []
  }
}

function keep(next: OpenPage[]): void {
  open = next
  sessionStorage.setItem(at, JSON.stringify(next))
  for (const listener of listeners) listener()
}

/** The pages opened in this window, in the order they were opened; the workbench is always there and not among them. */
export const useOpenPages = (): OpenPage[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => open,
  )

/** The page is on the screen: it gets a tab, or its tab remembers the address with the present filters. */
export function noteOpenPage({ pathname, address, title }: OpenPage): void {
  if (pathname === '/') return
  const known = open.find((page) => page.pathname === pathname)
  if (known?.address === address) return
  const next = known
    ? open.map((page) => (page === known ? { ...known, address } : page))
    : [...open, { pathname, address, title }].slice(-most)
  keep(next)
}

export function nameOpenPage(pathname: string, title: string): void {
  keep(open.map((page) => (page.pathname === pathname ? { ...page, title } : page)))
}

/** Closes a tab; gives the address to go to when it was the one on the screen. */
export function closePage(pathname: string): string {
  const index = open.findIndex((page) => page.pathname === pathname)
  const next = open[index + 1] ?? open[index - 1]
  keep(open.filter((page) => page.pathname !== pathname))
  return next?.address ?? '/'
}

export const closeOtherPages = (pathname: string) => keep(open.filter((page) => page.pathname === pathname))
