import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react'
import { Dialog } from '../kit/dialog.tsx'
import { Icon } from '../kit/icon.tsx'
import { PageLink, useGo } from '../kit/page-link.tsx'
import { type Found, pages, searches } from '../page-list.ts'
import { useMay } from '../session.ts'
import './search-palette.css'

type Hits = { title: string; found: Found[] }[]

/** Ctrl K: finds people, organizations and pages by name, initials or number; arrow keys choose, Enter opens. */
export default function SearchPalette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const { hits, reading } = useHits(useDeferredValue(text.trim()))
  const inTexts = useInTexts(text.trim())
  const all = [...hits.flatMap((one) => one.found), ...inTexts]
  const id = useId()
  const go = useGo()
  const open = (found: Found) => {
    onClose()
    go(found.to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && all.length > 0) {
      event.preventDefault()
      setAt((at + step + all.length) % all.length)
    }
    const chosen = all[at]
    if (event.key === 'Enter' && chosen) open(chosen)
  }
  return (
    <Dialog open title="搜索" width={640} onClose={onClose}>
      <div className="palette">
        <label className="palette-input">
          <Icon name="search" size={20} />
          <span className="unseen">姓名、拼音首字母、工号、党组织或页面名称</span>
          <input
            data-first
            type="search"
            role="combobox"
            aria-expanded={all.length > 0}
            aria-controls={id}
            aria-activedescendant={all[at] ? `${id}-${at}` : undefined}
            placeholder="姓名、拼音首字母、工号、党组织或页面名称"
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setAt(0)
            }}
            onKeyDown={onKeyDown}
          />
        </label>
        <Results
          id={id}
          hits={inTexts.length ? [...hits, { title: '全文', found: inTexts }] : hits}
          at={at}
          all={all}
          open={open}
        />
        <p className="palette-foot" role="status">
          {reading
            ? '正在查找……'
            : text.trim() && all.length === 0
              ? `没有找到“${text.trim()}”。`
              : '↑ ↓ 选择，回车打开'}
        </p>
      </div>
    </Dialog>
  )
}

type ResultsProps = { id: string; hits: Hits; at: number; all: Found[]; open: (found: Found) => void }

function Results({ id, hits, at, all, open }: ResultsProps) {
  return (
    <div id={id} role="listbox" aria-label="搜索结果" className="palette-list">
      {hits.map(({ title, found }) => (
        <div key={title} role="group" aria-label={title}>
          <h3>{title}</h3>
          {found.map((one) => {
            const place = all.indexOf(one)
            return (
              <PageLink
                key={one.key}
                id={`${id}-${place}`}
                role="option"
                aria-selected={place === at}
                tabIndex={-1}
                to={one.to}
                onClick={(event) => {
                  event.preventDefault()
                  open(one)
                }}
              >
                <Icon name={one.icon} face="var(--gold-100)" />
                <b>{one.title}</b>
                {one.note && <small>{one.note}</small>}
              </PageLink>
            )
          })}
        </div>
      ))}
    </div>
  )
}

/** The way to the full texts: by the page that looks through them. */
function useInTexts(text: string): Found[] {
  const may = useMay()
  if (!text || !may('search.find')) return []
  const to = `/library/search?text=${encodeURIComponent(text)}`
  return [{ key: 'in-texts', title: `在全文中检索“${text}”`, icon: 'search', to }]
}

/** What every feature that can search answers, and the pages whose title holds the text. */
function useHits(text: string): { hits: Hits; reading: boolean } {
  const may = useMay()
  const found = useQuery({
    queryKey: ['global-search', text],
    enabled: text.length > 0,
    placeholderData: (before: Hits | undefined) => before,
    queryFn: async (): Promise<Hits> => {
      const asked = searches.filter((one) => may(one.permission))
      const lists = await Promise.all(asked.map((one) => one.find(text)))
      return asked.map((one, index) => ({ title: one.title, found: lists[index] ?? [] }))
    },
  })
  const titles = pages.filter((page) => page.menu && may(page.permission) && page.title.includes(text))
  const asHits = titles.slice(0, text ? 6 : 12).map((page) => ({
    key: page.path,
    title: page.title,
    icon: page.icon ?? ('record' as const),
    to: page.path,
  }))
  const answered = text ? (found.data ?? []) : []
  const hits = [...answered, { title: '页面', found: asHits }].filter((one) => one.found.length > 0)
  return { hits, reading: text.length > 0 && found.isFetching }
}
