import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FigureBand } from '#web/kit/figure.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel, PanelGrid } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import { Due } from './admission-list.tsx'
import { superiorActs, superiorList } from './superior-acts.ts'
import './admissions.css'

const help = (
  <>
    <h3>发展党员工作</h3>
    <ul>
      <li>人数按当日统计；点数字看到是哪些人。</li>
      <li>“待上级党委办理”列出已到可以备案、同意、预审、审批日期的档案，期限近的在前。</li>
      <li>年度计划由党委确定；已接收与计划数并列，超出时提示。</li>
    </ul>
  </>
)

/** 发展党员工作 of a committee: the funnel, what waits for it, the plan of the year, the notices that run. */
export default function AdmissionOverview() {
  const query = useQuery(ask.admissions.figures.funnel.queryOptions({ input: {} }))
  return (
    <>
      <PageHelp>{help}</PageHelp>
      <PageHeader />
      <Answered query={query}>
        {(funnel) => (
          <div className="stack">
            <Figures funnel={funnel} />
            <PanelGrid least={380}>
              <Waiting />
              <Funnel funnel={funnel} />
            </PanelGrid>
            <Quotas />
            <Below funnel={funnel} />
          </div>
        )}
      </Answered>
    </>
  )
}

type FunnelAnswer = Awaited<ReturnType<typeof call.admissions.figures.funnel>>

function Figures({ funnel: { total } }: { funnel: FunnelAnswer }) {
  return (
    <FigureBand
      figures={[
        { label: '已超期', value: total.late, unit: '人', to: '/admissions?only=late' },
        { label: '今年接收预备党员', value: total.admitted, unit: '人' },
        { label: '今年转正', value: total.confirmed, unit: '人' },
        { label: '预备党员', value: total.probationary, unit: '人', to: '/admissions?stages=probation' },
      ]}
    />
  )
}

const levels = [
  ['applicants', '入党申请人', 'application'],
  ['activists', '入党积极分子', 'activist'],
  ['candidates', '发展对象', 'candidate'],
  ['probationary', '预备党员', 'probation'],
] as const

function Funnel({ funnel: { total, on } }: { funnel: FunnelAnswer }) {
  const most = Math.max(1, ...levels.map(([key]) => total[key]))
  return (
    <Panel title="发展党员队伍" extra={<span>{on}</span>}>
      <ul className="admission-funnel">
        {levels.map(([key, label, stage]) => (
          <li key={key}>
            <span>{label}</span>
            <span className="bar" style={{ inlineSize: `${(total[key] / most) * 100}%` }} />
            <PageLink className="link number" to={`/admissions?stages=${stage}`}>
              {`${total[key]} 人`}
            </PageLink>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Waiting() {
  const query = useQuery(
    ask.admissions.list.queryOptions({
      input: { only: 'ready', nextActs: superiorActs, size: 8, sort: 'by' },
    }),
  )
  return (
    <Panel
      title="待上级党委办理"
      extra={
        <PageLink className="link" to={superiorList}>
          查看全部
        </PageLink>
      }
    >
      <Answered query={query} lines={4}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title="没有待办的事项" icon="done" />
          ) : (
            <ul className="admission-waiting">
              {rows.map((row) => (
                <li key={row.id}>
                  <PageLink className="link" to={`/admissions/${row.id}`}>
                    {row.name}
                  </PageLink>
                  <span>
                    {row.nextTitle} <small className="muted">{row.organizationName}</small>
                  </span>
                  <Due row={row} />
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  )
}

type Quota = Awaited<ReturnType<typeof call.admissions.quotas.list>>[number]

/** 年度发展计划: what is planned, what is done, who may still follow. */
function Quotas() {
  const year = Number(today().slice(0, 4))
  const query = useQuery(ask.admissions.quotas.list.queryOptions({ input: { year } }))
  const may = useMay()('admissions.plan')
  const [setting, setSetting] = useState<Quota | null>(null)
  return (
    <Panel title={`${year} 年度发展计划`}>
      <Answered query={query}>
        {(quotas) => (
          <table className="admission-plan wide">
            <thead>
              <tr>
                <th scope="col">党委</th>
                <th scope="col">计划</th>
                <th scope="col">已接收</th>
                <th scope="col">发展对象</th>
                <th scope="col">
                  <span className="unseen">操作</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {quotas.map((quota) => (
                <tr key={quota.organizationId}>
                  <td>{quota.organizationName}</td>
                  <td className="number" data-label="计划">
                    {quota.places ?? '未确定'}
                  </td>
                  <td
                    data-label="已接收"
                    className={
                      quota.places !== null && quota.admitted > quota.places ? 'admission-late' : 'number'
                    }
                  >
                    {quota.admitted}
                    {quota.places !== null && quota.admitted > quota.places && '（超出计划）'}
                  </td>
                  <td className="number" data-label="发展对象">
                    {quota.candidates}
                  </td>
                  <td>
                    {may && (
                      <button type="button" className="link" onClick={() => setSetting(quota)}>
                        {quota.places === null ? '确定' : '调整'}
                        <span className="unseen">{quota.organizationName}的计划</span>
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Answered>
      {setting && <QuotaDialog quota={setting} onClose={() => setSetting(null)} />}
    </Panel>
  )
}

function QuotaDialog({ quota, onClose }: { quota: Quota; onClose: () => void }) {
  const set = useAct(call.admissions.quotas.set, { done: '年度计划已确定' })
  return (
    <FormDialog
      title={`${quota.organizationName} ${quota.year} 年度发展计划`}
      fields={[
        {
          kind: 'number',
          name: 'places',
          label: '计划接收预备党员',
          required: true,
          least: 0,
          most: 10_000,
          unit: '名',
        },
      ]}
      start={{ places: quota.places ?? undefined }}
      submitWord="确定"
      onClose={onClose}
      onSubmit={({ places }) =>
        set.send({ id: quota.organizationId, year: quota.year, places: Number(places) })
      }
    />
  )
}

const columns = [
  ['applicants', '申请人'],
  ['activists', '积极分子'],
  ['candidates', '发展对象'],
  ['probationary', '预备党员'],
  ['admitted', '今年接收'],
  ['confirmed', '今年转正'],
  ['late', '超期'],
] as const

function Below({ funnel: { below } }: { funnel: FunnelAnswer }) {
  if (below.length === 0) return null
  return (
    <Panel title="下级党组织">
      <div className="admission-scroll">
        <table className="admission-plan wide">
          <thead>
            <tr>
              <th scope="col">党组织</th>
              {columns.map(([key, title]) => (
                <th key={key} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {below.map((one) => (
              <tr key={one.organizationId}>
                <td>
                  <PageLink className="link" to={`/admissions?organizationId=${one.organizationId}`}>
                    {one.organizationName}
                  </PageLink>
                </td>
                {columns.map(([key, title]) => (
                  <td
                    key={key}
                    data-label={title}
                    className={key === 'late' && one.late > 0 ? 'admission-late' : 'number'}
                  >
                    {one[key]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
