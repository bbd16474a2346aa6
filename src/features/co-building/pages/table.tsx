import type { ReactNode } from 'react'

export type Head<Row> = {
  title: string
  /** A number: to the right, in figures of one width. */
  number?: boolean
  cell: (row: Row) => ReactNode
}

/** A table of a project's own: it scrolls by itself where it is too wide, its first column stays. */
export function Table<Row>({
  label,
  heads,
  rows,
  rowKey,
  tone,
  foot,
}: {
  label: string
  heads: Head<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string | number
  tone?: (row: Row) => string
  foot?: ReactNode
}) {
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
        {foot && <tfoot>{foot}</tfoot>}
      </table>
    </section>
  )
}
