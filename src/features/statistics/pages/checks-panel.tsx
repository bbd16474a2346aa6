import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '#web/call.ts'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { tell } from '#web/kit/toasts.tsx'
import type { ReportShape } from '../answers/contract.ts'
import './checks-panel.css'

export type Check = ReportShape['checks'][number]

type Props = {
  checks: Check[]
  /** Opens the people a check names; left out where they cannot be looked up. */
  onOpen?: (rule: string) => void
  place?: { organizationId: number; asOf?: string }
}

/** 校核: what does not hold first, each with what to do; the others folded away. */
export function ChecksPanel({ checks, onOpen, place }: Props) {
  const [all, setAll] = useState(false)
  const failed = checks.filter(({ holds }) => !holds)
  const wrong = failed.filter(({ severity }) => severity === 'error').length
  const shown = all ? checks : failed
  return (
    <Panel title="校核" className="checks" extra={place && <Recount place={place} />}>
      <p className="checks-sum">
        <StatusDot tone={wrong ? 'bad' : failed.length ? 'warning' : 'good'}>
          共 {checks.length} 项，
          {failed.length === 0 ? '全部相符' : `${wrong} 项不符，${failed.length - wrong} 项请说明`}
        </StatusDot>
        <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? '只看未通过的' : '查看全部'}
        </button>
      </p>
      {shown.length > 0 && (
        <ul>
          {shown.map((check) => (
            <CheckLine key={check.rule} check={check} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function CheckLine({ check, onOpen }: { check: Check; onOpen?: (rule: string) => void }) {
  const { rule, title, severity, holds, remedy, named } = check
  const [tone, word] = holds
    ? (['good', '相符'] as const)
    : severity === 'error'
      ? (['bad', '不符'] as const)
      : (['warning', '请说明'] as const)
  return (
    <li>
      <StatusDot tone={tone}>{word}</StatusDot>
      <div>
        <b>{title}</b>
        {!holds && remedy && <p>{remedy}</p>}
      </div>
      <Sides check={check} />
      {named && onOpen && (
        <button type="button" className="link" onClick={() => onOpen(rule)}>
          查看名单
        </button>
      )}
    </li>
  )
}

/** The two numbers that should be equal; of what wants an explanation, how many there are. */
function Sides({ check: { severity, holds, left, right } }: { check: Check }) {
  const [one, other] = [left.toLocaleString('zh-CN'), right.toLocaleString('zh-CN')]
  const sign = severity === 'explain' ? '／' : holds ? '＝' : '≠'
  return (
    <span className="number checks-sides">
      {severity === 'explain' && right === 0 ? (
        `${one} 例`
      ) : (
        <>
          {one} <small>{sign}</small> {other}
        </>
      )}
    </span>
  )
}

/** Counts every number of the set again, each from its own people. */
function Recount({ place }: { place: { organizationId: number; asOf?: string } }) {
  const query = useQuery({ ...ask.statistics.recount.queryOptions({ input: place }), enabled: false })
  const run = async () => {
    const { data, error } = await query.refetch()
    if (error) return tell.refused(error)
    const wrong = data?.checks.filter(({ holds }) => !holds).length ?? 0
    const cells = data?.cells.toLocaleString('zh-CN')
    if (wrong === 0) tell.done(`${cells} 个数字与反查的人数全部相符`)
    else tell.note(`${wrong} 张表的数字与反查的人数不符`)
  }
  return (
    <button type="button" className="button" disabled={query.isFetching} onClick={() => void run()}>
      <Icon name="refresh" />
      {query.isFetching ? '正在反查……' : '逐格反查'}
    </button>
  )
}
