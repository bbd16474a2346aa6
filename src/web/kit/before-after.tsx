import type { ReactNode } from 'react'
import './before-after.css'

export type Comparison = {
  key: string
  label: ReactNode
  before: ReactNode
  after: ReactNode
  note?: ReactNode
}

const said = (value: ReactNode) =>
  value === null || value === undefined || value === '' ? <span className="unknown">未登记</span> : value

/** What was and what is to be, field by field. `names`: over the two sides, when they are two sources. */
export function BeforeAfter({ rows, names }: { rows: Comparison[]; names?: [ReactNode, ReactNode] }) {
  return (
    <table className="before-after">
      <thead className={names ? undefined : 'unseen'}>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">{names?.[0] ?? '原来'}</th>
          <th scope="col">{names?.[1] ?? '改为'}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, before, after, note }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            <td className="before">{said(before)}</td>
            <td className="after">
              {said(after)}
              {note && <small>{note}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
