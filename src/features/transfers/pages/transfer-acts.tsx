import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import { askReason, confirm } from '#web/kit/confirm.tsx'
import { AcceptDialog } from './accept-dialog.tsx'
import { FileDialog, IssueDialog, StartDialog } from './act-dialogs.tsx'
import { PlaceDialog } from './place-dialog.tsx'
import { RepairDialog } from './repair-dialog.tsx'
import { SendBackDialog } from './send-back-dialog.tsx'
import type { Transfer } from './transfer.tsx'

export type Act = Transfer['may'][number]
const dialogs = ['start', 'issue', 'reissue', 'accept', 'place', 'fileReceipt', 'sendBack', 'repair'] as const
type Asking = (typeof dialogs)[number]

const names: Record<Act, string> = {
  start: '核对并发起',
  issue: '开具介绍信',
  handOver: '介绍信已交本人',
  accept: '接收',
  place: '编入支部',
  returnReceipt: '寄回回执',
  fileReceipt: '收存回执',
  sendBack: '退回补正',
  repair: '补正再报',
  reissue: '重开介绍信',
  withdraw: '撤回',
}
/** The main act comes last. */
const order: Act[] = [
  'withdraw',
  'sendBack',
  'handOver',
  'returnReceipt',
  'start',
  'issue',
  'accept',
  'place',
  'fileReceipt',
  'repair',
  'reissue',
]
const quiet = new Set<Act>(['withdraw', 'sendBack'])

/** The acts that are open to whoever looks. */
export function TransferActs({ transfer }: { transfer: Transfer }) {
  const { id, may, urge, holder } = transfer
  const [asking, setAsking] = useState<Asking | null>(null)
  const press = usePress(transfer, setAsking)
  const urging = useAct(call.transfers.urge, { done: `已催办${holder ?? ''}` })
  if (may.length === 0 && !urge) return null
  return (
    <>
      <ActionBar>
        {urge && (
          <button
            type="button"
            className="button"
            disabled={urging.busy}
            onClick={() => void urging.run({ id })}
          >
            催办
          </button>
        )}
        {order
          .filter((act) => may.includes(act))
          .map((act) => (
            <button
              key={act}
              type="button"
              className={quiet.has(act) ? 'button' : 'button primary'}
              onClick={() => void press(act)}
            >
              {names[act]}
            </button>
          ))}
      </ActionBar>
      {asking && <ActDialog transfer={transfer} asking={asking} onClose={() => setAsking(null)} />}
    </>
  )
}

/** What a press does: a form, or a word to confirm. */
function usePress(transfer: Transfer, open: (asking: Asking) => void) {
  const { id } = transfer
  const withdraw = useAct(call.transfers.withdraw, { done: '已撤回' })
  const handOver = useAct(call.transfers.handOver, { done: '已登记' })
  const returnReceipt = useAct(call.transfers.returnReceipt, { done: '回执已寄回' })
  return async (act: Act) => {
    const form = dialogs.find((one) => one === act)
    if (form) return open(form)
    if (act === 'withdraw') {
      const words = '撤回后，已开的介绍信作废，编号不再使用。'
      const reason = await askReason({ title: '撤回转接', words, submit: '撤回', danger: true })
      if (reason) await withdraw.run({ id, reason })
    }
    if (act === 'handOver') {
      const words = '请本人在有效期内到接收党组织报到，回执寄回后登记。'
      if (await confirm({ title: '介绍信已交本人', words, submit: '已交' })) await handOver.run({ id })
    }
    if (act === 'returnReceipt') {
      const words = '回执直接寄给转出党委，不逐级转递。'
      if (await confirm({ title: '寄回回执', words, submit: '寄回' })) await returnReceipt.run({ id })
    }
  }
}

function ActDialog({
  transfer,
  asking,
  onClose,
}: {
  transfer: Transfer
  asking: Asking
  onClose: () => void
}) {
  const props = { transfer, onClose }
  switch (asking) {
    case 'start':
      return <StartDialog {...props} />
    case 'issue':
    case 'reissue':
      return <IssueDialog {...props} again={asking === 'reissue'} />
    case 'accept':
      return <AcceptDialog {...props} />
    case 'place':
      return <PlaceDialog {...props} />
    case 'fileReceipt':
      return <FileDialog {...props} />
    case 'sendBack':
      return <SendBackDialog {...props} />
    case 'repair':
      return <RepairDialog {...props} own={false} />
  }
}
