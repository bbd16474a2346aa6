import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addMonths } from '#basics/days.ts'
import { ask } from '#web/call.ts'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormFields } from '#web/kit/form.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { today } from '#web/kit/today.ts'
import type { Goal } from '../plans/rules.ts'
import { actorNames } from '../steps/rules.ts'
import type { Admission } from './admission.tsx'

const goalNames: Record<Goal, string> = {
  branchMeeting: '支部大会讨论接收',
  confirmationMeeting: '支部大会讨论转正',
}

const nextYear = () => addMonths(today(), 12)

/** 倒排计划: for a wished day, when each act may be done at the earliest and must be done at the latest. */
export function PlanPanel({ admission }: { admission: Admission }) {
  const received = admission.entries.some(({ act }) => act === 'branchMeeting')
  const [values, change] = useState<Values>({
    goal: received ? 'confirmationMeeting' : 'branchMeeting',
    wishedOn: nextYear(),
  })
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'goal',
      label: '目标',
      required: true,
      options: Object.entries(goalNames).map(([value, label]) => ({ value, label })),
    },
    { kind: 'day', name: 'wishedOn', label: '希望的日期', required: true },
  ]
  return (
    <Panel title="倒排计划">
      <div className="stack">
        <FormFields
          fields={fields}
          values={values}
          change={(next) => change((old) => ({ ...old, ...next }))}
        />
        <Plan
          id={admission.id}
          goal={(values.goal ?? 'branchMeeting') as Goal}
          wishedOn={String(values.wishedOn ?? nextYear())}
        />
      </div>
    </Panel>
  )
}

function Plan({ id, goal, wishedOn }: { id: number; goal: Goal; wishedOn: string }) {
  const query = useQuery(ask.admissions.plan.queryOptions({ input: { id, goal, wishedOn } }))
  return (
    <Answered query={query}>
      {({ earliest, lines }) => (
        <>
          {wishedOn < earliest ? (
            <Notice kind="warning">{`${wishedOn} 达不到：按规定最早 ${earliest}。`}</Notice>
          ) : (
            <Notice kind="success">{`最早可在 ${earliest} 召开${goalNames[goal]}。`}</Notice>
          )}
          <table className="admission-plan">
            <thead>
              <tr>
                <th scope="col">步骤</th>
                <th scope="col">最早</th>
                <th scope="col">最晚</th>
                <th scope="col">依据</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.act}>
                  <td>
                    <strong>{line.title}</strong> <small className="muted">{actorNames[line.actor]}</small>
                  </td>
                  <td data-label="最早">
                    {line.earliest}
                    {line.notBefore && line.notBefore > line.earliest && (
                      <small className="admission-sooner">{`不宜早于 ${line.notBefore}`}</small>
                    )}
                  </td>
                  <td data-label="最晚">
                    <StatusDot tone={line.possible ? 'good' : 'bad'}>{line.by}</StatusDot>
                  </td>
                  <td className="muted">
                    {line.because}
                    {line.article && `（${line.article}）`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Answered>
  )
}
