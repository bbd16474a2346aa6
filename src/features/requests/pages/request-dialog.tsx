import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { today } from '#web/kit/today.ts'
import type { Request } from './request.tsx'

export type Asking = 'send' | 'agree' | 'refuse' | 'reply'

const opinion: Field = { kind: 'words', name: 'opinion', label: '意见', maximum: 1000, rows: 3 }
const issuedOn: Field = { kind: 'day', name: 'issuedOn', label: '成文日期', required: true }

const forms: Record<
  Asking,
  { title: string; notice: string; submit: string; fields: Field[]; danger?: true }
> = {
  send: {
    title: '签发报送',
    notice: '签发后编定发文字号，内容不能再改；随即报送上级党组织审核。',
    submit: '签发报送',
    fields: [issuedOn, { ...opinion, label: '报送说明' }],
  },
  agree: {
    title: '同意这份请示',
    notice: '同意后由经办人员起草批复。',
    submit: '同意',
    fields: [opinion],
  },
  refuse: {
    title: '不同意这份请示',
    notice: '不同意也要批复。请写明理由，经办人员将据此起草批复。',
    submit: '不同意',
    fields: [{ ...opinion, required: true }],
    danger: true,
  },
  reply: {
    title: '印发批复',
    notice: '印发后编定发文字号，内容不能再改；请示单位随即可以看到。',
    submit: '印发批复',
    fields: [issuedOn],
  },
}

/** What an act asks for before it is done. */
export function RequestDialog({
  request,
  asking,
  onClose,
}: {
  request: Request
  asking: Asking
  onClose: () => void
}) {
  const { title, notice, submit, fields, danger } = forms[asking]
  const [requestKey] = useState(() => crypto.randomUUID())
  const send = useAct(call.requests.send, { done: (made) => `已报送，发文字号 ${made.number}` })
  const decide = useAct(call.requests.decide, { done: '已审批' })
  const reply = useAct(call.requests.reply, { done: (made) => `批复已印发，发文字号 ${made.reply?.number}` })
  const { id } = request
  const submitted = (values: Values) => {
    const said = { id, opinion: String(values.opinion ?? ''), requestKey }
    const day = String(values.issuedOn ?? '')
    if (asking === 'send') return send.send({ ...said, issuedOn: day })
    if (asking === 'reply') return reply.send({ id, requestKey, issuedOn: day })
    return decide.send({ ...said, verdict: asking === 'agree' ? 'agreed' : 'refused' })
  }
  return (
    <FormDialog
      title={title}
      notice={notice}
      fields={fields}
      start={{ issuedOn: today() }}
      submitWord={submit}
      danger={danger}
      onSubmit={submitted}
      onClose={onClose}
    />
  )
}
