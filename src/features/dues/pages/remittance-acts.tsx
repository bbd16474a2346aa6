import { useState } from 'react'
import { formatYuan } from '#basics/money.ts'
import { call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import { fenOf } from './fen.ts'
import type { Remittance } from './remittance-list.tsx'

/** What can be done with a remittance: opened, recalled, confirmed, returned, its receipt printed. */
export function RemittanceActs({ row }: { row: Remittance }) {
  const may = useMay()
  const [confirming, setConfirming] = useState(false)
  const stands = row.state === 'sent' || row.state === 'confirmed'
  const answers = may('dues.oversee') && row.forReceiver
  return (
    <>
      {stands && row.collectedFen > 0 && (
        <PageLink className="link" to={`/dues-payments?remittanceId=${row.id}`}>
          收款明细
        </PageLink>
      )}
      {stands && row.receivedFen > 0 && (
        <PageLink className="link" to={`/dues-remittances?partOfId=${row.id}`}>
          下级明细
        </PageLink>
      )}
      {row.state === 'confirmed' && (
        <a className="link" href={fileAddress(`/dues-remittances/${row.id}/receipt.pdf`, {})} download>
          收据
        </a>
      )}
      {answers && row.state === 'sent' && (
        <button type="button" className="link" onClick={() => setConfirming(true)}>
          确认收到
        </button>
      )}
      {answers && stands && <Ending row={row} how="return" word="退回" />}
      {may('dues.collect') && !(answers && row.receiverName) && row.state === 'sent' && (
        <Ending row={row} how="recall" word="撤回" />
      )}
      {confirming && <ConfirmDialog row={row} onClose={() => setConfirming(false)} />}
    </>
  )
}

function Ending({ row, how, word }: { row: Remittance; how: 'return' | 'recall'; word: string }) {
  const end = useAct(call.dues.remittances[how], { done: `已${word}，这些党费重新待上缴` })
  const ask = async () => {
    const title = `${word}${row.organizationName}的上缴？`
    const words = `${word}后，这 ${formatYuan(row.fen)} 元重新计入上缴党组织待上缴的党费，记录和原因会保留。`
    const reason = await askReason({ title, words, submit: word })
    if (reason) await end.run({ id: row.id, reason })
  }
  return (
    <button type="button" className="link" disabled={end.busy} onClick={() => void ask()}>
      {word}
    </button>
  )
}

function ConfirmDialog({ row, onClose }: { row: Remittance; onClose: () => void }) {
  const confirm = useAct(call.dues.remittances.confirm, { done: '已确认，计入本级收支' })
  return (
    <FormDialog
      title={`确认收到${row.organizationName}上缴的党费`}
      notice={`上缴 ${formatYuan(row.fen)} 元。实收不同的不要确认，请退回并写明原因。${row.note ? `对方说明：${row.note}` : ''}`}
      fields={[
        { kind: 'text', name: 'fen', label: '实收（元）', required: true, maximum: 14 },
        {
          kind: 'day',
          name: 'receivedOn',
          label: '收到日期',
          required: true,
          from: row.handedOn,
          until: today(),
        },
        { kind: 'text', name: 'receiptNumber', label: '收据编号', required: true, maximum: 50 },
      ]}
      start={{ fen: formatYuan(row.fen).replaceAll(',', ''), receivedOn: today() }}
      submitWord="确认收到"
      onClose={onClose}
      onSubmit={({ fen, receivedOn, receiptNumber }) =>
        confirm.send({
          id: row.id,
          fen: fenOf(fen),
          receivedOn: String(receivedOn),
          receiptNumber: String(receiptNumber),
        })
      }
    />
  )
}
