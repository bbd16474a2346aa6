import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import type { Field, TreeNode } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { tell } from '#web/kit/toasts.tsx'
import { useRoles } from '#web/session.ts'
import './outside.css'

type Made = { code: string; validUntil: string }

/** Who gets a code, for which organization, until when. */
export function OpenDialog({
  nodes,
  onMade,
  onClose,
}: {
  nodes: TreeNode[]
  onMade: (made: Made) => void
  onClose: () => void
}) {
  const own = useRoles().acting?.organizationId
  const open = useAct(call.outsideRequests.passes.open)
  const fields: Field[] = [
    { kind: 'organization', name: 'organizationId', label: '党组织', required: true, wide: true, nodes },
    { kind: 'text', name: 'holder', label: '持码人', required: true, maximum: 50 },
    { kind: 'day', name: 'validUntil', label: '有效期至', required: true, hint: '最长一年' },
  ]
  return (
    <FormDialog
      title="开通外网办事码"
      fields={fields}
      start={{ organizationId: own ?? nodes[0]?.id }}
      submitWord="开通"
      notice="凭码提交的办件归这个党组织受理。码随下一个摆渡包送到外网后生效。"
      onSubmit={async ({ organizationId, holder, validUntil }) =>
        onMade(
          await open.send({
            organizationId: Number(organizationId),
            holder: String(holder),
            validUntil: String(validUntil),
          }),
        )
      }
      onClose={onClose}
    />
  )
}

/** Shown once. */
export function CodeDialog({ code, validUntil, onClose }: Made & { onClose: () => void }) {
  const copy = async () => {
    await navigator.clipboard?.writeText(code)
    tell.done('已复制')
  }
  return (
    <Dialog
      open
      title="外网办事码"
      onClose={onClose}
      foot={
        <>
          <button type="button" className="button" onClick={() => void copy()}>
            复制
          </button>
          <button type="button" className="button primary" onClick={onClose}>
            已交给本人
          </button>
        </>
      }
    >
      <div className="stack">
        <p>只显示这一次，请当面或者打电话交给本人，不要用外网通讯软件发送：</p>
        <p className="outside-code">{code}</p>
        <p className="muted">
          有效期至 {validUntil}。随下一个摆渡包送到外网后，在外网平台登录页下方“外网办事”里使用。
        </p>
      </div>
    </Dialog>
  )
}
