import { useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, MouseEvent } from 'react'

/** Goes to an address of ours, search and all: `go('/people?organizationId=3')`. */
export function useGo(): (to: string, options?: { replace?: boolean }) => void {
  const router = useRouter()
  return (to, options) => (options?.replace ? router.history.replace(to) : router.history.push(to))
}

const plainClick = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** A link to a page of ours. A real address: it can be opened in a new tab, copied, and read by a screen reader. */
export function PageLink({ to, ...rest }: { to: string } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  const router = useRouter()
  const go = useGo()
  const warm = () => void router.preloadRoute({ to: to.split('?')[0] as never }).catch(() => undefined)
  return (
    <a
      href={to}
      onMouseEnter={warm}
      {...rest}
      onClick={(event) => {
        rest.onClick?.(event)
        if (event.defaultPrevented || rest.target || !plainClick(event)) return
        event.preventDefault()
        go(to)
      }}
    />
  )
}
