import { formatYuan } from '#basics/money.ts'
import { monthInWords } from '#basics/months.ts'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { today } from '#web/kit/today.ts'
import { chargeState } from '../roll/rules.ts'
import type { Charge } from './charge-list.tsx'
import { fenOf } from './fen.ts'

const wayField: Field = {
  kind: 'choice',
  name: 'way',
  label: '方式',
  required: true,
  options: [
    { value: 'cash', label: '现金' },
    { value: 'transfer', label: '转账' },
    { value: 'deduction', label: '工资代扣' },
  ],
}
const paidOnField: Field = { kind: 'day', name: 'paidOn', label: '交纳日期', required: true, until: today() }
const noteField: Field = { kind: 'text', name: 'note', label: '备注', maximum: 200, wide: true }

const said = ({ way, paidOn, note }: Values) => ({
  way: way as 'cash',
  paidOn: String(paidOn),
  ...(note && { note: String(note) }),
})

/** Those ticked have paid the month in full. */
export function RecordDialog({ rows, onClose }: { rows: Charge[]; onClose: () => void }) {
  const record = useAct(call.dues.payments.record, {
    done: ({ people, fen }) => `已登记 ${people} 人，共 ${formatYuan(fen)} 元`,
  })
  const open = rows.filter((row) => !['paid', 'exempt'].includes(chargeState(row)))
  const sum = open.reduce((total, row) => total + row.fen - row.paidFen, 0)
  const [first] = rows
  if (!first) return null
  return (
    <FormDialog
      title={`登记${monthInWords(first.month)}党费已交清`}
      notice={`所选 ${rows.length} 人中有 ${open.length} 人待交，共 ${formatYuan(sum)} 元。已交和免交的不会重复登记。`}
      fields={[wayField, paidOnField, noteField]}
      start={{ way: 'transfer', paidOn: today() }}
      submitWord="登记"
      onClose={onClose}
      onSubmit={async (values) => {
        for (const organizationId of new Set(open.map((row) => row.organizationId)))
          await record.send({
            organizationId,
            month: first.month,
            personIds: open.flatMap((row) => (row.organizationId === organizationId ? row.personId : [])),
            ...said(values),
          })
      }}
    />
  )
}

/** One person gives an amount: the oldest month first. */
export function TakeDialog({ row, onClose }: { row: Charge; onClose: () => void }) {
  const take = useAct(call.dues.payments.take, {
    done: ({ months, extraFen }) =>
      `已收款${months.length ? `，抵 ${months.map(monthInWords).join('、')}` : ''}${extraFen ? `，自愿多交 ${formatYuan(extraFen)} 元` : ''}`,
  })
  const owed = row.owingFen + Math.max(0, row.fen - row.paidFen)
  return (
    <FormDialog
      title={`收${row.personName}的党费`}
      notice={`到${monthInWords(row.month)}共应交 ${formatYuan(owed)} 元；先抵最早的欠交月份。一次自愿多交 1000 元以上的部分全部上缴中央。`}
      fields={[
        { kind: 'text', name: 'fen', label: '金额（元）', required: true, maximum: 12 },
        wayField,
        paidOnField,
        { kind: 'yes', name: 'extra', label: '自愿多交' },
        { ...noteField, hint: '补交六个月以前的，写明原因和党支部意见' },
      ]}
      start={{ fen: owed > 0 ? formatYuan(owed).replaceAll(',', '') : '', way: 'transfer', paidOn: today() }}
      submitWord="收款"
      onClose={onClose}
      onSubmit={(values) =>
        take.send({
          id: row.personId,
          fen: fenOf(values.fen),
          extra: values.extra === true,
          ...said(values),
        })
      }
    />
  )
}
