import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { useFrame } from '#web/kit/device.ts'
import { Icon } from '#web/kit/icon.tsx'
import { MenuButton, type MenuItem } from '#web/kit/menu-button.tsx'
import { ActDialog, type ActName } from './act-dialog.tsx'
import type { Affair } from './affair.tsx'
import { CopyDialog } from './copy-dialog.tsx'
import type { Opinion } from './opinion.tsx'
import { newRequestKey } from './request-key.ts'

/** Whether there is anything rarer to do. */
export const hasMore = ({ may, status }: Affair) =>
  status === 'running' || may.withdraw || may.taskId !== null

/** The rarer acts behind one button, with their dialogs. */
export function MoreMenu({ affair, opinion }: { affair: Affair; opinion: Opinion }) {
  const phone = useFrame() === 'phone'
  const [open, setOpen] = useState<ActName | 'copy' | null>(null)
  const items = useMore(affair, setOpen)
  if (items.length === 0) return null
  return (
    <>
      <MenuButton items={items} label={phone ? '更多' : undefined}>
        <Icon name="more" />
        {!phone && '更多'}
      </MenuButton>
      {open === 'copy' && <CopyDialog id={affair.id} close={() => setOpen(null)} />}
      {open && open !== 'copy' && (
        <ActDialog name={open} affair={affair} opinion={opinion} close={() => setOpen(null)} />
      )}
    </>
  )
}

/** The rarer acts: 转办, 加签, 抄送, 催办, 撤回. */
function useMore(affair: Affair, open: (name: ActName | 'copy') => void): MenuItem[] {
  const { may, status } = affair
  const urge = useAct(call.approvals.acts.urge, { done: '已催办' })
  const withdraw = useAct(call.approvals.acts.withdraw, { done: '已撤回' })
  const item = (key: string, label: string, onPick: () => void, more: Partial<MenuItem> = {}): MenuItem => ({
    key,
    label,
    onPick,
    ...more,
  })
  const takeBack = async () => {
    const reason = await askReason({
      title: '撤回这件事项',
      words: '撤回后不再审批，需要时重新发起。',
      submit: '撤回',
      danger: true,
    })
    if (reason) await withdraw.run({ id: affair.id, reason, requestKey: newRequestKey() })
  }
  return [
    ...(may.reassignTaskId
      ? [
          item('reassign', may.taskId ? '转办' : '代为转办', () => open('reassign'), {
            icon: 'switch' as const,
          }),
        ]
      : []),
    ...(may.approve
      ? [
          item('before', '请他人先提意见', () => open('before'), { icon: 'people' as const }),
          item('after', '同意并请他人加签', () => open('after'), { icon: 'people' as const }),
        ]
      : []),
    ...(may.urge
      ? [item('urge', '催办', () => void urge.run({ id: affair.id }), { icon: 'clock' as const })]
      : []),
    ...(status === 'running' || may.withdraw
      ? [item('copy', '抄送', () => open('copy'), { icon: 'eye' as const })]
      : []),
    ...(may.withdraw
      ? [
          item('withdraw', '撤回', () => void takeBack(), {
            icon: 'close' as const,
            danger: true,
            apart: true,
          }),
        ]
      : []),
  ]
}
