import { useQuery } from '@tanstack/react-query'
import { ask, type call } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import './comparison.css'

type Compared = Awaited<ReturnType<typeof call.statistics.reports.compare>>

/** The same report made again now: the old numbers, or what was corrected since. */
export function Comparison({ id }: { id: number }) {
  const query = useQuery(ask.statistics.reports.compare.queryOptions({ input: { id } }))
  return (
    <Panel title="与现在重新计算的结果比较" className="comparison">
      <Answered query={query} lines={3}>
        {(compared) => (compared.same ? <Same compared={compared} /> : <Differs compared={compared} />)}
      </Answered>
    </Panel>
  )
}

function Same({ compared: { corrections } }: { compared: Compared }) {
  return (
    <>
      <StatusDot tone="good">结果一致</StatusDot>
      <p className="muted">
        重新计算得到的每个数字都与留存时相同。
        {corrections.length > 0 && `留存以后有 ${corrections.length} 项更正涉及过去，没有影响表中数字。`}
      </p>
    </>
  )
}

function Differs({ compared: { changes, corrections, correctedAt } }: { compared: Compared }) {
  return (
    <>
      <StatusDot tone="warning">
        {correctedAt ? (
          <>
            修正于 <When at={correctedAt} />
          </>
        ) : (
          '结果不同'
        )}
      </StatusDot>
      <p className="muted">{explained(changes.length, correctedAt !== null)}</p>
      <div className="comparison-lists">
        {corrections.length > 0 && <Corrections corrections={corrections} />}
        {changes.length > 0 && <Changes changes={changes} />}
      </div>
    </>
  )
}

function explained(changes: number, corrected: boolean): string {
  if (changes === 0) return '留存以后表的格式有过调整，留存的数字都没有变化。'
  if (corrected) return `留存以后更正了过去的事实，${changes} 个数字随之变化。留存的报表保持原样。`
  return `${changes} 个数字与留存时不同，没有找到相应的更正记录，请核对。`
}

const Corrections = ({ corrections }: Pick<Compared, 'corrections'>) => (
  <div>
    <h3>更正记录</h3>
    <ul>
      {corrections.map((one) => (
        <li key={`${one.subject} ${one.id} ${one.recordedAt} ${one.kind}`}>
          <PageLink
            className="link"
            to={one.subject === 'person' ? `/people/${one.id}` : `/organizations/${one.id}`}
          >
            {one.name}
          </PageLink>
          <span>{one.reason}</span>
          <small>
            {one.effectiveOn && `${one.effectiveOn} 起生效，`}
            {one.recordedBy}，<When at={one.recordedAt} />
          </small>
        </li>
      ))}
    </ul>
  </div>
)

const Changes = ({ changes }: Pick<Compared, 'changes'>) => (
  <div>
    <h3>变化的数字</h3>
    <ul>
      {changes.map((one) => (
        <li key={`${one.table} ${one.row} ${one.column}`}>
          <span>
            {one.tableTitle}：{one.row}，{one.column}
          </span>
          <b className="number">
            {one.before ?? '—'} → {one.after ?? '—'}
          </b>
        </li>
      ))}
    </ul>
  </div>
)
