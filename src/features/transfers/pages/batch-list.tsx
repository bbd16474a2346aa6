import { useState } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { BatchDialog } from './batch-dialog.tsx'
import { TransferHelp } from './help.tsx'

type Row = Awaited<ReturnType<typeof call.transfers.batches.list>>['rows'][number]

const columns: Column<Row>[] = [
  { key: 'title', title: '名称', card: 'title', fixed: true, width: 220 },
  {
    key: 'done',
    title: '进度',
    card: 'beside',
    width: 110,
    render: ({ done, people }) => `办结 ${done} / ${people}`,
  },
  { key: 'organizationName', title: '转出党组织', card: 'line', width: 200 },
  { key: 'toName', title: '转入党支部', card: 'line', width: 200 },
  {
    key: 'refused',
    title: '未能发起',
    width: 100,
    render: ({ refused }) => (refused ? `${refused} 人` : '无'),
  },
  { key: 'startedBy', title: '发起人', width: 100 },
  {
    key: 'startedAt',
    title: '发起时间',
    card: 'aside',
    width: 150,
    render: (row) => <When at={row.startedAt} />,
  },
]
const fields: Field[] = [{ kind: 'text', name: 'text', label: '查找', placeholder: '名称或党组织' }]

/** 成批转接: departments that were reorganized, each with its list and its outcome. */
export default function BatchList() {
  const { nodes } = useOrganizations()
  const may = useMay()('transfers.conduct')
  const [opened, setOpened] = useState(false)
  return (
    <>
      <PageHelp>
        <TransferHelp />
      </PageHelp>
      <ListPage
        name="transfer-batches"
        unit="批"
        columns={columns}
        fields={fields}
        searchField="text"
        rowKey={(row: Row) => row.id}
        rowLink={(row) => `/transfer-batches/${row.id}`}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size }) =>
          ask.transfers.batches.list.queryOptions({ input: { ...values, page, size } })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values }) => fileAddress('/transfer-batches.xlsx', { ...values }),
          },
        ]}
        actions={
          may && (
            <button type="button" className="button primary" onClick={() => setOpened(true)}>
              <Icon name="plus" />
              发起成批转接
            </button>
          )
        }
        empty={
          <Empty title="没有成批转接">机构调整时，一个支部或部门的党员可以一次转出，一份介绍信附名册。</Empty>
        }
      />
      {opened && <BatchDialog onClose={() => setOpened(false)} />}
    </>
  )
}
