import type { CSSProperties, ReactNode } from 'react'
import './panel.css'

/** A white card with a heading. `extra` stands at the right of the heading; `flush` leaves out the inner margin. */
export function Panel({
  title,
  extra,
  flush,
  className = '',
  style,
  children,
}: {
  title?: ReactNode
  extra?: ReactNode
  flush?: boolean
  className?: string
  style?: CSSProperties
  children: ReactNode
}) {
  return (
    <section className={`panel ${flush ? 'flush' : ''} ${className}`} style={style}>
      {title && (
        <header>
          <h2>{title}</h2>
          {extra && <div className="extra">{extra}</div>}
        </header>
      )}
      {children}
    </section>
  )
}

/** Panels side by side, as many as fit; `wide` on a child's style (`gridColumn: 'span 2'`) takes two places. */
export function PanelGrid({ least = 320, children }: { least?: number; children: ReactNode }) {
  return (
    <div className="panel-grid" style={{ '--least': `${least}px` } as CSSProperties}>
      {children}
    </div>
  )
}
