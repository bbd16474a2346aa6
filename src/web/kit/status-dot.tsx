import type { ReactNode } from 'react'
import './status-dot.css'

export type Tone = 'good' | 'warning' | 'bad' | 'info' | 'quiet' | 'red' | 'gold'

/** A state as a dot and a word; the word alone must be enough. */
export function StatusDot({ tone = 'quiet', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`status-dot ${tone}`}>{children}</span>
}

/** A short label on a soft ground, used sparingly: a kind of person, a kind of organization. */
export function Label({ tone = 'quiet', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`label ${tone}`}>{children}</span>
}
