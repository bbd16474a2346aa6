import type { ReactNode } from 'react'
import './file-pick.css'

type Props = { value: number; of: number; words: ReactNode; label?: string }

/** How far something has come. Goes on at the server, whether this page is open or not. */
export function Progress({ value, of, words, label = '进度' }: Props) {
  const share = of > 0 ? Math.min(100, Math.round((value / of) * 100)) : 0
  return (
    <div className="progress">
      <span>
        <span>{words}</span>
        <b className="number">{share}%</b>
      </span>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={share}
        aria-valuemin={0}
        aria-valuemax={100}
        style={{ '--share': `${share}%` } as React.CSSProperties}
      >
        <i />
      </div>
    </div>
  )
}
