import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { shownRefusal } from './refusal.ts'
import './notices.css'

/** Nothing here, why, and what to do about it. */
export function Empty({
  title = '没有符合条件的记录',
  icon = 'inbox',
  children,
  actions,
}: {
  title?: string
  icon?: IconName
  children?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className="blank" role="status">
      <Icon name={icon} size={44} face="var(--gold-100)" />
      <b>{title}</b>
      {children && <p>{children}</p>}
      {actions && <div className="acts">{actions}</div>}
    </div>
  )
}

/** A page or list that could not be read: the reason, and another try. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const { message, again } = shownRefusal(error)
  return (
    <div className="blank" role="alert">
      <Icon name="warning" size={44} />
      <b>没有读到内容</b>
      <p>{message}</p>
      {retry && again && (
        <div className="acts">
          <button type="button" className="button" onClick={retry}>
            <Icon name="refresh" />
            重试
          </button>
        </div>
      )}
    </div>
  )
}

/** Grey lines while something is read. */
export function Skeleton({ lines = 6 }: { lines?: number }) {
  return (
    <div className="skeleton" role="status">
      <span className="unseen">正在读取……</span>
      {Array.from({ length: lines }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike and never move
        <i key={at} />
      ))}
    </div>
  )
}

/** Shows a query's answer; before it, grey lines; instead of it, the reason. */
export function Answered<T>({
  query,
  lines,
  children,
}: {
  query: { data: T | undefined; error: unknown; refetch: () => unknown }
  lines?: number
  children: (data: T) => ReactNode
}) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <Failed error={query.error} retry={() => void query.refetch()} />
  return <Skeleton lines={lines} />
}
