import type { ReactNode } from 'react'
import { series } from '../theme/tokens.ts'
import { PageLink } from './page-link.tsx'
import './chart.css'

export type Bar = {
  key: string | number
  label: ReactNode
  value: number
  colour?: string
  /** Opens the people that are counted. */
  to?: string
  onOpen?: () => void
}

/** A few lying bars, each with its number; light enough for every page. `of`: what a full bar stands for. */
export function Bars({
  items,
  of,
  unit = '',
  shares,
}: {
  items: Bar[]
  of?: number
  unit?: string
  shares?: boolean
}) {
  const sum = items.reduce((total, one) => total + one.value, 0)
  const full = of ?? Math.max(1, ...items.map((one) => one.value))
  return (
    <ul className="bars" style={{ '--value': widest(items, unit, shares) } as React.CSSProperties}>
      {items.map((one) => (
        <li key={one.key}>
          <Opening to={one.to} onOpen={one.onOpen}>
            <span className="bar-label">{one.label}</span>
            <span className="bar" style={line(one.value / full, one.colour)}>
              <i />
            </span>
            <span className="bar-value">
              <span className="number">
                {one.value.toLocaleString('zh-CN')}
                {unit}
              </span>
              {shares && <small className="number">{percent(one.value, sum)}</small>}
            </span>
          </Opening>
        </li>
      ))}
    </ul>
  )
}

/** The parts of a whole in one line, with their names and shares below. */
export function Share({ items, unit = '' }: { items: Bar[]; unit?: string }) {
  const sum = items.reduce((total, one) => total + one.value, 0)
  const colour = (one: Bar, at: number) => one.colour ?? (series[at % series.length] as string)
  return (
    <div className="share">
      <div className="share-line" aria-hidden="true">
        {items.map((one, at) => (
          <i
            key={one.key}
            style={{ '--share': one.value, '--colour': colour(one, at) } as React.CSSProperties}
          />
        ))}
      </div>
      <ul>
        {items.map((one, at) => (
          <li key={one.key}>
            <Opening to={one.to} onOpen={one.onOpen}>
              <i style={{ '--colour': colour(one, at) } as React.CSSProperties} />
              {one.label}
              <b className="number">
                {one.value.toLocaleString('zh-CN')}
                {unit}
              </b>
              <small className="number">{percent(one.value, sum)}</small>
            </Opening>
          </li>
        ))}
      </ul>
    </div>
  )
}

const percent = (value: number, sum: number) => `${sum ? ((value / sum) * 100).toFixed(1) : '0.0'}%`

/** As wide as the longest number, so that all bars begin and end at the same place. */
function widest(items: Bar[], unit: string, shares = false): string {
  const digits = Math.max(0, ...items.map(({ value }) => value.toLocaleString('zh-CN').length))
  return `calc(${digits}ch + ${unit.length + (shares ? 3.4 : 0)}em)`
}

const line = (share: number, colour?: string) =>
  ({ '--share': `${Math.min(100, share * 100).toFixed(2)}%`, '--colour': colour }) as React.CSSProperties

function Opening({ to, onOpen, children }: Pick<Bar, 'to' | 'onOpen'> & { children: ReactNode }) {
  if (to) return <PageLink to={to}>{children}</PageLink>
  if (onOpen) {
    return (
      <button type="button" onClick={onOpen}>
        {children}
      </button>
    )
  }
  return <div>{children}</div>
}
