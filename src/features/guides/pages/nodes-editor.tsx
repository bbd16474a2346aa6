import type { Field, Values } from '#web/kit/fields.ts'
import { FormFields } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { type FormKey, formKeys, forms } from '../forms/rules.ts'
import {
  type Definition,
  type End,
  type GuideGroup,
  guideGroups,
  type Node,
  type Question,
} from '../rules.ts'
import { AnswersEditor } from './answers-editor.tsx'
import { CitesEditor, StepsEditor } from './steps-editor.tsx'

type Props = { definition: Definition; change: (definition: Definition) => void }

const same = (values: readonly string[]) => values.map((value) => ({ value, label: value }))

/** 内容: the head, then every question and every end, the first question first. */
export function NodesEditor({ definition, change }: Props) {
  const { nodes } = definition
  const put = (key: string, node: Node | null) =>
    change({ ...definition, nodes: nodes.flatMap((one) => (one.key === key ? (node ?? []) : one)) })
  const add = (kind: Node['kind']) => change({ ...definition, nodes: [...nodes, blankNode(kind, nodes)] })
  return (
    <div className="stack guide-editor">
      <Head definition={definition} change={change} />
      {nodes.map((node) => (
        <Panel
          key={node.key}
          title={`${node.kind === 'question' ? '问题' : '结果'}　${node.text || '（未填写）'}`}
          extra={
            node.key !== definition.start && (
              <button type="button" className="button quiet" onClick={() => put(node.key, null)}>
                删去
              </button>
            )
          }
        >
          {node.kind === 'question' ? (
            <QuestionEditor question={node} nodes={nodes} change={(next) => put(node.key, next)} />
          ) : (
            <EndEditor end={node} change={(next) => put(node.key, next)} />
          )}
        </Panel>
      ))}
      <div className="row">
        <button type="button" className="button" onClick={() => add('question')}>
          <Icon name="plus" />
          加一个问题
        </button>
        <button type="button" className="button" onClick={() => add('end')}>
          <Icon name="plus" />
          加一个结果
        </button>
      </div>
    </div>
  )
}

/** A node with the next key that is free: q7, e4. */
function blankNode(kind: Node['kind'], nodes: Node[]): Node {
  const letter = kind === 'question' ? 'q' : 'e'
  let number = nodes.length + 1
  while (nodes.some(({ key }) => key === `${letter}${number}`)) number++
  const key = `${letter}${number}`
  return kind === 'question'
    ? { key, kind, text: '', note: '', cites: [], answers: [] }
    : { key, kind, text: '', steps: [], forms: [] }
}

function Head({ definition, change }: Props) {
  const fields: Field[] = [
    {
      kind: 'text',
      name: 'title',
      label: '标题',
      required: true,
      maximum: 40,
      placeholder: '例如 换届怎么办',
    },
    { kind: 'choice', name: 'group', label: '类别', required: true, options: same(guideGroups) },
    { kind: 'text', name: 'summary', label: '简介', required: true, maximum: 100, wide: true },
    {
      kind: 'text',
      name: 'words',
      label: '别的说法',
      maximum: 300,
      wide: true,
      hint: '用顿号分开，大家按这些词也能找到。',
    },
  ]
  const put = (values: Values) =>
    change({
      ...definition,
      title: String(values.title ?? definition.title),
      group: (values.group as GuideGroup | undefined) ?? definition.group,
      summary: String(values.summary ?? definition.summary),
      words:
        'words' in values
          ? String(values.words ?? '')
              .split('、')
              .filter((word) => word.trim())
          : definition.words,
    })
  const { title, group, summary, words } = definition
  return (
    <Panel title="标题和查找">
      <FormFields fields={fields} values={{ title, group, summary, words: words.join('、') }} change={put} />
    </Panel>
  )
}

const questionFields: Field[] = [
  { kind: 'text', name: 'text', label: '问题', required: true, maximum: 120, wide: true },
  { kind: 'words', name: 'note', label: '说明', maximum: 300, rows: 2 },
]

type QuestionProps = { question: Question; nodes: Node[]; change: (question: Question) => void }

function QuestionEditor({ question, nodes, change }: QuestionProps) {
  const { text, note } = question
  return (
    <>
      <FormFields
        fields={questionFields}
        values={{ text, note }}
        change={(values) =>
          change({
            ...question,
            text: 'text' in values ? String(values.text ?? '') : text,
            note: 'note' in values ? String(values.note ?? '') : note,
          })
        }
      />
      <AnswersEditor
        answers={question.answers}
        nodes={nodes.filter(({ key }) => key !== question.key)}
        change={(answers) => change({ ...question, answers })}
      />
      <CitesEditor cites={question.cites} change={(cites) => change({ ...question, cites })} />
    </>
  )
}

const endFields: Field[] = [
  { kind: 'text', name: 'text', label: '结果', required: true, maximum: 80, wide: true },
  {
    kind: 'choices',
    name: 'forms',
    label: '通向的表单',
    options: formKeys.map((value) => ({ value, label: forms[value].label })),
  },
]

function EndEditor({ end, change }: { end: End; change: (end: End) => void }) {
  return (
    <>
      <FormFields
        fields={endFields}
        values={{ text: end.text, forms: end.forms }}
        change={(values) =>
          change({
            ...end,
            text: 'text' in values ? String(values.text ?? '') : end.text,
            forms: 'forms' in values ? ((values.forms ?? []) as FormKey[]) : end.forms,
          })
        }
      />
      <StepsEditor steps={end.steps} change={(steps) => change({ ...end, steps })} />
    </>
  )
}
