import { useState } from 'react'
import { Dialog } from '#web/kit/dialog.tsx'
import type { Exhibit } from './visited.ts'

const steps = [1, 1.5, 2, 3] as const

/** A board to be read closely: words stay words at any size, the picture grows with them. */
export function BoardView({ exhibit, onClose }: { exhibit: Exhibit; onClose: () => void }) {
  const [at, setAt] = useState(0)
  const size = steps[at] ?? 1
  return (
    <Dialog
      open
      width={1180}
      title={exhibit.title}
      onClose={onClose}
      foot={
        <div className="row">
          <button type="button" className="button" disabled={at === 0} onClick={() => setAt(at - 1)}>
            缩小
          </button>
          <button
            type="button"
            className="button"
            disabled={at === steps.length - 1}
            onClick={() => setAt(at + 1)}
          >
            放大
          </button>
          <span className="muted" role="status">
            {Math.round(size * 100)}%
          </span>
        </div>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a large board is moved by the arrow keys */}
      <section className="board-view" aria-label="展板" tabIndex={0}>
        <div style={{ '--zoom': size } as React.CSSProperties}>
          {exhibit.picture && (
            <img
              src={exhibit.picture.large}
              alt={exhibit.alt ?? ''}
              width={exhibit.picture.width}
              height={exhibit.picture.height}
            />
          )}
          <div>
            {exhibit.year && <em>{exhibit.year}</em>}
            <h3>{exhibit.title}</h3>
            {exhibit.place && <small>{exhibit.place}</small>}
            <p>{exhibit.text}</p>
          </div>
        </div>
      </section>
    </Dialog>
  )
}
