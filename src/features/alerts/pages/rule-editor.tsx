import type { Field, Values } from '#web/kit/fields.ts'
import { FormFields } from '#web/kit/form.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { comparisonNames } from '../measures/kinds/rules.ts'
import { type MeasureKey, measures } from '../measures/rules.ts'
import { faultWords } from '../rulebook/faults/rules.ts'
import { type Definition, factsOf, type Level, whyNotPublish } from '../rulebook/rules.ts'
import { type Severity, severityNames } from '../severities/rules.ts'
import { Addressees, Leads, levelOptions } from './rule-times.tsx'

type Props = { measure: MeasureKey; definition: Definition; change: (definition: Definition) => void }

const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

function fieldsOf(measure: MeasureKey): Field[] {
  const { number } = measures[measure]
  return [
    { kind: 'text', name: 'name', label: '规则名称', required: true, maximum: 60, wide: true },
    { kind: 'yes', name: 'enabled', label: '启用' },
    { kind: 'choice', name: 'severity', label: '程度', required: true, options: options(severityNames) },
    ...(number
      ? ([
          {
            kind: 'number',
            name: 'number',
            label: `条件：${comparisonNames[number.compare]}`,
            required: true,
            least: number.least,
            most: number.most,
            unit: number.unit,
          },
        ] as const)
      : []),
    { kind: 'text', name: 'regulation', label: '依据的规定', required: true, maximum: 120 },
    { kind: 'text', name: 'article', label: '条款', maximum: 120 },
    { kind: 'words', name: 'text', label: '提醒内容', required: true, maximum: 300, rows: 2 },
    { kind: 'words', name: 'advice', label: '办理建议', required: true, maximum: 300, rows: 2 },
    {
      kind: 'yes',
      name: 'mandatory',
      label: '必办事项（本人不能设为不接收，暂缓不能超过到期日期）',
      wide: true,
    },
  ]
}

/** The plain fields of a rule as the form knows them, and back. */
const valuesOf = ({ leads: _leads, to: _to, escalation: _up, number, ...plain }: Definition): Values => ({
  ...plain,
  number: number ?? undefined,
})
const read = (before: Definition, values: Values): Definition => {
  const next = { ...valuesOf(before), ...values }
  return {
    ...before,
    name: String(next.name ?? ''),
    enabled: next.enabled === true,
    severity: (next.severity as Severity | undefined) ?? before.severity,
    number: typeof next.number === 'number' ? next.number : null,
    regulation: String(next.regulation ?? ''),
    article: String(next.article ?? ''),
    text: String(next.text ?? ''),
    advice: String(next.advice ?? ''),
    mandatory: next.mandatory === true,
  }
}

/** The rule as it stands on the screen; what would be refused is said at once. */
export function RuleEditor({ measure, definition, change }: Props) {
  const why = whyNotPublish(measure, definition)
  const said = why && faultWords[why.code]?.({ ...measures[measure].number, ...why })
  return (
    <>
      <Panel title="规则">
        <p className="rule-says muted">{measures[measure].says}</p>
        <FormFields
          fields={fieldsOf(measure)}
          values={valuesOf(definition)}
          change={(values) => change(read(definition, values))}
        />
        <p className="rule-facts muted">
          可用变量：
          {Object.entries(factsOf(measures[measure])).map(([name, label]) => (
            <span key={name}>
              {`{${name}}`} {label}
            </span>
          ))}
        </p>
        {said && <Notice kind="warning">{said}</Notice>}
      </Panel>
      <Panel title="提醒时间和对象">
        <Leads leads={definition.leads} change={(leads) => change({ ...definition, leads })} />
        <Addressees
          personal={measures[measure].personal}
          to={definition.to}
          change={(to) => change({ ...definition, to })}
        />
        <Escalation
          personal={measures[measure].personal}
          escalation={definition.escalation}
          change={(escalation) => change({ ...definition, escalation })}
        />
      </Panel>
    </>
  )
}

type EscalationProps = {
  personal: boolean
  escalation: Definition['escalation']
  change: (escalation: Definition['escalation']) => void
}

/** 升级提醒: after so many days the level above is told. */
function Escalation({ personal, escalation, change }: EscalationProps) {
  const fields: Field[] = [
    { kind: 'choice', name: 'to', label: '升级提醒', placeholder: '不升级', options: levelOptions(personal) },
    ...(escalation
      ? ([{ kind: 'number', name: 'afterDays', label: '到期以后', least: 1, most: 730, unit: '天' }] as const)
      : []),
  ]
  return (
    <FormFields
      fields={fields}
      values={{ to: escalation?.to, afterDays: escalation?.afterDays }}
      change={(values) => {
        const next = { to: escalation?.to, afterDays: escalation?.afterDays, ...values }
        const to = next.to as Level | undefined
        change(to ? { to, afterDays: Number(next.afterDays ?? 30) } : null)
      }}
    />
  )
}
