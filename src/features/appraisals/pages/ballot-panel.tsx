import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { confirm } from '#web/kit/confirm.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { type Grade, gradeNames, grades } from '../rules.ts'
import type { Current } from './own-appraisal.tsx'

type Mark = Grade | 'abstained'
const choices: Mark[] = [...grades, 'abstained']
const nameOf = (mark: Mark) => (mark === 'abstained' ? '弃权' : gradeNames[mark])

/** 民主测评票: a mark for each; cast once, and not known to anybody. */
export function BallotPanel({ current }: { current: Current }) {
  const [marks, setMarks] = useState<Record<number, Mark>>({})
  const vote = useAct(call.appraisals.own.vote, { done: '已投票，谢谢' })
  if (current.voted)
    return (
      <Panel title="民主测评">
        <p>您已经投票。测评不记名，平台没有记下您投了什么。</p>
      </Panel>
    )
  const marked = current.ballot.filter(({ personId }) => marks[personId]).length
  const send = async () => {
    const left = current.ballot.length - marked
    const words = `${left ? `还有 ${left} 人没有选，按弃权计。` : ''}测评不记名，投出以后不能更改。`
    if (!(await confirm({ title: '投出这张测评票？', words, submit: '投票' }))) return
    await vote.run({
      marks: current.ballot.map(({ personId }) => ({ personId, mark: marks[personId] ?? 'abstained' })),
    })
  }
  return (
    <Panel title="民主测评" extra={<span className="number">{`${marked} / ${current.ballot.length}`}</span>}>
      <p className="muted">不记名。平台只记您已投票，不记投了什么；投票结束以前谁也看不到计数。</p>
      {current.ballot.map(({ personId, name }) => (
        <fieldset key={personId} className="appraisal-ballot">
          <legend>{name}</legend>
          <div className="appraisal-marks">
            {choices.map((mark) => (
              <label key={mark}>
                <input
                  type="radio"
                  name={`mark-${personId}`}
                  checked={marks[personId] === mark}
                  onChange={() => setMarks({ ...marks, [personId]: mark })}
                />
                {nameOf(mark)}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <button
        type="button"
        className="button primary"
        disabled={vote.busy || marked === 0}
        onClick={() => void send()}
      >
        投票
      </button>
    </Panel>
  )
}
