import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { type Ground, groundNames, grounds } from '../rules.ts'
import type { Transfer } from './transfer.tsx'

/** Sent back with a plain reason and what is to be done. */
export function SendBackDialog({ transfer: { id }, onClose }: { transfer: Transfer; onClose: () => void }) {
  const sendBack = useAct(call.transfers.sendBack, { done: '已退回' })
  return (
    <FormDialog
      title="退回补正"
      notice="没有正当理由不得拒绝转接（《党员教育管理工作条例》第二十五条）。补正后直接回到这里。"
      fields={[
        {
          kind: 'choice',
          name: 'ground',
          label: '原因',
          required: true,
          options: grounds.map((value) => ({ value, label: groundNames[value] })),
        },
        {
          kind: 'words',
          name: 'note',
          label: '要补正什么',
          required: true,
          maximum: 500,
          placeholder: '例如：应转到第二党支部',
        },
      ]}
      submitWord="退回"
      onClose={onClose}
      onSubmit={({ ground, note }) => sendBack.send({ id, ground: ground as Ground, note: String(note) })}
    />
  )
}
