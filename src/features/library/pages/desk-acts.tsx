import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import { askReason, confirm } from '#web/kit/confirm.tsx'
import type { Kept } from './desk-material.tsx'
import { SuccessionDialog } from './succession-dialog.tsx'

type Acts = { kept: Kept; save?: () => Promise<boolean>; busy?: boolean }

/** What may be done with a material now. */
export function DeskActs({ kept, save, busy }: Acts) {
  const { id, may } = kept
  const [succeeding, setSucceeding] = useState(false)
  const inForce = kept.validity === 'current' || kept.validity === 'coming'
  const { desk } = call.library
  const submit = useAct(desk.submit, { done: '已提交，请另一位同志审核' })
  const publish = useAct(desk.publish, { done: '已发布' })
  const sendBack = useAct(desk.sendBack, { done: '已退回' })
  const withdraw = useAct(desk.withdraw, { done: '已撤下' })
  const revise = useAct(desk.revise, { done: '已起草新版本' })
  const discard = useAct(desk.discard, { done: '已放弃' })
  const withReason = async (title: string, run: (input: { id: number; reason: string }) => unknown) => {
    const reason = await askReason({ title, submit: '确定' })
    if (reason) await run({ id, reason })
  }
  const giveUp = async () => {
    if (await confirm({ title: '放弃新版本', words: '草稿将删去，读者看到的版本不变。' }))
      await discard.run({ id })
  }
  /** What is written is kept before it is submitted. */
  const send = async () => {
    if (!save || (await save())) await submit.run({ id })
  }
  const buttons: [move: Kept['may'][number], word: string, act: () => void, main?: true][] = [
    ['withdraw', '撤下', () => void withReason('撤下资料', withdraw.run)],
    ['discard', '放弃新版本', () => void giveUp()],
    ['revise', '起草新版本', () => void revise.run({ id })],
    ['sendBack', '退回修改', () => void withReason('退回修改', sendBack.run)],
    ['submit', '提交审核', () => void send()],
    ['publish', '审核通过并发布', () => void publish.run({ id }), true],
  ]
  return (
    <ActionBar>
      {may.includes('revise') && inForce && kept.state === 'published' && (
        <button type="button" className="button" onClick={() => setSucceeding(true)}>
          修订、代替或废止
        </button>
      )}
      {succeeding && <SuccessionDialog kept={kept} onClose={() => setSucceeding(false)} />}
      {buttons
        .filter(([move]) => may.includes(move))
        .map(([move, word, act, main]) => (
          <button key={move} type="button" className={main ? 'button primary' : 'button'} onClick={act}>
            {word}
          </button>
        ))}
      {save && (
        <button type="button" className="button primary" disabled={busy} onClick={() => void save()}>
          保存
        </button>
      )}
    </ActionBar>
  )
}
