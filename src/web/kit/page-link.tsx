import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { addressHere } from '../ground.ts'
import { pageAt } from '../page-list.ts'
import { goTo } from './place.ts'

/** Goes to an address of ours, search and all: `go('/people?organizationId=3')`. */
export const useGo = (): typeof goTo => goTo

const plainClick = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** Fetches the piece of the program that a page is, before it is asked for. */
const warm = (to: string) =>
  void pageAt(to.split(/[?#]/)[0] as string)
    ?.load()
    .catch(() => undefined)

/** A link to a page of ours. A real address: it can be opened in a new tab, copied, and read by a screen reader. */
export function PageLink({ to, ...rest }: { to: string } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return (
    <a
      href={addressHere(to)}
      onPointerEnter={() => warm(to)}
      {...rest}
      onClick={(event) => {
        rest.onClick?.(event)
        if (event.defaultPrevented || rest.target || !plainClick(event)) return
        event.preventDefault()
        goTo(to)
      }}
    />
  )
}
