import type { ReactNode } from 'react'
import './action-bar.css'

/** Acts fixed at the foot of the page: the main one last (at the right). `note` stands at the left. */
export function ActionBar({ note, children }: { note?: ReactNode; children: ReactNode }) {
  return (
    <>
      <div className="action-bar-room" aria-hidden="true" />
      <div className="action-bar" role="toolbar" aria-label="页面操作">
        <div className="action-note">{note}</div>
        {children}
      </div>
    </>
  )
}
