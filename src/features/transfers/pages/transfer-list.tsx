import { useState } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import { useBegin } from '#web/kit/address.ts'
import { RareName, When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { transferKindNames } from '../rules.ts'
import { BeginDialog } from './begin-dialog.tsx'
import { ExchangeDialog } from './exchange-dialog.tsx'
import { TransferHelp } from './help.tsx'
import { IncomingDialog } from './incoming-dialog.tsx'
import { TransferState } from './transfer-state.tsx'
import './transfers.css'

type Row = Awaited<ReturnType<typeof call.transfers.list>>['rows'][number]

const columns: Column<Row>[] = [
  {
    key: 'personName',
    title: '姓名',
    card: 'title',
    fixed: true,
    sort: true,
    width: 100,
    render: (row) => <RareName name={row.personName} />,
  },
  {
    key: 'state',
    title: '状态',
    card: 'beside',
    width: 120,
    render: (row) => <TransferState state={row.state} overdue={row.overdue} />,
  },
  { key: 'fromName', title: '转出党组织', card: 'line', width: 200 },
  { key: 'toName', title: '转入党组织', card: 'line', width: 200 },
  { key: 'kind', title: '类型', width: 110, render: (row) => transferKindNames[row.kind] },
  {
    key: 'holder',
    title: '等谁办理',
    card: 'line',
    width: 200,
    render: (row) => row.holder && `${row.holder}${row.late ? '（已超时限）' : ''}`,
  },
  { key: 'letterNumber', title: '介绍信编号', width: 170 },
  { key: 'validUntil', title: '有效期至', sort: true, card: 'aside', width: 110 },
  { key: 'dueOn', title: '办理期限', sort: true, width: 110 },
  { key: 'acceptedOn', title: '接收日期', width: 110 },
  {
    key: 'movedAt',
    title: '最近办理',
    sort: true,
    width: 150,
    render: (row) => <When at={row.movedAt} />,
  },
]

const boxNames = {
  todo: '等我办理',
  running: '全部在办',
  expiring: '介绍信将到期',
  overdue: '介绍信超期',
  sentBack: '退回补正',
  done: '已办结',
  withdrawn: '已撤回',
  all: '全部',
}
const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))
const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '姓名、工号、党组织或介绍信编号' },
  { kind: 'choice', name: 'box', label: '范围', required: true, options: options(boxNames) },
  { kind: 'choices', name: 'kinds', label: '类型', options: options(transferKindNames) },
  { kind: 'choice', name: 'direction', label: '方向', options: options({ out: '转出', in: '转入' }) },
  { kind: 'days', name: 'startedFrom', upTo: 'startedUntil', label: '发起日期' },
]

const openings = ['begin', 'incoming', 'exchange'] as const

/** 组织关系转接: those under way, who has to act, which letters run out; both sides see the same line. */
export default function TransferList() {
  const { nodes } = useOrganizations()
  const may = useMay()
  const [begin, end] = useBegin()
  const [opened, setOpened] = useState(() => openings.find((one) => one === begin) ?? null)
  const close = () => {
    setOpened(null)
    end()
  }
  return (
    <>
      <PageHelp>
        <TransferHelp />
      </PageHelp>
      <ListPage
        name="transfers"
        unit="件"
        columns={columns}
        fields={fields}
        searchField="text"
        start={{ box: 'running' }}
        sortStart="movedAt"
        rowKey={(row: Row) => row.id}
        rowLink={(row) => `/transfers/${row.id}`}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size, sort, descending }) =>
          ask.transfers.list.queryOptions({
            input: { ...values, page, size, sort: sort as 'movedAt', descending },
          })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/transfers.xlsx', { ...values, sort, descending }),
          },
        ]}
        savedViews
        actions={
          <>
            {may('transfers.decide') && (
              <>
                <button type="button" className="button" onClick={() => setOpened('exchange')}>
                  交换表
                </button>
                <button type="button" className="button" onClick={() => setOpened('incoming')}>
                  登记院外来信
                </button>
              </>
            )}
            {may('transfers.conduct') && (
              <button type="button" className="button primary" onClick={() => setOpened('begin')}>
                <Icon name="plus" />
                发起转出
              </button>
            )}
          </>
        }
        empty={
          <Empty title="没有符合条件的转接">
            党员在手机“我的组织关系”中申请，或由党支部点“发起转出”办理。
          </Empty>
        }
      />
      {opened === 'begin' && may('transfers.conduct') && <BeginDialog onClose={close} />}
      {opened === 'exchange' && <ExchangeDialog onClose={close} />}
      {opened === 'incoming' && may('transfers.decide') && <IncomingDialog onClose={close} />}
    </>
  )
}
