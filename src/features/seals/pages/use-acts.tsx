import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason, confirm } from '#web/kit/confirm.tsx'
import { useMay } from '#web/session.ts'
import type { Use } from './seal-state.tsx'

/** What may be done with this line of the register. */
export function UseActs({ use }: { use: Use }) {
  const may = useMay()
  const acts = useUseActs(use)
  const decides = use.own && may('seals.approve')
  const link = (words: string, act: () => Promise<unknown>) => (
    <button type="button" className="link" disabled={acts.busy} onClick={() => void act()}>
      {words}
    </button>
  )
  return (
    <span className="row">
      {use.status === 'applied' && decides && !use.mine && (
        <>
          {link('同意', acts.approve)}
          {link('不同意', acts.decline)}
        </>
      )}
      {use.status === 'applied' && use.mine && link('撤回', acts.withdraw)}
      {use.late && decides && link('补盖', acts.stampAgain)}
      {use.status === 'stamped' && decides && link('撤销', acts.revoke)}
    </span>
  )
}

function useUseActs({ id, sealName, documentTitle }: Use) {
  const approve = useAct(call.seals.uses.approve, { done: '已同意，正在盖章' })
  const decline = useAct(call.seals.uses.decline, { done: '已答复' })
  const withdraw = useAct(call.seals.uses.withdraw, { done: '已撤回' })
  const again = useAct(call.seals.uses.stampAgain, { done: '正在补盖' })
  const revoke = useAct(call.seals.uses.revoke, { done: '已撤销，验真时会显示' })
  return {
    busy: [approve, decline, withdraw, again, revoke].some((one) => one.busy),
    stampAgain: () => again.run({ id }),
    async approve() {
      const sure = await confirm({
        title: '同意用印',
        words: `“${sealName}”将盖在《${documentTitle}》上并签名，登记后不能删除。`,
        submit: '同意并盖章',
      })
      if (sure) await approve.run({ id })
    },
    async decline() {
      const reason = await askReason({ title: '不同意用印', words: '原因会告诉申请人。', submit: '不同意' })
      if (reason) await decline.run({ id, reason })
    },
    async withdraw() {
      const sure = await confirm({ title: '撤回用印申请', words: documentTitle, submit: '撤回' })
      if (sure) await withdraw.run({ id })
    },
    async revoke() {
      const reason = await askReason({
        title: '撤销已盖的印章',
        words: '印章仍在文件上，但查验这份公文的人会看到“已撤销”。请写明原因。',
        submit: '撤销',
        danger: true,
      })
      if (reason) await revoke.run({ id, reason })
    },
  }
}
