import { useState } from 'react'
import { Icon } from '#web/kit/icon.tsx'
import { Label } from '#web/kit/status-dot.tsx'
import type { Finding } from '../chains/lint/rules.ts'
import {
  byInWords,
  changeStep,
  conditionInWords,
  type Definition,
  freeKey,
  insertAfter,
  jumpInWords,
  mustStay,
  removeStep,
  type Step,
  startKey,
  stepsBehind,
} from '../chains/rules.ts'
import { ChainStepDialog } from './chain-step-dialog.tsx'

type Props = { definition: Definition; findings: Finding[]; change: (definition: Definition) => void }
type Editing = { step: Step; after: string | null }

/** The steps in order: insert behind one, change, take away; what a regulation demands stays. */
export function ChainSteps({ definition, findings, change }: Props) {
  const [editing, setEditing] = useState<Editing | null>(null)
  const insert = (after: string) =>
    setEditing({
      after,
      step: {
        key: freeKey(definition),
        name: '',
        kind: 'approve',
        by: [{ role: 'committee', at: 'superior' }],
        mode: 'one',
        dueDays: 3,
      },
    })
  const save = (step: Step) => {
    if (!editing) return
    const { after } = editing
    change(after === null ? changeStep(definition, step.key, step) : insertAfter(definition, after, step))
    setEditing(null)
  }
  return (
    <>
      <button type="button" className="link with-icon" onClick={() => insert(startKey)}>
        <Icon name="plus" size={16} />
        在最前面加一道审批
      </button>
      <ol className="chain-steps">
        {definition.steps.map((step, at) => (
          <li key={step.key}>
            <span className="place">{at + 1}</span>
            <StepWords step={step} definition={definition} />
            <span className="acts">
              <button type="button" className="link" onClick={() => insert(step.key)}>
                在其后加一道审批
              </button>
              <button type="button" className="link" onClick={() => setEditing({ step, after: null })}>
                修改
              </button>
              {!mustStay(step) && (
                <button
                  type="button"
                  className="link"
                  onClick={() => change(removeStep(definition, step.key))}
                >
                  删去
                </button>
              )}
            </span>
            {findings
              .filter((one) => one.step === step.key)
              .map(({ words }) => (
                <small key={words} className="faulty">
                  {words}
                </small>
              ))}
          </li>
        ))}
      </ol>
      {editing && (
        <ChainStepDialog
          step={editing.step}
          definition={definition}
          behind={stepsBehind(definition, editing.after ?? editing.step.key)}
          isNew={editing.after !== null}
          save={save}
          close={() => setEditing(null)}
        />
      )}
    </>
  )
}

function StepWords({ step, definition }: { step: Step; definition: Definition }) {
  const several = step.by.length > 1 || step.by.some(({ everyone }) => everyone)
  const mode = several ? (step.mode === 'all' ? '，会签' : '，或签') : ''
  return (
    <span>
      <b>{step.name || '（未命名）'}</b> {step.locked && <Label tone="gold">规定必经</Label>}{' '}
      {step.kind === 'own' && <Label>业务办理</Label>} {step.harmless && <Label>可批量</Label>}
      <br />
      <small className="muted">
        {step.by.map(byInWords).join('、')}
        {mode}
        {step.dueDays ? `，${step.dueDays} 个工作日` : '，不限时'}
        {step.onlyIf && `，只在${conditionInWords(step.onlyIf, definition.fields)}时`}
        {step.next !== undefined && `；办完后直接到“${jumpInWords(definition, step)}”`}
      </small>
    </span>
  )
}
