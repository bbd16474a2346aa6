import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import type { Ledger } from './ledger.tsx'
import './ledger.css'

type Chapter = Ledger['chapters'][number]

/** One chapter: a table on a wide screen, one card a row on the phone; each row leads to where it was taken from. */
export function ChapterTable({ chapter }: { chapter: Chapter }) {
  const { key, title, columns, rows, origin, note, empty } = chapter
  return (
    <Panel
      title={<span id={`chapter-${key}`}>{title}</span>}
      extra={
        <span className="ledger-origin">
          {origin.to ? (
            <PageLink className="link" to={origin.to}>
              资料来源：{origin.says}
            </PageLink>
          ) : (
            `资料来源：${origin.says}`
          )}
        </span>
      }
    >
      {note && <p className="muted">{note}</p>}
      {rows.length === 0 ? (
        <p className="muted">{empty}</p>
      ) : (
        <table className="ledger-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.title} scope="col" className={column.kind}>
                  {column.title}
                </th>
              ))}
              <th scope="col">取自</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a report have no other name
              <Line key={at} row={row} chapter={chapter} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function Line({ row: { cells, origin }, chapter }: { row: Chapter['rows'][number]; chapter: Chapter }) {
  const from = origin ?? chapter.origin
  return (
    <tr>
      {cells.map((value, at) => {
        const column = chapter.columns[at]
        return (
          <td
            key={column?.title}
            className={column?.kind}
            data-label={column?.title}
            data-empty={value === null || undefined}
          >
            {value}
          </td>
        )
      })}
      <td data-label="取自">
        {from.to ? (
          <PageLink className="link" to={from.to}>
            {from.says}
          </PageLink>
        ) : (
          from.says
        )}
      </td>
    </tr>
  )
}
