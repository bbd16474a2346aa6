import { yearOf } from '#basics/days.ts'
import { formatYuan } from '#basics/money.ts'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { today } from '#web/kit/today.ts'
import { fenOf } from './fen.ts'
import type { Fund } from './fund-figures.tsx'

/** 期初余额: what the books on paper left when the platform took over. */
export function OpeningDialog({ fund, onClose }: { fund: Fund; onClose: () => void }) {
  const open = useAct(call.dues.funds.open, { done: '已登记期初余额' })
  const { organizationId: id, name, opening } = fund
  return (
    <FormDialog
      title={`登记${name}的党费期初余额`}
      notice="启用平台那一年年初，按账本和银行对账单填写。这一年以前的收支不再计算。"
      fields={[
        {
          kind: 'number',
          name: 'fromYear',
          label: '期初年度',
          required: true,
          least: 2000,
          most: yearOf(today()),
        },
        { kind: 'text', name: 'fen', label: '年初余额（元）', required: true, maximum: 14 },
        { kind: 'text', name: 'note', label: '依据', required: true, maximum: 200, wide: true },
      ]}
      start={{
        fromYear: opening?.fromYear ?? yearOf(today()),
        fen: opening ? formatYuan(opening.fen).replaceAll(',', '') : '',
      }}
      submitWord="登记"
      onClose={onClose}
      onSubmit={({ fromYear, fen, note }) =>
        open.send({ id, fromYear: Number(fromYear), fen: fenOf(fen), note: String(note) })
      }
    />
  )
}
