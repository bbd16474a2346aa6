import { useState } from 'react'
import { tell } from '#web/kit/toasts.tsx'
import type { Section } from './reader-text.tsx'

type Props = {
  sections: Section[]
  page: number
  /** To the page, with these words coloured on it. */
  onFind: (words: string, page: number | null) => void
}

/** Finds words in the whole document: page after page they stand on. */
export function Find({ sections, page, onFind }: Props) {
  const [words, setWords] = useState('')
  const wanted = words.replace(/\s+/g, '')
  const hits = wanted === '' ? [] : sections.filter(({ text }) => text.replace(/\s+/g, '').includes(wanted))
  const at = hits.findIndex(({ part }) => part === page)
  const next = () => {
    if (wanted === '') return onFind('', null)
    const hit = at < 0 ? (hits.find(({ part }) => part > page) ?? hits[0]) : hits[(at + 1) % hits.length]
    onFind(words, hit?.part ?? null)
    if (!hit) tell.note(sections.length === 0 ? '这份资料没有文字，查找不了。' : `没有找到“${words}”。`)
  }
  return (
    <form
      role="search"
      className="reader-find"
      onSubmit={(event) => {
        event.preventDefault()
        next()
      }}
    >
      <input
        type="search"
        placeholder="在文中查找"
        aria-label="在文中查找"
        value={words}
        onChange={(event) => {
          setWords(event.target.value)
          if (event.target.value === '') onFind('', null)
        }}
      />
      <button type="submit" className="button quiet" disabled={wanted === ''}>
        {at >= 0 ? '下一处' : '查找'}
      </button>
      {wanted !== '' && (
        <span className="muted" role="status">
          {hits.length} 页有{at >= 0 && `，现在是其中第 ${at + 1} 页`}
        </span>
      )}
    </form>
  )
}
