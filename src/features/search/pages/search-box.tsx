import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useDeferredValue, useEffect, useId, useState } from 'react'
import { ask } from '#web/call.ts'
import { Icon } from '#web/kit/icon.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { sourceNames } from '../rules.ts'
import { recentSearches } from './recent.ts'

type Offer = { key: string; text: string; note?: string; to?: string }

/** The field, with what is offered while one types: arrow keys choose, Enter takes, Escape closes. */
export function SearchBox({ asked, onAsk }: { asked: string; onAsk: (text: string) => void }) {
  const [text, setText] = useState(asked)
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const id = useId()
  const go = useGo()
  useEffect(() => setText(asked), [asked])
  const offers = useOffers(useDeferredValue(text.trim()), open)
  const take = (offer: Offer) => {
    setOpen(false)
    if (offer.to) return go(offer.to)
    setText(offer.text)
    onAsk(offer.text)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setOpen(false)
    const chosen = offers[at]
    if (open && chosen) take(chosen)
    else if (text.trim()) onAsk(text.trim())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setOpen(false)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || offers.length === 0) return
    event.preventDefault()
    setOpen(true)
    setAt((at + step + offers.length + (at < 0 && step < 0 ? 1 : 0)) % offers.length)
  }
  const shown = open && offers.length > 0
  return (
    <search>
      <form className="search-box" onSubmit={submit}>
        <Icon name="search" size={22} />
        <label className="unseen" htmlFor={`${id}-field`}>
          要查找的内容
        </label>
        <input
          id={`${id}-field`}
          data-first
          type="search"
          role="combobox"
          autoComplete="off"
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={shown && at >= 0 ? `${id}-${at}` : undefined}
          placeholder="一句话、几个词、拼音或文号"
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setAt(-1)
            setOpen(true)
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" className="button primary">
          检索
        </button>
        <div id={`${id}-list`} role="listbox" aria-label="提示" className="search-offers" hidden={!shown}>
          {offers.map((offer, place) => (
            <div
              key={offer.key}
              id={`${id}-${place}`}
              role="option"
              aria-selected={place === at}
              tabIndex={-1}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(offer)}
            >
              <Icon name={offer.to ? 'record' : offer.note ? 'clock' : 'search'} size={16} />
              <span>{offer.text}</span>
              {offer.note && <small>{offer.note}</small>}
            </div>
          ))}
        </div>
      </form>
    </search>
  )
}

/** What this device was asked before as long as nothing is typed; then words of the trade and titles one may see. */
function useOffers(typed: string, open: boolean): Offer[] {
  const found = useQuery({
    ...ask.search.suggest.queryOptions({ input: { text: typed.slice(0, 60) } }),
    enabled: open && typed.length > 0,
    staleTime: 60_000,
    placeholderData: (before) => before,
  })
  if (!typed) return recentSearches().map((text) => ({ key: `recent-${text}`, text, note: '最近' }))
  return [
    ...(found.data?.words ?? []).map((text) => ({ key: `word-${text}`, text })),
    ...(found.data?.titles ?? []).map(({ title, source, address }) => ({
      key: `title-${address}`,
      text: title,
      note: sourceNames[source],
      to: address,
    })),
  ]
}
