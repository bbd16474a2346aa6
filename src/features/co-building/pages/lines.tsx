import type { ReactNode } from 'react'
import { formatYuan } from '#basics/money.ts'

export type Line = { title: string; how?: string; fen: number }

/** A sum worked out line by line, in 元 to the fen. */
export const Lines = ({ lines, result }: { lines: Line[]; result: { title: ReactNode; fen: number } }) => (
  <dl className="cb-sum">
    {lines.map(({ title, how, fen }) => (
      <div key={title}>
        <dt>
          {title}
          {how && <small className="muted">{how}</small>}
        </dt>
        <dd className="number">{formatYuan(fen)}</dd>
      </div>
    ))}
    <div className="result">
      <dt>= {result.title}</dt>
      <dd className="number">{formatYuan(result.fen)}</dd>
    </div>
  </dl>
)
