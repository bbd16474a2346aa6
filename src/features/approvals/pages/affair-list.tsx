import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useAddress } from '#web/kit/address.ts'
import { confirm } from '#web/kit/confirm.tsx'
import { When } from '#web/kit/facts.tsx'
import type { Field, TreeNode } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { Label } from '#web/kit/status-dot.tsx'
import { tell } from '#web/kit/toasts.tsx'
import { useMay, useRoles } from '#web/session.ts'
import { type Box, boxes, boxNames } from '../affairs/rules.ts'
import { statusNames } from '../rules.ts'
import { AffairState, Due } from './affair-state.tsx'
import { DelegationDialog } from './delegation-dialog.tsx'
import './approvals.css'

type Row = Awaited<ReturnType<typeof call.approvals.list>>['rows'][number]

const columns: Column<Row>[] = [
  { key: 'title', title: '标题', card: 'title', fixed: true, sort: true, width: 230 },
  {
    key: 'kindName',
    title: '种类',
    card: 'beside',
    width: 90,
    render: (row) => <Label>{row.kindName}</Label>,
  },
  { key: 'organizationName', title: '党组织', card: 'line', sort: 'organization', width: 160 },
  { key: 'stepName', title: '当前步骤', card: 'line', width: 120, render: (row) => row.stepName ?? '—' },
  { key: 'waitingFor', title: '当前承办', width: 130, render: (row) => row.waitingFor ?? '—' },
  {
    key: 'dueOn',
    title: '办理期限',
    card: 'line',
    sort: true,
    width: 120,
    render: (row) => <Due on={row.dueOn} overdue={row.overdue} />,
  },
  {
    key: 'status',
    title: '状态',
    card: 'aside',
    width: 90,
    render: (row) => <AffairState status={row.status} />,
  },
  { key: 'startedName', title: '发起人', width: 80 },
  {
    key: 'startedAt',
    title: '发起时间',
    card: 'aside',
    sort: true,
    hidden: true,
    render: (row) => <When at={row.startedAt} />,
  },
  {
    key: 'movedAt',
    title: '最近办理',
    sort: true,
    hidden: true,
    width: 130,
    render: (row) => <When at={row.movedAt} />,
  },
]

const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

const fieldsWith = (kinds: { kind: string; name: string }[], nodes: TreeNode[] | undefined): Field[] => [
  { kind: 'text', name: 'text', label: '事项', placeholder: '标题、党组织或发起人' },
  {
    kind: 'choice',
    name: 'kind',
    label: '种类',
    options: kinds.map(({ kind, name }) => ({ value: kind, label: name })),
  },
  { kind: 'choice', name: 'status', label: '状态', options: options(statusNames) },
  ...(nodes ? [{ kind: 'organization' as const, name: 'organizationId', label: '党组织', nodes }] : []),
  { kind: 'days', name: 'startedFrom', upTo: 'startedUntil', label: '发起日期' },
  { kind: 'yes', name: 'overdue', label: '只看超期' },
]

const help = (
  <>
    <p>待办是等您办理的事项；已办是您办过的；范围内全部是您管理范围内党组织的事项。</p>
    <p>外出时可用“委托代理”请他人代办；流程标明可以批量的步骤，勾选后可一次同意。</p>
  </>
)

