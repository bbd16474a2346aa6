import { useQuery } from '@tanstack/react-query'
import { formatDay } from '#basics/days.ts'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useAddress } from '#web/kit/address.ts'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { Segments } from '#web/kit/tabs.tsx'
import { today } from '#web/kit/today.ts'
import { StateDot } from './record-state.tsx'
import './courses.css'

type Row = Awaited<ReturnType<typeof call.courses.records.own>>['rows'][number]

/** 我的学习记录: by topic and day; seen by oneself and the own branch. */
export function OwnRecords() {
  const { search, change } = useAddress()
  const year = Number(search.year) || undefined
  const query = useQuery(ask.courses.records.own.queryOptions({ input: { year } }))
  return (
    <>
      <PageHeader
        title="我的学习记录"
        note="只有您和所在党支部看得到"
        actions={
          <a className="button" href={fileAddress('/own/course-records.xlsx', { year })} download>
            导出 Excel
          </a>
        }
      />
      <Segments
        label="年度"
        value={year ? String(year) : ''}
        options={[{ value: '', label: '全部' }, ...years()]}
        onChange={(value) => change({ year: value || undefined })}
      />
      <Answered query={query}>
        {({ rows, topics }) =>
          rows.length === 0 ? (
            <Empty title={year ? '这一年没有学习记录' : '还没有学习记录'} icon="record">
              学完一门课程后，点“计入我的学习记录”，由所在党支部确认。
            </Empty>
          ) : (
            <div className="stack">
              {topics.length > 0 && (
                <Panel title="已确认的专题">
                  <ul className="course-topics">
                    {topics.map(({ topic, days }) => (
                      <li key={topic}>
                        {topic}：{days} 天
                      </li>
                    ))}
                  </ul>
                </Panel>
              )}
              <Panel title="记录">
                <ul className="course-records">
                  {rows.map((row) => (
                    <li key={row.id}>
                      <OwnRecord row={row} />
                    </li>
                  ))}
                </ul>
              </Panel>
            </div>
          )
        }
      </Answered>
    </>
  )
}

/** This year and the two before. */
const years = () => {
  const now = Number(today().slice(0, 4))
  return [now, now - 1, now - 2].map((one) => ({ value: String(one), label: `${one} 年` }))
}

function OwnRecord({ row }: { row: Row }) {
  const withdraw = useAct(call.courses.records.withdraw, { done: '已撤回' })
  const to = row.courseId === null ? `/library/materials/${row.materialId}` : `/courses/${row.courseId}`
  return (
    <>
      <span className="grow">
        <PageLink className="link" to={to}>
          {row.title}
        </PageLink>
        <small>
          {row.topic}　{formatDay(row.studiedOn)}
          {row.declinedBecause && `　${row.decidedBy}：${row.declinedBecause}`}
        </small>
      </span>
      <StateDot state={row.state} />
      {row.state === 'asked' && (
        <button
          type="button"
          className="link"
          disabled={withdraw.busy}
          onClick={() => void withdraw.run({ id: row.id })}
        >
          撤回
        </button>
      )}
    </>
  )
}
