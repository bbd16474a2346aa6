import type { ReactNode } from 'react'
import { When } from './facts.tsx'
import type { Tone } from './status-dot.tsx'
import './timeline.css'

export type TimelineEntry = {
  key: string | number
  /** Who or what. */
  title: ReactNode
  note?: ReactNode
  /** What came of it, at the right. */
  outcome?: ReactNode
  at: string | null
  tone?: Tone
  /** Words said, on a soft ground. */
  children?: ReactNode
  actions?: ReactNode
  /** Written, and later taken back by a counter-entry. */
  undone?: boolean
}

/** What happened, newest first or last as given; each line with its day. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={entry.key} className={`${entry.tone ?? 'quiet'} ${entry.undone ? 'undone' : ''}`}>
          <div className="line">
            <b>{entry.title}</b>
            {entry.note && <span className="note">{entry.note}</span>}
            {entry.outcome && <span className="outcome">{entry.outcome}</span>}
          </div>
          {entry.children && <div className="said">{entry.children}</div>}
          <div className="foot">
            {entry.at && <When at={entry.at} />}
            {entry.undone && <span>已撤回</span>}
            {entry.actions}
          </div>
        </li>
      ))}
    </ol>
  )
}
