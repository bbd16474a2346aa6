import { type AlertState, alertStateNames } from '#features/alerts/telling/rules.ts'
import { addressOf } from '#web/kit/address.ts'
import { PageLink } from '#web/kit/page-link.tsx'

type Props = {
  organizationId: number
  count: number
  /** What is counted, for those who do not see the column. */
  label: string
  states?: AlertState[]
  measures?: string[]
  severities?: string[]
}

/** A count that opens the alerts it counts; nobody stands behind nothing. */
export function NeedNumber({ count, label, states = ['open', 'overdue'], ...question }: Props) {
  if (count === 0) return <span className="number muted">0</span>
  return (
    <PageLink
      className="link number"
      aria-label={`${label} ${count} 条（${states.map((state) => alertStateNames[state]).join('、')}）`}
      to={addressOf('/alerts', { ...question, states })}
    >
      {count.toLocaleString('zh-CN')}
    </PageLink>
  )
}
