import { lazy, type ReactNode, Suspense } from 'react'
import { formatDay, minuteOf } from '#basics/days.ts'
import { happeningsTitle, type PanelKey } from '../rules.ts'
import { inWords } from './numbers.ts'
import type { Card, Shown } from './told.ts'

const WallCanvas = lazy(() => import('./wall-canvas.tsx'))

/** Opens whoever stands behind a cell; undefined where nothing is opened. */
export type Opening = ((card: Card, line: number, series: number) => void) | undefined

/** One framed part of a wall: a card, or what has just been done. */
export function WallPanel({ panel, shown, open }: { panel: PanelKey; shown: Shown; open: Opening }) {
  if (panel === 'happenings')
    return (
      <Framed title={happeningsTitle} foot="由党组织办理的事项，不含涉及个人的事项。">
        <Happenings lines={shown.happenings} />
      </Framed>
    )
  const card = shown.cards.find(({ key }) => key === panel)
  if (!card) return null
  return (
    <Framed title={card.title} unit={card.unit} foot={`截至${formatDay(card.asOf)}。${card.definition}`}>
      <Drawn card={card} open={open} />
    </Framed>
  )
}

function Framed({
  title,
  unit,
  foot,
  children,
}: {
  title: string
  unit?: string
  foot: string
  children: ReactNode
}) {
  return (
    <section className="wall-panel">
      <header>
        <h2>{title}</h2>
        {unit && <small>单位：{unit}</small>}
      </header>
      <div className="wall-panel-body">{children}</div>
      <footer title={foot}>{foot}</footer>
    </section>
  )
}

function Drawn({ card, open }: { card: Card; open: Opening }) {
  const none = card.lines.every(({ values }) => values.every((value) => value === 0))
  if (none) return <p className="wall-none">这一天没有要列的</p>
  if (card.kind === 'bar') return <Bars card={card} open={open} />
  if (card.kind === 'funnel') return <Funnel card={card} open={open} />
  return (
    <Suspense fallback={<div className="wall-canvas" />}>
      <WallCanvas card={card} onPick={open && ((line, series) => open(card, line, series))} />
    </Suspense>
  )
}

/** As many as can be read from afar; how many more there are is said. */
const mostBars = 9

function Bars({ card, open }: { card: Card; open: Opening }) {
  const rest = card.lines.length - mostBars
  const shown = rest > 1 ? card.lines.slice(0, mostBars) : card.lines
  const sums = card.lines.map(({ values }) => values.reduce<number>((sum, value) => sum + (value ?? 0), 0))
  const most = Math.max(1, ...sums)
  return (
    <>
      {card.series.length > 1 && (
        <p className="wall-key">
          {card.series.map(({ key, label }, at) => (
            <span key={key} data-series={at}>
              {label}
            </span>
          ))}
        </p>
      )}
      <ol className="wall-bars">
        {shown.map((line, at) => (
          <li key={line.key}>
            <span>{line.label}</span>
            <em>
              {line.values.map((value, series) => (
                <i
                  key={card.series[series]?.key}
                  data-series={series}
                  style={{ width: `${((value ?? 0) / most) * 100}%` }}
                />
              ))}
            </em>
            <Numbers card={card} line={at} open={open} />
          </li>
        ))}
      </ol>
      {rest > 1 && <p className="wall-rest">另有 {rest} 项未列出</p>}
    </>
  )
}

/** The numbers of a line; each opens what it counts where somebody is signed in. */
function Numbers({ card, line: at, open }: { card: Card; line: number; open: Opening }) {
  const line = card.lines[at]
  return (
    <b>
      {line?.values.map((value, series) => {
        const key = card.series[series]?.key ?? series
        const words = inWords(value)
        return (
          <span key={key}>
            {series > 0 && <s aria-hidden="true">/</s>}
            {open && line.leads[series] ? (
              <button
                type="button"
                onClick={() => open(card, at, series)}
                aria-label={`${line.label} ${words}`}
              >
                {words}
              </button>
            ) : (
              words
            )}
          </span>
        )
      })}
    </b>
  )
}

function Funnel({ card, open }: { card: Card; open: Opening }) {
  const most = Math.max(1, ...card.lines.map(({ values }) => values[0] ?? 0))
  return (
    <ol className="wall-funnel">
      {card.lines.map(({ key, label, values }, at) => (
        <li key={key}>
          <em>
            <i style={{ width: `${Math.max(12, ((values[0] ?? 0) / most) * 100)}%` }} data-step={at} />
          </em>
          <span>{label}</span>
          <Numbers card={card} line={at} open={open} />
        </li>
      ))}
    </ol>
  )
}

function Happenings({ lines }: { lines: Shown['happenings'] }) {
  if (lines.length === 0) return <p className="wall-none">近两周没有办理的事项</p>
  return (
    <ul className="wall-happenings">
      {lines.map(({ at, organization, words }) => (
        <li key={`${at} ${organization} ${words}`}>
          <time dateTime={at}>{minuteOf(at).slice(5)}</time>
          <b>{organization}</b>
          <span>{words}</span>
        </li>
      ))}
    </ul>
  )
}
