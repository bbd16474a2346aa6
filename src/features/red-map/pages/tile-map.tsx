import { type KeyboardEvent, useRef } from 'react'
import type { call } from '#web/call.ts'
import { type Province, provinces } from '../rules.ts'
import { stepNames, stepOf, tilePlaces, tileTowards } from './tiles.ts'

export type Counts = Awaited<ReturnType<typeof call.redMap.sites.map>>

type Props = {
  counts: Counts
  chosen: Province | undefined
  /** Something is sought: tiles without a find step back. */
  narrowed: boolean
  onPick: (province: Province) => void
}

/** 34 tiles, one for each provincial unit; walked by the arrows, chosen by a press. */
export function TileMap({ counts, chosen, narrowed, onPick }: Props) {
  const grid = useRef<HTMLDivElement>(null)
  const of = new Map(counts.provinces.map((one) => [one.code, one]))
  const walk = (event: KeyboardEvent) => {
    const here = (event.target as HTMLElement).dataset.code as Province | undefined
    const next = here && tileTowards(here, event.key)
    if (!next) return
    event.preventDefault()
    grid.current?.querySelector<HTMLElement>(`[data-code="${next}"]`)?.focus()
  }
  const total = counts.provinces.reduce((sum, { sites }) => sum + sites, 0)
  const covered = counts.provinces.filter(({ sites }) => sites > 0).length
  return (
    <section className="rm-map" aria-label="省级行政区图块">
      <div className="rm-tiles" ref={grid} onKeyDown={walk}>
        <p className="rm-total">
          <b className="number">{total}</b>
          <span>处红色场馆</span>
          <small>覆盖 {covered} 个省级行政区</small>
        </p>
        {provinces.map((province) => (
          <Tile
            key={province.code}
            province={province}
            found={of.get(province.code)?.found ?? 0}
            sites={of.get(province.code)?.sites ?? 0}
            narrowed={narrowed}
            chosen={chosen === province.code}
            onPick={() => onPick(province.code)}
          />
        ))}
      </div>
      <footer className="rm-foot">
        <ul aria-label="图例：收录数量">
          {stepNames.map((name, step) => (
            <li key={name}>
              <i className={`rm-step-${step}`} />
              {name}
            </li>
          ))}
        </ul>
        <p>图块为省级行政区索引，不表示地理边界、面积和位置关系</p>
      </footer>
    </section>
  )
}

type TileProps = {
  province: (typeof provinces)[number]
  found: number
  sites: number
  narrowed: boolean
  chosen: boolean
  onPick: () => void
}

function Tile({ province: { code, name, short, one }, found, sites, narrowed, chosen, onPick }: TileProps) {
  const [column, row] = tilePlaces[code]
  const said = narrowed ? `找到 ${found} 处` : sites > 0 ? `收录 ${sites} 处` : '待收录'
  const dim = narrowed && found === 0
  return (
    <button
      type="button"
      data-code={code}
      aria-pressed={chosen}
      aria-label={`${name}，${said}`}
      className={`rm-tile rm-step-${stepOf(sites)} ${dim ? 'dim' : ''}`}
      style={{ '--column': column + 1, '--row': row + 1 } as React.CSSProperties}
      onClick={onPick}
    >
      <b className="whole">{short}</b>
      <b className="one" aria-hidden="true">
        {one}
      </b>
      <span className="number">{narrowed ? found : sites || '—'}</span>
    </button>
  )
}
