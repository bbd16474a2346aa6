import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { MenuButton } from '#web/kit/menu-button.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import type { Admission } from './admission.tsx'

/** 终止: the person withdraws, or the organization stops, both with a reason that stays on the file. */
export function EndAct({ admission }: { admission: Admission }) {
  const may = useMay()('admissions.conduct')
  const [open, setOpen] = useState(false)
  const end = useAct(call.admissions.end, { done: '已终止' })
  if (!may || admission.status !== 'running') return null
  return (
    <>
      <MenuButton
        items={[{ key: 'end', label: '终止办理', icon: 'close', danger: true, onPick: () => setOpen(true) }]}
      >
        更多
      </MenuButton>
      {open && (
        <FormDialog
          title={`终止${admission.name}的发展党员工作`}
          notice="终止后档案保留，不能再登记新的步骤；以后重新申请时另建档案。"
          danger
          submitWord="终止"
          fields={[
            {
              kind: 'choice',
              name: 'ending',
              label: '情形',
              required: true,
              options: [
                { value: 'withdrawn', label: '本人撤回申请' },
                { value: 'stopped', label: '停止培养或不再发展' },
              ],
            },
            { kind: 'day', name: 'on', label: '日期', required: true, until: today() },
            { kind: 'words', name: 'reason', label: '原因', required: true, maximum: 500 },
          ]}
          start={{ on: today() }}
          onClose={() => setOpen(false)}
          onSubmit={({ ending, on, reason }) =>
            end.send({
              id: admission.id,
              as: ending as 'withdrawn' | 'stopped',
              on: String(on),
              reason: String(reason),
            })
          }
        />
      )}
    </>
  )
}
