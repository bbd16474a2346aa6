import { useState } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { politicalStatusNames } from '#features/people/rules.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import { useBegin } from '#web/kit/address.ts'
import { RareName } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import { actKeys, actOf } from '../acts/rules.ts'
import { actorNames, stageNames } from '../steps/rules.ts'
import { ChecklistDialog } from './checklist-dialog.tsx'
import { StartDialog } from './start-dialog.tsx'
import './admissions.css'

export type Row = Awaited<ReturnType<typeof call.admissions.list>>['rows'][number]

const statusNames: Record<Row['status'], string> = {
  running: '办理中',
  done: '已办结',
  ended: '已终止',
}

const columns: Column<Row>[] = [
  {
    key: 'name',
    title: '姓名',
    card: 'title',
    fixed: true,
    width: 90,
    render: (row) => <RareName name={row.name} />,
  },
  { key: 'organizationName', title: '党支部', card: 'line', width: 150 },
  {
    key: 'stage',
    title: '阶段',
    card: 'beside',
    width: 105,
    render: ({ politicalStatus, status }) =>
      status === 'running' ? politicalStatusNames[politicalStatus] : statusNames[status],
  },
  {
    key: 'nextTitle',
    title: '下一步',
    card: 'line',
    width: 180,
    render: ({ nextTitle, nextActor }) =>
      nextTitle && (
        <>
          {nextTitle} <small className="muted admission-actor">{nextActor && actorNames[nextActor]}</small>
        </>
      ),
  },
  {
    key: 'nextBy',
    title: '期限',
    card: 'line',
    width: 175,
    render: (row) => Due({ row }),
  },
  {
    key: 'missing',
    title: '缺材料',
    card: 'aside',
    width: 85,
    render: ({ missing }) => missing > 0 && <StatusDot tone="warning">{`缺 ${missing} 件`}</StatusDot>,
  },
  { key: 'appliedOn', title: '申请入党', width: 110 },
  { key: 'employeeNo', title: '工号', width: 110, hidden: true },
]

/** By when the next act is due; or from when it may be done. */
export function Due({ row: { late, nextBy, nextFrom } }: { row: Row }) {
  if (late) return <StatusDot tone="bad">{`已超期（${nextBy ?? ''}）`}</StatusDot>
  if (nextFrom && nextFrom > today()) return <StatusDot>{`${nextFrom} 起可以办理`}</StatusDot>
  return nextBy ? (
    <StatusDot tone="info">{`${nextBy} 前`}</StatusDot>
  ) : (
    <span className="muted">没有规定期限</span>
  )
}

const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '姓名', placeholder: '姓名、拼音首字母或工号' },
  { kind: 'choice', name: 'status', label: '状态', required: true, options: options(statusNames) },
  { kind: 'choices', name: 'stages', label: '阶段', options: options(stageNames) },
  {
    kind: 'choice',
    name: 'only',
    label: '只看',
    options: options({
      late: '已超期',
      missing: '缺材料',
      ready: '现在可以办理',
      mentors: '需重新确定培养联系人',
    }),
  },
  {
    kind: 'choices',
    name: 'nextActs',
    label: '下一步',
    options: actKeys.map((value) => ({ value, label: actOf(value).title })),
  },
]

/** Of all whom one meeting votes on, in one file. */
const printAll = (rows: Row[], paper: 'ballots' | 'tally') =>
  location.assign(
    fileAddress('/admissions/papers.pdf', { ids: rows.slice(0, 30).map(({ id }) => id), paper }),
  )

const help = (
  <>
    <h3>发展党员</h3>
    <ul>
      <li>列表按下一步的期限排列，超期的在最前面；点姓名打开档案办理。</li>
      <li>纸质入党申请书由党支部点“登记入党申请”建档；本人也可以在手机“我的入党历程”中递交。</li>
      <li>
        一次支部大会讨论几名同志的，勾选后成批打印表决票、票决汇总表；登记时逐个表决，会议记录只填一次。
      </li>
      <li>导出的内容与屏幕上的条件一致。</li>
    </ul>
  </>
)

/** 发展党员: who is where, what is next and by when. */
export default function AdmissionList() {
  const { nodes } = useOrganizations()
  const may = useMay()
  const [begin, end] = useBegin()
  const [starting, setStarting] = useState(begin !== undefined)
  const [checking, setChecking] = useState<number[] | null>(null)
  return (
    <>
      <PageHelp>{help}</PageHelp>
      <ListPage
        name="admissions"
        unit="人"
        columns={columns}
        fields={fields}
        searchField="text"
        start={{ status: 'running' }}
        sortStart="by"
        rowKey={(row: Row) => row.id}
        rowLink={(row) => `/admissions/${row.id}`}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size, sort }) =>
          ask.admissions.list.queryOptions({ input: { ...values, page, size, sort } })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort }) => fileAddress('/admissions.xlsx', { ...values, sort }),
          },
        ]}
        batch={[
          {
            title: '核对材料',
            icon: 'record',
            act: (rows) => setChecking(rows.slice(0, 100).map(({ id }) => id)),
          },
          { title: '打印表决票', icon: 'print', act: (rows) => printAll(rows, 'ballots') },
          { title: '打印票决汇总表', icon: 'print', act: (rows) => printAll(rows, 'tally') },
        ]}
        savedViews
        actions={
          <>
            <PageLink className="button" to="/admissions/board">
              <Icon name="columns" />
              看板
            </PageLink>
            {may('admissions.conduct') && (
              <button type="button" className="button primary" onClick={() => setStarting(true)}>
                <Icon name="plus" />
                登记入党申请
              </button>
            )}
          </>
        }
        empty={
          <Empty title="没有符合条件的发展党员档案">
            收到纸质入党申请书的，点“登记入党申请”建档；本人也可以在手机上递交。
          </Empty>
        }
      />
      {checking && <ChecklistDialog ids={checking} onClose={() => setChecking(null)} />}
      {starting && may('admissions.conduct') && (
        <StartDialog
          onClose={() => {
            setStarting(false)
            end()
          }}
        />
      )}
    </>
  )
}
