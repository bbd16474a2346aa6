import { type ReactNode, useState } from 'react'
import { useFrame } from '#web/kit/device.ts'

export type Head<Row> = {
  title: string
  /** A number: to the right, in figures of one width. */
  number?: boolean
  /** On the phone's card beside the title; or nowhere: it stands behind what the card opens. */
  card?: 'beside' | 'none'
  cell: (row: Row) => ReactNode
  /** Under the column: what all rows come to. */
  sum?: ReactNode
}

type Props<Row> = {
  label: string
  heads: Head<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string | number
  tone?: (row: Row) => string
  /** How many are shown before somebody asks for all; an export holds them all. */
  most?: number
  unit?: string
}

/** A table of a project's own; cards on the phone. The first head is what the row is about. */
export function Table<Row>({ most = 15, unit = '行', ...table }: Props<Row>) {
  const phone = useFrame() === 'phone'
  const [all, setAll] = useState(false)
  const { rows } = table
  const shown = all ? rows : rows.slice(0, most)
  return (
    <>
      {phone ? <Cards {...table} rows={shown} /> : <Wide {...table} rows={shown} />}
      {shown.length < rows.length && (
        <button type="button" className="button quiet cb-more" onClick={() => setAll(true)}>
          显示全部 {rows.length} {unit}
        </button>
      )}
    </>
  )
}

/** It scrolls by itself where it is too wide; its first column stays. */
function Wide<Row>({ label, heads, rows, rowKey, tone }: Props<Row>) {
  const sums = heads.some(({ sum }) => sum !== undefined)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="cb-table" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {heads.map(({ title, number }) => (
              <th key={title} scope="col" className={number ? 'figures' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={tone?.(row)}>
              {heads.map(({ title, number, cell }, at) =>
                at === 0 ? (
                  <th key={title} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={title} className={number ? 'figures number' : undefined}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {sums && (
          <tfoot>
            <tr>
              {heads.map(({ title, number, sum }, at) =>
                at === 0 ? (
                  <th key={title} scope="row">
                    合计
                  </th>
                ) : (
                  <td key={title} className={number ? 'figures number' : undefined}>
                    {sum}
                  </td>
                ),
              )}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  )
}

function Cards<Row>({ label, heads, rows, rowKey, tone }: Props<Row>) {
  const [first, ...others] = heads
  const shown = others.filter(({ card }) => card !== 'none')
  const beside = shown.find(({ card }) => card === 'beside')
  const lines = shown.filter((head) => head !== beside)
  const sums = lines.filter(({ sum }) => sum !== undefined)
  return (
    <ul className="cb-cards" aria-label={label}>
      {rows.map((row) => (
        <li key={rowKey(row)} className={tone?.(row)}>
          <div className="cb-card-head">
            <span className="cb-card-title">{first?.cell(row)}</span>
            {beside && (
              <span className={beside.number ? 'number' : undefined}>
                {beside.number && <small className="muted">{beside.title} </small>}
                {beside.cell(row)}
              </span>
            )}
          </div>
          <Pairs pairs={lines.map((head) => ({ ...head, value: head.cell(row) }))} />
        </li>
      ))}
      {(sums.length > 0 || beside?.sum !== undefined) && (
        <li className="cb-sums">
          <div className="cb-card-head">
            <span className="cb-card-title">合计</span>
            <span className="number">{beside?.sum}</span>
          </div>
          <Pairs pairs={sums.map((head) => ({ ...head, value: head.sum }))} />
        </li>
      )}
    </ul>
  )
}

type Pair = { title: string; number?: boolean; value: ReactNode }

const Pairs = ({ pairs }: { pairs: Pair[] }) =>
  pairs.length > 0 && (
    <dl>
      {pairs.map(({ title, number, value }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd className={number ? 'number' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  )
