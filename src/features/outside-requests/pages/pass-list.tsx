import { useState } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { CodeDialog, OpenDialog } from './pass-dialogs.tsx'

type Row = Awaited<ReturnType<typeof call.outsideRequests.passes.list>>['rows'][number]

const stateOf = ({ open, endedAt }: Row) =>
  open ? <StatusDot tone="good">可用</StatusDot> : <StatusDot>{endedAt ? '已停用' : '已过期'}</StatusDot>

const columns: Column<Row>[] = [
  { key: 'holder', title: '持码人', card: 'title', fixed: true, width: 140 },
  { key: 'state', title: '状态', card: 'beside', width: 100, render: stateOf },
  {
    key: 'organization',
    title: '党组织',
    card: 'line',
    sort: true,
    width: 200,
    render: (row) => row.organizationName,
  },
  { key: 'validUntil', title: '有效期至', card: 'aside', sort: true, width: 120 },
  {
    key: 'requests',
    title: '办件',
    align: 'right',
    card: 'line',
    width: 80,
    render: ({ requests }) => `${requests} 件`,
  },
  { key: 'madeBy', title: '开通人', hidden: true, width: 120 },
  { key: 'madeAt', title: '开通时间', sort: true, width: 150, render: (row) => <When at={row.madeAt} /> },
  { key: 'acts', title: '办理', card: 'line', width: 90, render: (row) => <End row={row} /> },
]

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '持码人或者党组织' },
  { kind: 'yes', name: 'open', label: '只看可用的' },
]

function End({ row: { id, holder, open } }: { row: Row }) {
  const end = useAct(call.outsideRequests.passes.end, { done: '已停用，内网立即生效' })
  if (!open) return null
  const stop = async () => {
    const words = '这个码以后提交的不再收下，已收下的照常办理。'
    const reason = await askReason({ title: `停用“${holder}”的办事码`, words, danger: true, submit: '停用' })
    if (reason) await end.run({ id, reason })
  }
  return (
    <button type="button" className="link" disabled={end.busy} onClick={() => void stop()}>
      停用
    </button>
  )
}

/** 外网办事码: who may begin something outside for which organization. */
export default function PassList() {
  const { nodes } = useOrganizations()
  const [opening, setOpening] = useState(false)
  const [made, setMade] = useState<{ code: string; validUntil: string } | null>(null)
  return (
    <>
      <ListPage
        name="outside-passes"
        unit="个"
        columns={columns}
        fields={fields}
        searchField="text"
        sortStart="-madeAt"
        rowKey={(row: Row) => row.id}
        question={({ values, page, size, sort, descending }) =>
          ask.outsideRequests.passes.list.queryOptions({
            input: { ...values, page, size, sort: sort as 'madeAt', descending },
          })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/outside-passes.xlsx', { ...values, sort, descending }),
          },
        ]}
        actions={
          <button type="button" className="button primary" onClick={() => setOpening(true)}>
            <Icon name="plus" />
            开通办事码
          </button>
        }
        above={
          <PageHelp>
            办事码开通时只显示一次，平台只存校验码；送到外网的也只有校验码和有效期，外网不知道是谁、哪个党组织的。随下一个摆渡包生效。遗失的请停用，再开通新的。
          </PageHelp>
        }
        empty={<Empty title="没有办事码">给需要在外网办事的同志开通一个，当面或者打电话交给本人。</Empty>}
      />
      {opening && nodes && (
        <OpenDialog
          nodes={nodes}
          onClose={() => setOpening(false)}
          onMade={(one) => {
            setOpening(false)
            setMade(one)
          }}
        />
      )}
      {made && <CodeDialog {...made} onClose={() => setMade(null)} />}
    </>
  )
}
