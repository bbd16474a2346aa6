import { useState } from 'react'
import { formatYuan } from '#basics/money.ts'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { Empty } from '#web/kit/states.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import { giftStateNames } from '../gifts/rules.ts'
import { DuesList } from './dues-list.tsx'
import { FundHelp } from './fund-help.tsx'
import { findField, personHead, stateHead } from './heads.tsx'
import { options, Yuan } from './shown.tsx'

type Gift = Awaited<ReturnType<typeof call.dues.gifts.list>>['rows'][number]
const tones = { kept: 'warning', forwarded: 'info', receipted: 'good' } as const

const columns: Column<Gift>[] = [
  personHead,
  stateHead(giftStateNames, tones, 190),
  {
    key: 'fen',
    title: '金额（元）',
    align: 'right',
    card: 'line',
    width: 130,
    render: ({ fen }) => <Yuan fen={fen} />,
  },
  { key: 'paidOn', title: '交纳日期', card: 'line', width: 120 },
  { key: 'organizationName', title: '党支部', card: 'aside', width: 200 },
  { key: 'forwardedOn', title: '转交日期', card: 'line', width: 120 },
  { key: 'brief', title: '简要情况', width: 240 },
  { key: 'receiptNumber', title: '收据编号', card: 'line', width: 130 },
  { key: 'receiptedOn', title: '收据日期', width: 120 },
]
const fields: Field[] = [
  findField,
  { kind: 'choice', name: 'state', label: '状态', options: options(giftStateNames) },
  { kind: 'days', name: 'paidFrom', upTo: 'paidUntil', label: '交纳日期' },
]

/** 大额党费: goes whole to the centre; its paper, and the receipt that comes back. */
export default function GiftList() {
  const may = useMay()('dues.oversee')
  const [opened, setOpened] = useState<Gift | null>(null)
  const close = () => setOpened(null)
  return (
    <>
      <DuesList
        name="dues-gifts"
        unit="笔"
        help={<FundHelp />}
        columns={columns}
        fields={fields}
        rowKey={(row: Gift) => row.id}
        question={({ values, page, size }) =>
          ask.dues.gifts.list.queryOptions({ input: { ...values, page, size } })
        }
        rowActs={(row) => (
          <>
            {may && row.state !== 'receipted' && (
              <button type="button" className="link" onClick={() => setOpened(row)}>
                {row.state === 'kept' ? '登记转交' : '登记收据'}
              </button>
            )}
            <a className="link" href={fileAddress(`/dues-gifts/${row.id}/paper.pdf`, {})} download>
              转交单
            </a>
          </>
        )}
        empty={
          <Empty title="没有大额党费">党员自愿一次多交 1000 元以上的，收款后列在这里，全部上缴中央。</Empty>
        }
      />
      {opened?.state === 'kept' && <ForwardDialog gift={opened} onClose={close} />}
      {opened?.state === 'forwarded' && <ReceiptDialog gift={opened} onClose={close} />}
    </>
  )
}

function ForwardDialog({ gift, onClose }: { gift: Gift; onClose: () => void }) {
  const forward = useAct(call.dues.gifts.forward, { done: '已登记转交，请打印转交单' })
  return (
    <FormDialog
      title={`转交${gift.personName}的大额党费`}
      notice={`${formatYuan(gift.fen)} 元全部上缴中央，由党委代收，附党员简要情况，逐级转交中央组织部。`}
      fields={[
        {
          kind: 'day',
          name: 'forwardedOn',
          label: '转交日期',
          required: true,
          from: gift.paidOn,
          until: today(),
        },
        {
          kind: 'words',
          name: 'brief',
          label: '党员简要情况',
          required: true,
          maximum: 500,
          hint: '基本情况、现实表现、多交党费的考虑',
        },
      ]}
      start={{ forwardedOn: today() }}
      submitWord="登记转交"
      onClose={onClose}
      onSubmit={({ forwardedOn, brief }) =>
        forward.send({ id: gift.id, forwardedOn: String(forwardedOn), brief: String(brief) })
      }
    />
  )
}

function ReceiptDialog({ gift, onClose }: { gift: Gift; onClose: () => void }) {
  const receipt = useAct(call.dues.gifts.receipt, { done: '已登记收据，请转交本人' })
  return (
    <FormDialog
      title={`登记${gift.personName}的大额党费收据`}
      notice="收据由中央组织部出具给本人。"
      fields={[
        { kind: 'text', name: 'receiptNumber', label: '收据编号', required: true, maximum: 50 },
        {
          kind: 'day',
          name: 'receiptedOn',
          label: '收据日期',
          required: true,
          from: gift.forwardedOn ?? gift.paidOn,
          until: today(),
        },
      ]}
      start={{ receiptedOn: today() }}
      submitWord="登记收据"
      onClose={onClose}
      onSubmit={({ receiptedOn, receiptNumber }) =>
        receipt.send({ id: gift.id, receiptedOn: String(receiptedOn), receiptNumber: String(receiptNumber) })
      }
    />
  )
}
