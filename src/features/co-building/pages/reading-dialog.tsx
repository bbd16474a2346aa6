import type { ReactNode } from 'react'
import { Dialog } from '#web/kit/dialog.tsx'

type Props = { title: string; onClose: () => void; children: ReactNode }

/** What stands behind a number, to be read and closed again; reached by the keyboard where it is long. */
export const ReadingDialog = ({ title, onClose, children }: Props) => (
  <Dialog open title={title} width={760} onClose={onClose}>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
    <section className="stack" aria-label={title} tabIndex={0}>
      {children}
    </section>
  </Dialog>
)
