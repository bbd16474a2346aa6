import { spanInWords } from '#basics/months.ts'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import type { Field } from '#web/kit/fields.ts'
import type { Column } from '#web/kit/list-question.ts'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { useMay } from '#web/session.ts'
import { wayNames } from '../payments/rules.ts'
import { DuesList } from './dues-list.tsx'
import { findField, personHead } from './heads.tsx'
import { useRemittanceField } from './remittance-field.ts'
import { options, Yuan } from './shown.tsx'

type Taken = Awaited<ReturnType<typeof call.dues.payments.list>>['rows'][number]

const columns: Column<Taken>[] = [
  personHead,
  {
    key: 'fen',
    title: '金额（元）',
    align: 'right',
    card: 'beside',
    width: 130,
    render: (row) => <Yuan fen={row.fen} />,
  },
  {
    key: 'months',
    title: '月份',
    card: 'line',
    width: 220,
    render: ({ fromMonth, untilMonth }) => spanInWords(fromMonth, untilMonth),
  },
  { key: 'way', title: '方式', card: 'line', width: 100, render: ({ way }) => wayNames[way] },
  { key: 'paidOn', title: '交纳日期', card: 'aside', width: 120 },
  {
    key: 'extraFen',
    title: '自愿多交（元）',
    align: 'right',
    width: 130,
    render: ({ extraFen }) => extraFen > 0 && <Yuan fen={extraFen} />,
  },
  { key: 'organizationName', title: '党支部', width: 200 },
  { key: 'recordedBy', title: '登记人', width: 120 },
  { key: 'note', title: '备注', width: 180 },
  {
    key: 'withdrawnBecause',
    title: '撤销',
    card: 'line',
    width: 200,
    render: ({ withdrawnBecause }) =>
      withdrawnBecause && <StatusDot tone="quiet">已撤销：{withdrawnBecause}</StatusDot>,
  },
]

const fields: Field[] = [
  findField,
  { kind: 'choice', name: 'way', label: '方式', options: options(wayNames) },
  { kind: 'days', name: 'paidFrom', upTo: 'paidUntil', label: '交纳日期' },
  // What is opened from elsewhere: what is in the fund of one organization.
  { kind: 'organization', name: 'fundOfId', label: '收取单位（本级）', nodes: undefined },
]

/** 交纳记录: every taking of money, its receipt; a mistake is withdrawn and stays to be seen. */
export default function PaymentList() {
  const may = useMay()('dues.collect')
  const remittance = useRemittanceField('remittanceId', '随哪次上缴')
  return (
    <DuesList
      name="dues-payments"
      unit="笔"
      columns={columns}
      fields={[...fields, ...remittance]}
      rowKey={(row: Taken) => `${row.intakeId}-${row.personId}`}
      question={({ values, page, size }) =>
        ask.dues.payments.list.queryOptions({ input: { ...values, page, size } })
      }
      rowActs={(row) => <Acts row={row} may={may} />}
      empty={<Empty title="没有交纳记录">在党费名册中勾选党员登记已交，或逐人收款。</Empty>}
    />
  )
}

function Acts({ row, may }: { row: Taken; may: boolean }) {
  const withdraw = useAct(call.dues.payments.withdraw, { done: '已撤销，月份重新待交' })
  if (row.withdrawnBecause) return null
  const takeBack = async () => {
    const words = '撤销后，这笔钱抵的月份重新变为未交；记录和原因会保留。'
    const reason = await askReason({ title: '撤销这笔交纳？', words, submit: '撤销', danger: true })
    if (reason) await withdraw.run({ id: row.intakeId, personId: row.personId, reason })
  }
  return (
    <>
      <a
        className="link"
        href={fileAddress(`/dues-payments/${row.intakeId}/receipt.pdf`, { personId: row.personId })}
        download
      >
        收据
      </a>
      {may && (
        <button type="button" className="link" disabled={withdraw.busy} onClick={() => void takeBack()}>
          撤销
        </button>
      )}
    </>
  )
}
