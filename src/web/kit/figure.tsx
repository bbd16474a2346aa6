import type { ReactNode } from 'react'
import { PageLink } from './page-link.tsx'
import './figure.css'

export type FigureProps = {
  label: string
  /** A count is written with thousands separators; a text stands as given; null means not known. */
  value: number | string | null
  unit?: string
  note?: ReactNode
  /** The people behind the number. */
  to?: string
  onOpen?: () => void
}

/** As many characters stand beside their unit in half of a phone's width: 99,999.99. */
const widest = 9

/** A large number with a small unit; opens what it counts. */
function Figure({ label, value, unit, note, to, onOpen }: FigureProps) {
  const words = typeof value === 'number' ? value.toLocaleString('zh-CN') : (value ?? '—')
  const inside = (
    <>
      <span className="figure-label">{label}</span>
      <span className={words.length > widest ? 'figure-value long' : 'figure-value'}>
        <b className="number">{words}</b>
        {unit && <small>{unit}</small>}
      </span>
      {note && <span className="figure-note">{note}</span>}
    </>
  )
  if (to) {
    return (
      <PageLink to={to} className="figure opens">
        {inside}
      </PageLink>
    )
  }
  if (onOpen) {
    return (
      <button type="button" className="figure opens" onClick={onOpen}>
        {inside}
      </button>
    )
  }
  return <div className="figure">{inside}</div>
}

/** Figures in one band, divided by hairlines. */
export function FigureBand({ figures }: { figures: FigureProps[] }) {
  return (
    <div className="figure-band">
      {figures.map((figure) => (
        <Figure key={figure.label} {...figure} />
      ))}
    </div>
  )
}
