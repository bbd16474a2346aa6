import { Icon } from '#web/kit/icon.tsx'
import { type Figure, figureKeys, figures, type When } from '../facts/rules.ts'
import type { Answer, Node } from '../rules.ts'

type Props = { answers: Answer[]; nodes: Node[]; change: (answers: Answer[]) => void }

/** 选项: what is said, where it leads, and by which figure the register answers it. */
export function AnswersEditor({ answers, nodes, change }: Props) {
  return (
    <fieldset className="guide-rows">
      <legend>选项</legend>
      {answers.map((answer, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: answers have no names of their own
        <div key={at} className="guide-row">
          <input
            className="input grow"
            aria-label={`选项 ${at + 1}`}
            maxLength={60}
            value={answer.label}
            onChange={(event) => change(answers.with(at, { ...answer, label: event.target.value }))}
          />
          <select
            className="input"
            aria-label={`选项 ${at + 1} 的下一步`}
            value={answer.to}
            onChange={(event) => change(answers.with(at, { ...answer, to: event.target.value }))}
          >
            <option value="">请选择下一步</option>
            {nodes.map(({ key, kind, text }) => (
              <option key={key} value={key}>
                {kind === 'question' ? '问：' : '办：'}
                {text || key}
              </option>
            ))}
          </select>
          <WhenFields when={answer.when} change={(when) => change(answers.with(at, { ...answer, when }))} />
          <button
            type="button"
            className="button quiet"
            aria-label={`去掉选项 ${at + 1}`}
            onClick={() => change(answers.filter((_, other) => other !== at))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      <button
        type="button"
        className="button"
        disabled={answers.length >= 8}
        onClick={() => change([...answers, { label: '', to: '', when: null }])}
      >
        <Icon name="plus" />
        加一个选项
      </button>
    </fieldset>
  )
}

const bound = (text: string) => (text === '' ? null : Math.trunc(Number(text)))

function WhenFields({ when, change }: { when: When | null; change: (when: When | null) => void }) {
  return (
    <>
      <select
        className="input"
        aria-label="按名册的哪一项回答"
        value={when?.figure ?? ''}
        onChange={(event) =>
          change(
            event.target.value
              ? { figure: event.target.value as Figure, least: when?.least ?? null, most: when?.most ?? null }
              : null,
          )
        }
      >
        <option value="">不按名册</option>
        {figureKeys.map((key) => (
          <option key={key} value={key}>
            {figures[key]}
          </option>
        ))}
      </select>
      {when && (
        <>
          <input
            className="input guide-bound"
            type="number"
            aria-label="不小于"
            placeholder="不小于"
            value={when.least ?? ''}
            onChange={(event) => change({ ...when, least: bound(event.target.value) })}
          />
          <input
            className="input guide-bound"
            type="number"
            aria-label="不大于"
            placeholder="不大于"
            value={when.most ?? ''}
            onChange={(event) => change({ ...when, most: bound(event.target.value) })}
          />
        </>
      )}
    </>
  )
}
