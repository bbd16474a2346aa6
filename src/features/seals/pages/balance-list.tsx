import { ask, type call, fileAddress } from '#web/call.ts'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { today } from '#web/kit/today.ts'
import { useStatusNames } from '../rules.ts'
import { useTree } from './organizations.ts'
import './seals.css'

type Row = Awaited<ReturnType<typeof call.seals.uses.balance>>['rows'][number]

const columns: Column<Row>[] = [
  {
    key: 'sealName',
    title: '印章',
    card: 'title',
    fixed: true,
    width: 240,
    render: (row) => <PageLink to={`/seals/${row.sealId}`}>{row.sealName}</PageLink>,
  },
  { key: 'applied', title: '申请', card: 'line', width: 70 },
  { key: 'approved', title: '批准', card: 'line', width: 70 },
  { key: 'stamped', title: '盖章', card: 'line', width: 70 },
  {
    key: 'even',
    title: '核对',
    card: 'beside',
    width: 90,
    render: ({ differing }) =>
      differing.length ? (
        <StatusDot tone="warning">差 {differing.length} 件</StatusDot>
      ) : (
        <StatusDot tone="good">相符</StatusDot>
      ),
  },
  {
    key: 'differing',
    title: '不相符的用印',
    card: 'line',
    width: 340,
    render: ({ differing }) => (
      <ul className="seal-lines">
        {differing.map((one) => (
          <li key={one.id}>
            <span>{one.documentNumber ?? one.documentTitle}</span>
            <small className="muted">{useStatusNames[one.status]}</small>
          </li>
        ))}
      </ul>
    ),
  },
]

/** The last twelve months, the present one first. */
function months(): { value: string; label: string }[] {
  const [year = 0, month = 1] = today().split('-').map(Number)
  return Array.from({ length: 12 }, (_, back) => {
    const at = year * 12 + month - 1 - back
    const value = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
    return { value, label: `${Math.floor(at / 12)} 年 ${(at % 12) + 1} 月` }
  })
}

/** 月度核对: applied for = approved = stamped, seal by seal; what differs is named. */
export default function BalanceList() {
  const nodes = useTree()
  const options = months()
  const fields: Field[] = [
    { kind: 'choice', name: 'month', label: '申请月份', options, required: true },
    { kind: 'yes', name: 'differing', label: '只看不相符的' },
  ]
  return (
    <ListPage
      name="seal-balances"
      unit="枚印章"
      columns={columns}
      fields={fields}
      start={{ month: options[0]?.value }}
      rowKey={(row: Row) => row.sealId}
      tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
      question={({ values, page, size }) =>
        ask.seals.uses.balance.queryOptions({
          input: { ...values, month: String(values.month), page, size },
        })
      }
      exports={[
        { title: '导出 Excel', address: ({ values }) => fileAddress('/seal-balances.xlsx', { ...values }) },
      ]}
      empty={
        <Empty title="这个月没有用印" icon="calendar">
          请选择其他月份。
        </Empty>
      }
    />
  )
}
