import { Fragment, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Icon, type IconName } from './icon.tsx'
import './menu-button.css'

export type MenuItem = {
  key: string
  label: ReactNode
  note?: ReactNode
  icon?: IconName
  checked?: boolean
  danger?: boolean
  /** A line above this item. */
  apart?: boolean
  onPick: () => void
}

/** A button that opens a short list of acts. Arrow keys move, Escape and a click elsewhere close. */
export function MenuButton({
  label,
  items,
  heading,
  className = 'button',
  children,
}: {
  /** The accessible name; left out when the words inside say it. */
  label?: string
  items: MenuItem[]
  heading?: ReactNode
  className?: string
  children: ReactNode
}) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const place = useRef<HTMLDivElement>(null)
  useCloseOutside(open, place, () => setOpen(false))
  return (
    <div className="menu-place" ref={place}>
      <button
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open && (
        <MenuList
          id={id}
          items={items}
          heading={heading}
          close={() => setOpen(false)}
          place={place.current}
        />
      )}
    </div>
  )
}

type ListProps = {
  id: string
  items: MenuItem[]
  heading?: ReactNode
  close: () => void
  place: HTMLElement | null
}

function MenuList({ id, items, heading, close, place }: ListProps) {
  const list = useRef<HTMLDivElement>(null)
  const checkable = items.some((item) => item.checked !== undefined)
  useEffect(() => {
    const first = list.current?.querySelector<HTMLElement>('[aria-checked="true"], [role^="menuitem"]')
    first?.focus()
  }, [])
  const leave = () => {
    close()
    place?.querySelector('button')?.focus()
  }
  return (
    <div className="menu-list" onKeyDown={(event) => moveInMenu(event, list.current, leave)}>
      {heading && <div className="menu-heading">{heading}</div>}
      <div id={id} role="menu" ref={list}>
        {items.map((item) => (
          <Fragment key={item.key}>
            {item.apart && <hr />}
            <button
              type="button"
              tabIndex={-1}
              role={checkable ? 'menuitemradio' : 'menuitem'}
              aria-checked={checkable ? Boolean(item.checked) : undefined}
              className={item.danger ? 'danger' : undefined}
              onClick={() => {
                leave()
                item.onPick()
              }}
            >
              {item.icon && <Icon name={item.icon} />}
              <span className="grow">
                {item.label}
                {item.note && <small>{item.note}</small>}
              </span>
              {item.checked && <Icon name="check" />}
            </button>
          </Fragment>
        ))}
      </div>
    </div>
  )
}

function moveInMenu(event: KeyboardEvent, list: HTMLElement | null, leave: () => void): void {
  if (event.key === 'Escape' || event.key === 'Tab') {
    event.stopPropagation()
    if (event.key === 'Escape') event.preventDefault()
    leave()
    return
  }
  const items = [...(list?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])]
  const at = items.indexOf(document.activeElement as HTMLElement)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key]
  if (to === undefined) return
  event.preventDefault()
  items.at(to % items.length)?.focus()
}

/** Calls `close` on a press outside of the place, or when the focus leaves it. */
export function useCloseOutside(
  open: boolean,
  place: React.RefObject<HTMLElement | null>,
  close: () => void,
): void {
  const latest = useRef(close)
  latest.current = close
  useEffect(() => {
    if (!open) return
    const away = (event: Event) => {
      if (!place.current?.contains(event.target as Node)) latest.current()
    }
    document.addEventListener('pointerdown', away)
    document.addEventListener('focusin', away)
    return () => {
      document.removeEventListener('pointerdown', away)
      document.removeEventListener('focusin', away)
    }
  }, [open, place])
}
