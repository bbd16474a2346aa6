import { useState } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { chargeStateNames } from '../roll/rules.ts'
import { RollFigures } from './charge-figures.tsx'
import { ExplainDialog } from './explain-dialog.tsx'
import { findField, personHead } from './heads.tsx'
import { DuesHelp } from './help.tsx'
import { RecordDialog, TakeDialog } from './payment-dialogs.tsx'
import { ChargeDot, monthOptions, options, thisMonth, Yuan } from './shown.tsx'
import './dues.css'

export type Charge = Awaited<ReturnType<typeof call.dues.roll.list>>['rows'][number]

const columns: Column<Charge>[] = [
  personHead,
  {
    key: 'state',
    title: '状态',
    card: 'beside',
    width: 100,
    render: (row) => <ChargeDot state={row.state} />,
  },
  { key: 'organizationName', title: '党支部', width: 200 },
  {
    key: 'fen',
    title: '应交（元）',
    align: 'right',
    card: 'line',
    width: 110,
    render: ({ fen, corrected }) => (
      <>
        <Yuan fen={fen} />
        {corrected && <small className="muted"> 已更正</small>}
      </>
    ),
  },
  {
    key: 'paidFen',
    title: '已交（元）',
    align: 'right',
    card: 'line',
    width: 110,
    render: (row) => <Yuan fen={row.paidFen} />,
  },
  {
    key: 'owingFen',
    title: '以前月份欠交',
    card: 'line',
    width: 150,
    render: ({ owingFen, owingMonths }) =>
      owingMonths > 0 && (
        <>
          <Yuan fen={owingFen} /> 元，{owingMonths} 个月
        </>
      ),
  },
  {
    key: 'words',
    title: '怎样帮助',
    card: 'aside',
    width: 260,
    render: ({ stage, words }) => stage !== 'none' && words,
  },
]

const fields = (): Field[] => [
  findField,
  { kind: 'choice', name: 'month', label: '月份', required: true, options: monthOptions() },
  { kind: 'choice', name: 'state', label: '状态', options: options(chargeStateNames) },
  { kind: 'yes', name: 'paid', label: '只看已有交纳的' },
  { kind: 'yes', name: 'unpaid', label: '只看未交齐的' },
  { kind: 'yes', name: 'behind', label: '以前月份有欠交' },
]

type Opened =
  | { kind: 'record'; rows: Charge[]; done: () => void }
  | { kind: 'take' | 'explain'; row: Charge }
  | null

/** 党费名册: the roll of a month, who has paid, who needs a word; made and made again in one step. */
export default function ChargeList() {
  const { nodes } = useOrganizations()
  const may = useMay()('dues.collect')
  const [opened, setOpened] = useState<Opened>(null)
  const close = () => setOpened(null)
  return (
    <>
      <PageHelp>
        <DuesHelp />
      </PageHelp>
      <ListPage
        name="dues"
        unit="人"
        columns={columns}
        fields={fields()}
        searchField="text"
        start={{ month: thisMonth() }}
        rowKey={(row: Charge) => `${row.personId}`}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size }) =>
          ask.dues.roll.list.queryOptions({ input: { ...values, page, size } })
        }
        exports={[
          { title: '导出 Excel', address: ({ values }) => fileAddress('/dues-charges.xlsx', { ...values }) },
        ]}
        batch={
          may
            ? [
                {
                  title: '登记已交清',
                  icon: 'record',
                  act: (rows, done) => setOpened({ kind: 'record', rows, done }),
                },
              ]
            : []
        }
        rowActs={(row) => (
          <>
            {may && (
              <button type="button" className="link" onClick={() => setOpened({ kind: 'take', row })}>
                收款
              </button>
            )}
            <button type="button" className="link" onClick={() => setOpened({ kind: 'explain', row })}>
              怎么算的
            </button>
          </>
        )}
        above={<RollFigures fields={fields()} may={may} />}
        actions={
          <>
            <PageLink className="button" to="/dues-payments">
              交纳记录
            </PageLink>
            <PageLink className="button" to="/dues-settings">
              计算口径
            </PageLink>
          </>
        }
        empty={
          <Empty title="这个月还没有名册">选好党组织和月份，点“核算名册”，一次生成全部党员的应交党费。</Empty>
        }
      />
      {opened?.kind === 'record' && (
        <RecordDialog
          rows={opened.rows}
          onClose={() => {
            opened.done()
            close()
          }}
        />
      )}
      {opened?.kind === 'take' && <TakeDialog row={opened.row} onClose={close} />}
      {opened?.kind === 'explain' && <ExplainDialog row={opened.row} onClose={close} />}
    </>
  )
}
