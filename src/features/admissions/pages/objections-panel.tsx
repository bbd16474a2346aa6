import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Empty } from '#web/kit/states.tsx'
import { Timeline } from '#web/kit/timeline.tsx'
import { useMay } from '#web/session.ts'
import type { Admission } from './admission.tsx'

/** 公示意见: what was said to a notice, and what was found of it. */
export function ObjectionsPanel({ admission: { id, objections } }: { admission: Admission }) {
  const may = useMay()('admissions.conduct')
  const [answering, setAnswering] = useState<number | null>(null)
  if (objections.length === 0)
    return (
      <Empty title="没有收到公示意见" icon="done">
        公示期间收到的意见会列在这里，逐条登记核实结果。
      </Empty>
    )
  return (
    <Panel title="公示意见">
      <Timeline
        entries={objections.map((one) => ({
          key: one.id,
          title: one.raisedBy,
          note: one.text,
          outcome: one.answer ? '已核实' : '待核实',
          tone: one.answer ? 'good' : 'warning',
          at: String(one.raisedAt),
          children: one.answer && `${one.answeredBy}：${one.answer}`,
          actions: may && !one.answer && (
            <button type="button" className="link" onClick={() => setAnswering(one.id)}>
              登记核实结果
            </button>
          ),
        }))}
      />
      {answering && <AnswerDialog id={id} objectionId={answering} onClose={() => setAnswering(null)} />}
    </Panel>
  )
}

function AnswerDialog({
  id,
  objectionId,
  onClose,
}: {
  id: number
  objectionId: number
  onClose: () => void
}) {
  const answer = useAct(call.admissions.notices.answer, { done: '已登记' })
  return (
    <FormDialog
      title="登记核实结果"
      fields={[{ kind: 'words', name: 'text', label: '调查核实的情况', required: true, maximum: 2000 }]}
      submitWord="登记"
      onClose={onClose}
      onSubmit={({ text }) => answer.send({ id, objectionId, text: String(text) })}
    />
  )
}
