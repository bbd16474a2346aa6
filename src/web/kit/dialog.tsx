import { type ReactNode, useEffect, useId, useRef } from 'react'
import { frameNow } from './device.ts'
import { Icon } from './icon.tsx'
import './dialog.css'

/** What is to be filled in has the focus; on the phone only when asked for, since the keyboard would cover the rest. */
function firstIn(dialog: HTMLElement): HTMLElement | null {
  const asked = dialog.querySelector<HTMLElement>('[data-first]')
  if (asked || frameNow() === 'phone') return asked
  return dialog.querySelector('.dialog-body :is(input:not([type="file"]), textarea, select)')
}

/**
 * The browser's own modal dialog: it keeps the focus inside, closes on Escape and gives the focus back.
 * In the middle of the desktop; a sheet from below on the phone; `drawer` comes from the right on the desktop.
 */
export function Dialog({
  open,
  title,
  onClose,
  foot,
  width = 520,
  drawer,
  children,
}: {
  open: boolean
  title: ReactNode
  onClose: () => void
  foot?: ReactNode
  width?: number
  drawer?: boolean
  children: ReactNode
}) {
  const box = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const dialog = box.current
    if (!open || !dialog) return
    if (!dialog.open) dialog.showModal()
    firstIn(dialog)?.focus()
    return () => dialog.close()
  }, [open])
  if (!open) return null
  return (
    <dialog
      ref={box}
      className={drawer ? 'dialog drawer' : 'dialog'}
      style={{ '--width': `${width}px` } as React.CSSProperties}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === box.current && onClose()}
    >
      <div className="dialog-box">
        <header>
          <h2 id={heading}>{title}</h2>
          <button type="button" aria-label="关闭" onClick={onClose}>
            <Icon name="close" size={20} />
          </button>
        </header>
        <div className="dialog-body">{children}</div>
        {foot && <footer>{foot}</footer>}
      </div>
    </dialog>
  )
}
