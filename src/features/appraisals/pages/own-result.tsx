import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { gradeNames } from '../rules.ts'
import { tallyInWords } from './member-drawer.tsx'
import type { Current, Own } from './own-appraisal.tsx'

export const Heard = ({ current }: { current: Current }) => (
  <Panel title="同志们给我的意见">
    <ul className="appraisal-lines">
      {current.remarks.map(({ byName, text }) => (
        <li key={byName}>
          <strong>{byName}</strong>
          <span className="grow">{text}</span>
        </li>
      ))}
    </ul>
  </Panel>
)

export function Result({ current }: { current: Current }) {
  const [open, setOpen] = useState(false)
  const object = useAct(call.appraisals.own.object, { done: '异议已提交，党支部会答复' })
  const { result, objections } = current
  if (!result) return null
  return (
    <Panel title="评议结果">
      <p className="appraisal-grade">
        {result.grade ? gradeNames[result.grade] : '预备党员参加评议，不评定等次'}
      </p>
      <p className="appraisal-text">{result.opinion}</p>
      {result.tally && <p className="muted">民主测评：{tallyInWords(result.tally)}</p>}
      <ul className="appraisal-lines">
        {objections.map((one) => (
          <li key={one.id}>
            <span className="grow">我的异议：{one.text}</span>
            <span className="muted">{one.answer ? `${one.answeredBy}答复：${one.answer}` : '等待答复'}</span>
          </li>
        ))}
      </ul>
      {current.state === 'opinion' && objections.every(({ answer }) => answer !== null) && (
        <button type="button" className="button" onClick={() => setOpen(true)}>
          我有不同意见
        </button>
      )}
      {open && (
        <FormDialog
          title="对评议结果提出异议"
          fields={[{ kind: 'words', name: 'text', label: '意见和理由', required: true, maximum: 2000 }]}
          submitWord="提交"
          onClose={() => setOpen(false)}
          onSubmit={({ text }) => object.send({ text: String(text) })}
        />
      )}
    </Panel>
  )
}

export function Past({ past }: { past: Own['past'] }) {
  if (past.length === 0) return null
  const resultOf = (one: Own['past'][number]) => {
    if (one.absentBecause) return `未参加（${one.absentBecause}）`
    return one.grade ? gradeNames[one.grade] : '不评等次'
  }
  return (
    <Panel title="历年结果">
      <ul className="appraisal-lines">
        {past.map((one) => (
          <li key={one.year}>
            <strong className="number">{one.year} 年</strong>
            <b>{resultOf(one)}</b>
            <span className="appraisal-words muted">{one.opinion}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
