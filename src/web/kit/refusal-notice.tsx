import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { shownRefusal } from './refusal.ts'
import './notices.css'

/** Shows why something was refused, in the server's own sentence, and offers to ask again when that may help. */
export function RefusalNotice({
  error,
  retry,
  children,
}: {
  error: unknown
  retry?: () => void
  children?: ReactNode
}) {
  if (!error) return null
  const { message, again } = shownRefusal(error)
  return (
    <Notice kind="error">
      {message}
      {children}
      {retry && again && (
        <button type="button" className="link" onClick={retry}>
          重试
        </button>
      )}
    </Notice>
  )
}

export type NoticeKind = 'info' | 'success' | 'warning' | 'error'
const icons = { info: 'info', success: 'done', warning: 'warning', error: 'refused' } as const

/** A framed line of words: always with an icon, never by colour alone. An error is read aloud when it appears. */
export function Notice({ kind = 'info', children }: { kind?: NoticeKind; children: ReactNode }) {
  return (
    <div className={`notice ${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <Icon name={icons[kind]} />
      <div>{children}</div>
    </div>
  )
}
