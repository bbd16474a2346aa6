import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '#web/call.ts'
import { BeforeAfter } from '#web/kit/before-after.tsx'
import { RareName } from '#web/kit/facts.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { Label } from '#web/kit/status-dot.tsx'
import '#web/kit/fields.css'
import { FeedFields, type PickedField } from './feed-fields.tsx'
import { type Feed, kindNames } from './feed-state.tsx'

type Outcome = 'new' | 'changed' | 'quarantined'
const outcomes: Record<Outcome, string> = { quarantined: '退回', changed: '变更', new: '新增' }
const size = 20

/** Row by row and field by field: what is new, what changes into what, what was refused and why. */
export function FeedRows({ feed }: { feed: Feed }) {
  const count = (one: Outcome) => (feed.counts ? feed.counts.organizations[one] + feed.counts.people[one] : 0)
  const first = (Object.keys(outcomes) as Outcome[]).find((one) => count(one) > 0) ?? 'changed'
  const [outcome, setOutcome] = useState<Outcome>(first)
  const [page, setPage] = useState(1)
  const [text, setText] = useState('')
  const [field, setField] = useState<PickedField | null>(null)
  const query = useQuery(
    ask.masterData.feeds.rows.queryOptions({
      input: {
        id: feed.id,
        outcome,
        page,
        size,
        text: text || undefined,
        ...(outcome === 'changed' && field ? { kind: field.kind, field: field.field } : {}),
      },
    }),
  )
  const pick = (one: Outcome) => {
    setOutcome(one)
    setPage(1)
  }
  return (
    <Panel
      title="逐行结果"
      extra={
        <input
          className="input"
          type="search"
          aria-label="按姓名、工号或编码查找"
          placeholder="姓名、工号或编码"
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setPage(1)
          }}
        />
      }
    >
      <fieldset className="chips" aria-label="结果">
        {(Object.keys(outcomes) as Outcome[]).map((one) => (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={one === outcome}
            onClick={() => pick(one)}
          >
            {outcomes[one]} {count(one)}
          </button>
        ))}
      </fieldset>
      {outcome === 'changed' && (
        <FeedFields
          feed={feed}
          picked={field}
          pick={(one) => {
            setField(one)
            setPage(1)
          }}
        />
      )}
      {outcome === 'quarantined' && feed.faults.length > 0 && (
        <p className="muted feed-faults">
          问题所在的列：{feed.faults.map((fault) => `${fault.column}（${fault.rows} 行）`).join('、')}
        </p>
      )}
      <Answered query={query}>
        {({ rows, total }) =>
          total === 0 ? (
            <Empty title={`没有${outcomes[outcome]}的行`} />
          ) : (
            <>
              {rows.map((row) => (
                <Line key={`${row.position}-${row.line}`} row={row} />
              ))}
              <Pages page={page} pages={Math.ceil(total / size)} go={setPage} />
            </>
          )
        }
      </Answered>
    </Panel>
  )
}

type Row = Awaited<ReturnType<typeof import('#web/call.ts').call.masterData.feeds.rows>>['rows'][number]

function Line({ row }: { row: Row }) {
  const fields = row.changes.map((change) => ({
    key: change.field,
    label: change.title,
    before: change.before,
    after: change.after,
    note: change.effect === 'difference' ? '进入对账箱' : undefined,
  }))
  return (
    <section className="feed-line">
      <header>
        <b>
          <RareName name={row.name || row.key} />
        </b>
        <span className="number">{row.key}</span>
        <Label>{kindNames[row.kind]}</Label>
        <small className="muted">
          {row.file} 第 {row.line} 行
        </small>
      </header>
      {row.faults.map((fault) => (
        <p key={`${fault.column} ${fault.reason}`} className="fault">
          {fault.reason.includes(fault.column) ? '' : `${fault.column}“${fault.value}”：`}
          {fault.reason}
        </p>
      ))}
      {fields.length > 0 && <BeforeAfter rows={fields} names={['名册', '主数据']} />}
    </section>
  )
}

function Pages({ page, pages, go }: { page: number; pages: number; go: (page: number) => void }) {
  if (pages <= 1) return null
  return (
    <div className="row">
      <button type="button" className="button" disabled={page <= 1} onClick={() => go(page - 1)}>
        上一页
      </button>
      <span className="number">
        第 {page} 页，共 {pages} 页
      </span>
      <button type="button" className="button" disabled={page >= pages} onClick={() => go(page + 1)}>
        下一页
      </button>
    </div>
  )
}
