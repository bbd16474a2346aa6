import { useQuery } from '@tanstack/react-query'
import { ask, type call } from '#web/call.ts'
import { FigureBand } from '#web/kit/figure.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel, PanelGrid } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { Due } from './admission-list.tsx'
import { Quotas } from './quotas.tsx'
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
            <PanelGrid least={380}>
              <Quotas />
              <Posted />
            </PanelGrid>
            <Below funnel={funnel} />
          </div>
        )}
      </Answered>
    </>
  )
}

type FunnelAnswer = Awaited<ReturnType<typeof call.admissions.figures.funnel>>

/** Who is on the way, as the register has it: each number opens the people behind it. */
const levels = [
  ['applicants', '入党申请人', 'circle=development&politicalStatus=applicant'],
  ['activists', '入党积极分子', 'circle=development&politicalStatus=activist'],
  ['candidates', '发展对象', 'circle=development&politicalStatus=candidate'],
  ['probationary', '预备党员', 'circle=members&politicalStatus=probationaryMember'],
] as const

const at = (organizationId?: number) => (organizationId ? `&organizationId=${organizationId}` : '')

/** Where the people behind a number are: the register, the files, or the table that counts them. */
const behind = {
  applicants: (id?: number) => `/people?${levels[0][2]}${at(id)}`,
  activists: (id?: number) => `/people?${levels[1][2]}${at(id)}`,
  candidates: (id?: number) => `/people?${levels[2][2]}${at(id)}`,
  probationary: (id?: number) => `/people?${levels[3][2]}${at(id)}`,
  admitted: (id?: number) => `/statistics?table=admissions&row=total&column=total${at(id)}`,
  confirmed: (id?: number) => `/statistics?table=confirmations${at(id)}`,
  late: (id?: number) => `/admissions?only=late${at(id)}`,
}

function Figures({ funnel: { total } }: { funnel: FunnelAnswer }) {
  return (
    <FigureBand
      figures={[
        { label: '已超期', value: total.late, unit: '人', to: behind.late() },
        { label: '今年接收预备党员', value: total.admitted, unit: '人', to: behind.admitted() },
        { label: '今年转正', value: total.confirmed, unit: '人', to: behind.confirmed() },
        { label: '预备党员', value: total.probationary, unit: '人', to: behind.probationary() },
      ]}
    />
  )
}

function Funnel({ funnel: { total, on } }: { funnel: FunnelAnswer }) {
  const most = Math.max(1, ...levels.map(([key]) => total[key]))
  return (
    <Panel title="发展党员队伍" extra={<span>{on}</span>}>
      <ul className="admission-funnel">
        {levels.map(([key, label, who]) => (
          <li key={key}>
            <span>{label}</span>
            <span className="bar" style={{ inlineSize: `${(total[key] / most) * 100}%` }} />
            <PageLink className="link number" to={`/people?${who}`}>
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

/** 正在公示: whose notice runs, until when. */
function Posted() {
  const query = useQuery(ask.admissions.notices.list.queryOptions())
  return (
    <Panel
      title="正在公示"
      extra={
        <PageLink className="link" to="/public-notices">
          查看公示
        </PageLink>
      }
    >
      <Answered query={query} lines={3}>
        {(notices) =>
          notices.length === 0 ? (
            <Empty title="现在没有公示" icon="done" />
          ) : (
            <ul className="admission-posted">
              {notices.slice(0, 8).map((notice) => (
                <li key={notice.id}>
                  <PageLink className="link" to={`/admissions/${notice.id}?tab=objections`}>
                    {notice.name}
                  </PageLink>
                  <small className="muted">{notice.organizationName}</small>
                  <StatusDot tone="info">{`至 ${notice.untilOn}`}</StatusDot>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
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
                    {one[key] > 0 ? (
                      <PageLink className="link" to={behind[key](one.organizationId)}>
                        {one[key]}
                      </PageLink>
                    ) : (
                      one[key]
                    )}
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
