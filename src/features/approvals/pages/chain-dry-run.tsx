import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '#web/call.ts'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormFields } from '#web/kit/form.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import type { Definition, Said } from '../chains/rules.ts'

type Props = { chainKey: string; definition: Definition }

/** 谁会收到: the chain as it is on the screen, tried for an organization. */
export function ChainDryRun({ chainKey, definition }: Props) {
  const tree = useQuery(ask.organizations.tree.queryOptions({ input: {}, staleTime: 300_000 })).data
  const [values, setValues] = useState<Values>({})
  const nodes = tree?.map(({ id, name, shortName, parentId, initials }) => ({
    id,
    name: shortName ?? name,
    parentId,
    initials,
  }))
  const fields: Field[] = [
    { kind: 'organization', name: 'organizationId', label: '由哪个党组织发起', nodes, wide: true },
    ...definition.fields.flatMap(({ key, label, kind, options }): Field[] => {
      if (kind === 'number') return [{ kind: 'number', name: key, label }]
      return kind === 'choice' ? [{ kind: 'choice', name: key, label, options: options ?? [] }] : []
    }),
  ]
  const { organizationId, ...said } = values
  return (
    <Panel title="试走：谁会收到">
      <FormFields
        fields={fields}
        values={values}
        change={(more) => setValues({ ...values, ...more })}
        least={150}
      />
      {typeof organizationId === 'number' && (
        <Walk
          chainKey={chainKey}
          definition={definition}
          organizationId={organizationId}
          said={said as Said}
        />
      )}
    </Panel>
  )
}

const passedWords = { condition: '（条件不满足，不经过）', jump: '（前面的步骤直接跳过，不经过）' }

type WalkProps = Props & { organizationId: number; said: Said }

function Walk({ chainKey, definition, organizationId, said }: WalkProps) {
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
  const query = useQuery(
    ask.approvals.chains.dryRun.queryOptions({
      input: { key: chainKey, definition, organizationId, said: given },
      placeholderData: (before) => before,
    }),
  )
  return (
    <Answered query={query} lines={4}>
      {(steps) => (
        <ol className="chain-dry">
          {steps.map((step) => (
            <li key={step.step} className={step.passed ? 'passed' : undefined}>
              <b>{step.name}</b>
              {step.passed && passedWords[step.passed]}
              {!step.passed && step.goesTo && `（办完后直接到“${step.goesTo}”）`}
              {!step.passed &&
                step.seats.map((seat) => (
                  <div key={seat.words}>
                    <small className="muted">
                      {seat.words}：{seat.place ?? '没有这一级'}
                    </small>
                    <div>
                      {seat.names.length > 0 ? seat.names.join('、') : '现在没有人担任，会停在这一步'}
                    </div>
                  </div>
                ))}
            </li>
          ))}
        </ol>
      )}
    </Answered>
  )
}
