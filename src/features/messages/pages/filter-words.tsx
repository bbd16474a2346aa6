import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { confirm } from '#web/kit/confirm.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'

type Word = Awaited<ReturnType<typeof call.messages.filter.list>>[number]

/** 拦截词: what carriers stop, and what to write instead. */
export function FilterWords() {
  const query = useQuery(ask.messages.filter.list.queryOptions({}))
  const [adding, setAdding] = useState(false)
  const add = useAct(call.messages.filter.add, { done: '已添加' })
  return (
    <Panel
      title="短信里不能用的词语"
      extra={
        <button type="button" className="button" onClick={() => setAdding(true)}>
          添加
        </button>
      }
    >
      <Answered query={query}>
        {(words) => (
          <ul className="stack">
            {words.map((one) => (
              <WordLine key={one.word} word={one} />
            ))}
          </ul>
        )}
      </Answered>
      {adding && (
        <FormDialog
          title="添加拦截词"
          fields={[
            { kind: 'text', name: 'word', label: '拦截词', required: true, maximum: 20 },
            { kind: 'text', name: 'instead', label: '可改写为', maximum: 50 },
          ]}
          submitWord="添加"
          onSubmit={({ word, instead }) => add.send({ word: String(word), instead: String(instead ?? '') })}
          onClose={() => setAdding(false)}
        />
      )}
    </Panel>
  )
}

function WordLine({ word: { word, instead, usual } }: { word: Word }) {
  const remove = useAct(call.messages.filter.remove, { done: '已删去' })
  const press = async () => {
    if (
      await confirm({
        title: `删去“${word}”？`,
        words: '删去后，模板里可以写这个词，运营商可能拦截。',
        danger: true,
      })
    )
      await remove.run({ word })
  }
  return (
    <li className="row">
      <b>{word}</b>
      <span className="grow muted">{instead && `可改写为：${instead}`}</span>
      {usual ? (
        <span className="muted">系统自带</span>
      ) : (
        <button type="button" className="link" disabled={remove.busy} onClick={() => void press()}>
          删去
        </button>
      )}
    </li>
  )
}