/** 审批: what waits for me, what I did, what I started, what was copied to me. */
export default function AffairList() {
  const { search } = useAddress()
  const asked = boxes.find((one) => one === search.box)
  const box: Box = asked ?? 'todo'
  const [delegating, setDelegating] = useState(false)
  const kinds = useQuery(ask.approvals.kinds.queryOptions({ staleTime: 3_600_000 })).data ?? []
  const nodes = usePlaces(box === 'all')
  const batch = useTogether()
  return (
    <>
      <PageHelp>{help}</PageHelp>
      <ListPage
        key={box}
        name="affairs"
        unit="件"
        columns={columns}
        fields={fieldsWith(kinds, nodes)}
        searchField="text"
        sortStart="-movedAt"
        rowKey={(row: Row) => row.id}
        rowLink={(row) => `/affairs/${row.id}`}
        question={({ values, page, size, sort, descending }) =>
          ask.approvals.list.queryOptions({ input: { box, ...values, page, size, sort, descending } })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/affairs.xlsx', { box, ...values, sort, descending }),
          },
        ]}
        batch={box === 'todo' ? batch : undefined}
        actions={<Actions delegate={() => setDelegating(true)} />}
        above={<BoxBar box={box} />}
        empty={
          <Empty title={box === 'todo' ? '没有等您办理的事项' : '没有符合条件的事项'}>
            {box === 'todo' ? '新的待办到了，会出现在这里和工作台上。' : '换一个条件或分类再看看。'}
          </Empty>
        }
      />
      {delegating && <DelegationDialog kinds={kinds} close={() => setDelegating(false)} />}
    </>
  )
}

/** The organizations within reach, to narrow the list by; members have none. */
function usePlaces(wanted: boolean): TreeNode[] | undefined {
  const may = useMay()
  const tree = ask.organizations.tree.queryOptions({ input: { counts: true }, staleTime: 5 * 60_000 })
  const { data } = useQuery({ ...tree, enabled: wanted && may('organizations.read') })
  return data?.map((node) => ({ ...node, name: node.shortName ?? node.name }))
}

function Actions({ delegate }: { delegate: () => void }) {
  const may = useMay()
  return (
    <>
      <button type="button" className="button" onClick={delegate}>
        <Icon name="switch" />
        委托代理
      </button>
      <PageLink to="/own-sms-approval" className="button">
        <Icon name="phone" />
        短信审批
      </PageLink>
      {may('approvals.start') && (
        <PageLink to="/matters/new" className="button primary">
          <Icon name="plus" />
          发起事项
        </PageLink>
      )}
    </>
  )
}

/** The boxes with how many lie in them. */
function BoxBar({ box }: { box: Box }) {
  const { change } = useAddress()
  const { roles, acting } = useRoles()
  const counts = useQuery(ask.approvals.counts.queryOptions()).data
  const offices = (acting ? [acting] : roles).some(({ role }) => role !== 'member' && role !== 'masses')
  const shown = boxes.filter((one) => one !== 'all' || offices)
  const count = { todo: counts?.todo, started: counts?.started, copied: counts?.unread } as Partial<
    Record<Box, number>
  >
  return (
    <nav className="box-bar" aria-label="事项分类">
      {shown.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === box}
          onClick={() => change({ box: one === 'todo' ? undefined : one, page: undefined }, { push: true })}
        >
          {boxNames[one]}
          {Boolean(count[one]) && <small className="number">{count[one]}</small>}
        </button>
      ))}
    </nav>
  )
}

/** Several at once, where the chain says that nothing speaks against it. */
function useTogether() {
  const approve = useAct(call.approvals.acts.approveMany)
  return [
    {
      title: '批量同意',
      icon: 'check' as const,
      async act(rows: Row[], done: () => void) {
        const taskIds = rows.flatMap(({ harmlessTaskId }) => harmlessTaskId ?? [])
        const others = rows.length - taskIds.length
        if (taskIds.length === 0) {
          tell.note('所选事项所在的步骤都不能批量同意，请逐件打开办理。')
          return
        }
        const sure = await confirm({
          title: `同意 ${taskIds.length} 件？`,
          words: others > 0 ? `另有 ${others} 件不能批量同意，请逐件办理。` : '意见一律记为“同意。”',
          submit: '同意',
        })
        if (!sure) return
        const answer = await approve.run({ taskIds, opinion: '同意。' })
        if (!answer) return
        const [first] = answer.refused
        tell.done(`已同意 ${answer.approved.length} 件`)
        if (first) tell.note(`${answer.refused.length} 件没有办成：${first.why}`)
        done()
      },
    },
  ]
}
