import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { questionKindNames } from '../rules.ts'

type Question = Awaited<ReturnType<typeof call.courses.get>>['parts'][number]['questions'][number]
type Told = Awaited<ReturnType<typeof call.courses.learning.answer>>

/** 自测: each question by itself, as often as one likes; nothing of it is kept. */
export function SelfCheck({
  courseId,
  part,
  questions,
}: {
  courseId: number
  part: number
  questions: Question[]
}) {
  return (
    <Panel title="自测" extra="答案不保存，可以反复做">
      <ol className="course-questions">
        {questions.map((question, at) => (
          <li key={question.text}>
            <OneQuestion question={question} ask={{ id: courseId, part, question: at + 1 }} />
          </li>
        ))}
      </ol>
    </Panel>
  )
}

type OneProps = { question: Question; ask: { id: number; part: number; question: number } }

function OneQuestion({ question: { kind, text, options }, ask }: OneProps) {
  const [chosen, setChosen] = useState<number[]>([])
  const [told, setTold] = useState<Told | null>(null)
  const answer = useAct(call.courses.learning.answer)
  const pick = (at: number) => {
    setTold(null)
    setChosen(
      kind !== 'multiple' ? [at] : chosen.includes(at) ? chosen.filter((one) => one !== at) : [...chosen, at],
    )
  }
  const check = async () => setTold((await answer.run({ ...ask, chosen })) ?? null)
  const again = () => {
    setChosen([])
    setTold(null)
  }
  return (
    <fieldset className="course-question">
      <legend>
        <small>{questionKindNames[kind]}</small>
        {text}
      </legend>
      {options.map((option, at) => (
        <label key={option} className={told?.correct.includes(at) ? 'right' : undefined}>
          <input
            type={kind === 'multiple' ? 'checkbox' : 'radio'}
            name={`question-${ask.question}`}
            checked={chosen.includes(at)}
            onChange={() => pick(at)}
          />
          {option}
        </label>
      ))}
      <div aria-live="polite" className="course-told">
        {told && (
          <>
            <StatusDot tone={told.right ? 'good' : 'warning'}>
              {told.right ? '答对了' : `不对，应为：${told.correct.map((at) => options[at]).join('、')}`}
            </StatusDot>
            <p>
              {told.explanation}
              {told.address && (
                <PageLink className="link" to={told.address}>
                  看原文{told.anchor}
                </PageLink>
              )}
            </p>
          </>
        )}
      </div>
      {told ? (
        <button type="button" className="button" onClick={again}>
          再做一次
        </button>
      ) : (
        <button
          type="button"
          className="button"
          disabled={chosen.length === 0 || answer.busy}
          onClick={() => void check()}
        >
          核对
        </button>
      )}
    </fieldset>
  )
}
