import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog, FormFields } from '#web/kit/form.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { type MeasureKey, measureKeys, measures } from '../measures/rules.ts'
import type { Definition } from '../rulebook/rules.ts'
import { RuleHelp } from './help.tsx'
import { RuleEditor } from './rule-editor.tsx'
import { RuleTrial } from './rule-trial.tsx'
import './alerts.css'

const measureField: Field = {
  kind: 'choice',
  name: 'measure',
  label: '指标',
  required: true,
  wide: true,
  options: measureKeys.map((value) => ({
    value,
    label: `${measures[value].group}：${measures[value].title}`,
  })),
}

/** How a rule of a measure begins, to be filled in. */
const draftOf = (measure: MeasureKey): Definition => ({
  name: measures[measure].title,
  enabled: true,
  severity: 'reminder',
  number: measures[measure].number?.start ?? null,
  leads: [{ count: 0, unit: 'days' }],
  to: [{ level: 'own' }],
  escalation: null,
  regulation: '',
  article: '',
  text: '{subject}：',
  advice: '',
  mandatory: false,
})

/** 新增提醒规则: a measure, then the rule; it can be tried before it is published. */
export default function NewRule() {
  const [measure, setMeasure] = useState<MeasureKey | null>(null)
  const [definition, setDefinition] = useState<Definition | null>(null)
  const [publishing, setPublishing] = useState(false)
  const pick = (key: MeasureKey) => {
    setMeasure(key)
    setDefinition(draftOf(key))
  }
  return (
    <>
      <PageHelp>
        <RuleHelp />
      </PageHelp>
      <PageHeader />
      <div className="stack">
        <Panel title="指标">
          <FormFields
            fields={[measureField]}
            values={{ measure: measure ?? undefined }}
            change={(values) => values.measure && pick(values.measure as MeasureKey)}
          />
        </Panel>
        {measure && definition && (
          <>
            <RuleEditor measure={measure} definition={definition} change={setDefinition} />
            <RuleTrial measure={measure} definition={definition} />
          </>
        )}
      </div>
      {measure && definition && (
        <ActionBar>
          <button type="button" className="button primary" onClick={() => setPublishing(true)}>
            发布
          </button>
        </ActionBar>
      )}
      {publishing && measure && definition && (
        <Create measure={measure} definition={definition} close={() => setPublishing(false)} />
      )}
    </>
  )
}

type CreateProps = { measure: MeasureKey; definition: Definition; close: () => void }

function Create({ measure, definition, close }: CreateProps) {
  const go = useGo()
  const create = useAct(call.alerts.rules.create, { done: '已发布' })
  return (
    <FormDialog
      title={`发布“${definition.name}”`}
      notice="下一次核对起按这条规则提醒。"
      fields={[{ kind: 'words', name: 'note', label: '为什么需要、依据', required: true, maximum: 200 }]}
      submitWord="发布"
      onClose={close}
      onSubmit={async (values) => {
        const { key } = await create.send({ measure, definition, note: String(values.note) })
        go(`/alert-rules/${key}`)
      }}
    />
  )
}
