import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import { askReason } from '#web/kit/confirm.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { PageLink, useGo } from '#web/kit/page-link.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import type { Establishment } from './establishment.tsx'

/** The acts that are open now, the main one last. */
export function EstablishmentActs({ one }: { one: Establishment }) {
  const { id, paper } = one
  const may = useMay()
  const go = useGo()
  const [noting, setNoting] = useState(false)
  const request = useAct(call.elections.establishments.request, {
    after: ({ requestId }) => go(`/requests/${requestId}`),
  })
  const register = useAct(call.elections.establishments.register, { done: '已登记到党组织' })
  const withdraw = useAct(call.elections.establishments.withdraw, { done: '已撤销办理' })
  if (!may('elections.conduct')) return null
  const takeBack = async () => {
    const reason = await askReason({ title: '撤销办理', words: '已报的请示请另行撤回。', danger: true })
    if (reason) await withdraw.run({ id, reason })
  }
  const open = paper.state === 'missing' || paper.state === 'refused'
  return (
    <ActionBar>
      <button type="button" className="button danger" onClick={() => void takeBack()}>
        撤销办理
      </button>
      {may('elections.approve') && open && (
        <button type="button" className="button" onClick={() => setNoting(true)}>
          登记纸质批复
        </button>
      )}
      {open && (
        <button
          type="button"
          className="button primary"
          disabled={request.busy}
          onClick={() => void request.run({ id })}
        >
          {paper.state === 'refused' ? '重新起草请示' : '起草请示'}
        </button>
      )}
      {!open && paper.state !== 'agreed' && paper.requestId && (
        <PageLink className="button primary" to={`/requests/${paper.requestId}`}>
          {paper.state === 'draft' ? '继续写请示' : '查看请示'}
        </PageLink>
      )}
      {paper.state === 'agreed' && (
        <button
          type="button"
          className="button primary"
          disabled={register.busy}
          onClick={() => void register.run({ id })}
        >
          立即登记
        </button>
      )}
      {noting && <NoteDialog id={id} onClose={() => setNoting(false)} />}
    </ActionBar>
  )
}

function NoteDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const note = useAct(call.elections.establishments.note, { done: '已登记批复' })
  return (
    <FormDialog
      title="登记纸质批复"
      fields={[
        { kind: 'text', name: 'number', label: '批复文号', required: true, maximum: 60 },
        { kind: 'day', name: 'repliedOn', label: '批复日期', required: true, until: today() },
      ]}
      start={{ repliedOn: today() }}
      submitWord="登记"
      onClose={onClose}
      onSubmit={({ number, repliedOn }) =>
        note.send({ id, number: String(number), repliedOn: String(repliedOn) })
      }
    />
  )
}
