import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { type Colleague, ColleaguePick } from './colleague-pick.tsx'

/** 抄送: others may read along. */
export function CopyDialog({ id, close }: { id: number; close: () => void }) {
  const [picked, setPicked] = useState<Colleague[]>([])
  const copy = useAct(call.approvals.acts.copy, { done: '已抄送', after: close })
  return (
    <Dialog
      open
      title="抄送"
      onClose={close}
      foot={
        <button
          type="button"
          className="button primary"
          disabled={copy.busy || picked.length === 0}
          onClick={() => void copy.run({ id, accountIds: picked.map(({ accountId }) => accountId) })}
        >
          抄送
        </button>
      }
    >
      <ColleaguePick label="抄送给" picked={picked} several onPick={setPicked} />
    </Dialog>
  )
}
