import { useState } from 'react'
import { spanInWords } from '#basics/months.ts'
import { ask, type call } from '#web/call.ts'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { Empty } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { remittanceStateNames } from '../remittances/rules.ts'
import { DuesList } from './dues-list.tsx'
import { FundHelp } from './fund-help.tsx'
import { stateHead } from './heads.tsx'
import { RemittanceActs } from './remittance-acts.tsx'
import { useRemittanceField } from './remittance-field.ts'
import { SendDialog } from './send-dialog.tsx'
import { options, Yuan } from './shown.tsx'

export type Remittance = Awaited<ReturnType<typeof call.dues.remittances.list>>['rows'][number]
const tones = { sent: 'warning', confirmed: 'good', recalled: 'quiet', returned: 'warning' } as const

const columns: Column<Remittance>[] = [
  { key: 'organizationName', title: '上缴党组织', card: 'title', fixed: true, width: 200 },
  stateHead(remittanceStateNames, tones, 120),
  {
    key: 'fen',
    title: '上缴（元）',
    align: 'right',
    card: 'line',
    width: 120,
    render: ({ fen }) => <Yuan fen={fen} />,
  },
  {
    key: 'months',
    title: '月份',
    card: 'line',
    width: 200,
    render: ({ fromMonth, untilMonth }) => spanInWords(fromMonth, untilMonth),
  },
  { key: 'receiverName', title: '收款党组织', width: 180, render: (row) => row.receiverName ?? '院外上级' },
  {
    key: 'collectedFen',
    title: '本级收取（元）',
    align: 'right',
    width: 130,
    render: (row) => <Yuan fen={row.collectedFen} />,
  },
  {
    key: 'receivedFen',
    title: '下级上缴（元）',
    align: 'right',
    width: 130,
    render: (row) => <Yuan fen={row.receivedFen} />,
  },
  {
    key: 'keptFen',
    title: '留存（元）',
    align: 'right',
    width: 110,
    render: (row) => <Yuan fen={row.keptFen} />,
  },
  { key: 'handedOn', title: '上缴日期', card: 'aside', width: 120 },
  { key: 'receivedOn', title: '收到日期', width: 120 },
  { key: 'receiptNumber', title: '收据编号', card: 'line', width: 130 },
  { key: 'note', title: '说明', width: 200, render: ({ note, endedBecause }) => endedBecause ?? note },
]
const fields: Field[] = [
  { kind: 'choice', name: 'state', label: '状态', options: options(remittanceStateNames) },
  { kind: 'days', name: 'handedFrom', upTo: 'handedUntil', label: '上缴日期' },
  { kind: 'days', name: 'receivedFrom', upTo: 'receivedUntil', label: '收到日期' },
  { kind: 'yes', name: 'toAnswer', label: '只看待我确认的' },
  // What is opened from elsewhere: what one organization received.
  { kind: 'organization', name: 'receiverId', label: '收款党组织', nodes: undefined },
]

/** 党费上缴: what each handed up, whether it was confirmed, and what is behind it. */
export default function RemittanceList() {
  const may = useMay()
  const further = useRemittanceField('partOfId', '计入哪次上缴')
  const [sending, setSending] = useState(false)
  return (
    <>
      <DuesList
        name="dues-remittances"
        unit="笔"
        help={<FundHelp />}
        columns={columns}
        fields={[...fields, ...further]}
        rowKey={(row: Remittance) => row.id}
        question={({ values, page, size }) =>
          ask.dues.remittances.list.queryOptions({ input: { ...values, page, size } })
        }
        rowActs={(row) => <RemittanceActs row={row} />}
        actions={
          may('dues.collect') && (
            <button type="button" className="button primary" onClick={() => setSending(true)}>
              <Icon name="plus" />
              上缴党费
            </button>
          )
        }
        empty={<Empty title="没有上缴记录">收款登记后，点“上缴党费”，金额按收款记录算好。</Empty>}
      />
      {sending && <SendDialog onClose={() => setSending(false)} />}
    </>
  )
}
