import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, type call } from '#web/call.ts'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormFields } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import type { CourseQuestion } from '../rules.ts'
import { QuestionEditor } from './question-editor.tsx'

export type EditedPart = Awaited<ReturnType<typeof call.courses.desk.get>>['parts'][number]
type Props = { number: number; part: EditedPart; fixed: boolean; change: (part: EditedPart | null) => void }

const emptyQuestion: CourseQuestion = {
  kind: 'single',
  text: '',
  options: ['', ''],
  correct: [],
  explanation: '',
  anchor: '',
}

/** 小节: which material, or which place in it, and its questions. */
export function PartEditor({ number, part, fixed, change }: Props) {
  const fields: Field[] = [
    { kind: 'text', name: 'title', label: '小节名称', required: true, maximum: 60, fixed },
    {
      kind: 'text',
      name: 'anchor',
      label: '资料的哪一处',
      maximum: 40,
      placeholder: '例如 第十三条，可不填',
      fixed,
    },
    { kind: 'words', name: 'note', label: '学习提示', maximum: 500, rows: 2, fixed },
  ]
  const { title, anchor, note, questions } = part
  const put = (values: Values) =>
    change({
      ...part,
      title: 'title' in values ? String(values.title ?? '') : title,
      anchor: 'anchor' in values ? String(values.anchor ?? '') : anchor,
      note: 'note' in values ? String(values.note ?? '') : note,
    })
  return (
    <Panel
      title={`第 ${number} 节　${title}`}
      extra={
        !fixed && (
          <button type="button" className="button quiet" onClick={() => change(null)}>
            删去
          </button>
        )
      }
    >
      <div className="stack">
        <MaterialPick
          title={part.materialTitle}
          fixed={fixed}
          pick={(materialId, materialTitle) => change({ ...part, materialId, materialTitle })}
        />
        <FormFields fields={fields} values={{ title, anchor, note }} change={put} />
        {questions.map((question, at) => (
          <QuestionEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: questions are told apart by their order alone
            key={at}
            number={at + 1}
            question={question}
            fixed={fixed}
            change={(next) =>
              change({
                ...part,
                questions: next ? questions.with(at, next) : questions.filter((_, other) => other !== at),
              })
            }
          />
        ))}
        {!fixed && (
          <button
            type="button"
            className="button"
            disabled={questions.length >= 20}
            onClick={() => change({ ...part, questions: [...questions, emptyQuestion] })}
          >
            <Icon name="plus" />
            加一道自测题
          </button>
        )}
      </div>
    </Panel>
  )
}

type PickProps = { title: string; fixed: boolean; pick: (id: number, title: string) => void }

/** A material found by a part of its title. */
function MaterialPick({ title, fixed, pick }: PickProps) {
  const [text, setText] = useState('')
  const found = useQuery({
    ...ask.library.list.queryOptions({ input: { text: text.trim(), size: 8 } }),
    enabled: text.trim().length > 0,
  })
  return (
    <div className="stack">
      <p>资料：{title ? `《${title}》` : '还没有选'}</p>
      {!fixed && (
        <>
          <input
            type="search"
            className="input"
            aria-label="查找资料"
            placeholder="输入资料名称的一部分"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          {text.trim() && (
            <div className="row">
              {found.data?.rows.map((one) => (
                <button
                  key={one.id}
                  type="button"
                  className="button"
                  onClick={() => {
                    pick(one.id, one.title)
                    setText('')
                  }}
                >
                  {one.title}
                </button>
              ))}
              {found.data?.rows.length === 0 && <span className="muted">没有找到可以阅读的资料</span>}
            </div>
          )}
        </>
      )}
    </div>
  )
}
