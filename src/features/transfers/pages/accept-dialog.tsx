import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FormDialog } from '#web/kit/form.tsx'
import type { Transfer } from './transfer.tsx'

/** The receiving committee takes the member in, into the branch that was named or another one below it. */
export function AcceptDialog({ transfer, onClose }: { transfer: Transfer; onClose: () => void }) {
  const { id, personName, toId } = transfer
  const { nodes } = useOrganizations()
  const accept = useAct(call.transfers.accept, { done: '已接收，自今天起由本党组织统计' })
  return (
    <FormDialog
      title="接收组织关系"
      notice={`接收后，${personName}自今天起计入所选党支部，名册自动更新。可先核对党员档案。`}
      fields={[
        { kind: 'organization', name: 'toId', label: '编入的党支部', required: true, nodes, wide: true },
      ]}
      start={toId === null ? {} : { toId }}
      submitWord="接收"
      onClose={onClose}
      onSubmit={(values) => accept.send({ id, toId: Number(values.toId) })}
    />
  )
}
