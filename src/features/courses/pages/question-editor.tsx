import type { Field } from '#web/kit/fields.ts'
import { FormFields } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import {
  type CourseQuestion,
  judgeOptions,
  type QuestionKind,
  questionKindNames,
  questionKinds,
} from '../rules.ts'

type Props = {
  number: number
  question: CourseQuestion
  fixed: boolean
  change: (question: CourseQuestion | null) => void
}

/** 自测题: what is asked, the options with the right ones marked, why, and where it is written. */
export function QuestionEditor({ number, question, fixed, change }: Props) {
  const { kind, text, explanation, anchor } = question
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'kind',
      label: `第 ${number} 题的题型`,
      required: true,
      fixed,
      options: questionKinds.map((value) => ({ value, label: questionKindNames[value] })),
    },
    { kind: 'text', name: 'anchor', label: '依据资料的哪一处', maximum: 40, fixed },
    { kind: 'words', name: 'text', label: '题目', required: true, maximum: 300, rows: 2, fixed },
    { kind: 'words', name: 'explanation', label: '解释', required: true, maximum: 500, rows: 2, fixed },
  ]
  return (
    <div className="course-edit">
      <FormFields
        fields={fields}
        values={{ kind, text, explanation, anchor }}
        change={(values) => {
          const next = (values.kind as QuestionKind | undefined) ?? kind
          change({
            ...question,
            kind: next,
            text: 'text' in values ? String(values.text ?? '') : text,
            explanation: 'explanation' in values ? String(values.explanation ?? '') : explanation,
            anchor: 'anchor' in values ? String(values.anchor ?? '') : anchor,
            ...(next !== kind && { correct: [], ...(next === 'judge' && { options: judgeOptions }) }),
          })
        }}
      />
      <Options question={question} fixed={fixed} change={change} />
      {!fixed && (
        <button type="button" className="button quiet" onClick={() => change(null)}>
          删去第 {number} 题
        </button>
      )}
    </div>
  )
}

type OptionsProps = { question: CourseQuestion; fixed: boolean; change: (question: CourseQuestion) => void }

function Options({ question, fixed, change }: OptionsProps) {
  const { kind, options, correct } = question
  const mark = (at: number, on: boolean) =>
    change({
      ...question,
      correct:
        kind === 'multiple' ? [...correct.filter((one) => one !== at), ...(on ? [at] : [])].sort() : [at],
    })
  return (
    <fieldset className="course-options" disabled={fixed}>
      <legend>选项（勾选正确的）</legend>
      {options.map((option, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: options are told apart by their order alone
        <div key={at}>
          <input
            type="checkbox"
            aria-label={`选项 ${at + 1} 是正确答案`}
            checked={correct.includes(at)}
            onChange={(event) => mark(at, event.target.checked)}
          />
          <input
            className="input grow"
            aria-label={`选项 ${at + 1}`}
            maxLength={100}
            readOnly={kind === 'judge'}
            value={option}
            onChange={(event) => change({ ...question, options: options.with(at, event.target.value) })}
          />
        </div>
      ))}
      {kind !== 'judge' && (
        <button
          type="button"
          className="link"
          disabled={options.length >= 8}
          onClick={() => change({ ...question, options: [...options, ''] })}
        >
          <Icon name="plus" />
          加一个选项
        </button>
      )}
    </fieldset>
  )
}
