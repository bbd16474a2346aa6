import { papers, type Settings } from './reader-settings.ts'

type Props = { settings: Settings; change: (part: Partial<Settings>) => void }

/** How one likes to read: closed until it is asked for, so that a phone shows text and not buttons. */
export function ReadingSettings({ settings: { size, leading, paper }, change }: Props) {
  return (
    <details className="reader-settings">
      <summary className="button quiet">字号和底色</summary>
      <div className="row">
        <button
          type="button"
          className="button quiet"
          aria-label="小一点"
          disabled={size <= 14}
          onClick={() => change({ size: Math.max(14, size - 2) })}
        >
          A−
        </button>
        <button
          type="button"
          className="button quiet"
          aria-label="大一点"
          disabled={size >= 36}
          onClick={() => change({ size: Math.min(36, size + 2) })}
        >
          A＋
        </button>
        <button
          type="button"
          className="button quiet"
          onClick={() => change({ leading: leading >= 2.3 ? 1.6 : leading + 0.3 })}
        >
          行距
        </button>
        {papers.map(([key, name]) => (
          <button
            key={key}
            type="button"
            className="button quiet"
            aria-pressed={paper === key}
            onClick={() => change({ paper: key })}
          >
            {name}
          </button>
        ))}
      </div>
    </details>
  )
}
