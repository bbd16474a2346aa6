import { lazy, Suspense, useEffect, useState } from 'react'
import { Dialog } from './dialog.tsx'
import { Icon } from './icon.tsx'
import { pageHelp } from './page.tsx'
import { usePlace } from './place.ts'

const DefaultHelp = lazy(() => import('./default-help.tsx'))

/** The question mark: what the page says of itself, and what holds on every page. */
export function HelpButton({ className }: { className?: string }) {
  const [open, setOpen] = useState(false)
  const { pathname } = usePlace()
  // A link among the words leads to another page: the words of this one are done with.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is what it closes for
  useEffect(() => setOpen(false), [pathname])
  return (
    <>
      <button
        type="button"
        className={className}
        aria-label="帮助"
        title="帮助"
        onClick={() => setOpen(true)}
      >
        <Icon name="help" />
      </button>
      <Dialog open={open} drawer width={420} title="帮助" onClose={() => setOpen(false)}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: words without a link are scrolled by the keyboard too */}
        <section className="help" aria-label="帮助内容" tabIndex={0}>
          {pageHelp()}
          <Suspense>
            <DefaultHelp />
          </Suspense>
        </section>
      </Dialog>
    </>
  )
}
