import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { confirm } from '#web/kit/confirm.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { Answered } from '#web/kit/states.tsx'

const fields: Field[] = [
  {
    kind: 'words',
    name: 'words',
    label: '同义词',
    required: true,
    rows: 3,
    maximum: 400,
    hint: '用空格或顿号隔开，至少两个。查其中任何一个，都会查到写着其他几个的内容。',
  },
  { kind: 'text', name: 'note', label: '说明', maximum: 200, wide: true },
]

type Group = Awaited<ReturnType<typeof call.search.synonyms.list>>[number]
const wordsOf = (values: Values) =>
  String(values.words ?? '')
    .split(/[\s、，,；;]+/)
    .filter(Boolean)

/** 同义词: kept by the political-work department. */
export function SynonymsDialog({ onClose }: { onClose: () => void }) {
  const groups = useQuery(ask.search.synonyms.list.queryOptions({ input: {} }))
  const [edited, setEdited] = useState<Group | 'new' | null>(null)
  const remove = useAct(call.search.synonyms.remove, { done: '已删除' })
  const rebuild = useAct(call.search.rebuild, { done: '已开始重建索引' })
  const askRebuild = async () => {
    const words = '索引会清空后重新写入，写完以前有些内容查不到。平时不需要重建。'
    if (await confirm({ title: '重建检索索引', words, submit: '重建', danger: true })) await rebuild.run({})
  }
  const askRemove = async ({ id, words }: Group) => {
    const words_ = words.join('、')
    if (await confirm({ title: '删除这组同义词', words: words_, submit: '删除', danger: true }))
      await remove.run({ id })
  }
  return (
    <Dialog
      open
      drawer
      title="同义词和索引"
      width={560}
      onClose={onClose}
      foot={
        <>
          <button type="button" className="button" onClick={() => void askRebuild()}>
            重建索引
          </button>
          <button type="button" className="button primary" onClick={() => setEdited('new')}>
            增加一组
          </button>
        </>
      }
    >
      <Answered query={groups}>
        {(list) => (
          <ul className="synonyms">
            {list.map((group) => (
              <li key={group.id}>
                <span>{group.words.join(' · ')}</span>
                <button type="button" className="link" onClick={() => setEdited(group)}>
                  修改
                </button>
                <button type="button" className="link" onClick={() => void askRemove(group)}>
                  删除
                </button>
              </li>
            ))}
          </ul>
        )}
      </Answered>
      {edited && <GroupForm group={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Dialog>
  )
}

function GroupForm({ group, onClose }: { group: Group | null; onClose: () => void }) {
  const add = useAct(call.search.synonyms.add, { done: '已增加' })
  const change = useAct(call.search.synonyms.change, { done: '已修改' })
  const submit = async (values: Values) => {
    const given = { words: wordsOf(values), note: String(values.note ?? '') || undefined }
    if (group) await change.send({ id: group.id, ...given })
    else await add.send(given)
    onClose()
  }
  return (
    <FormDialog
      title={group ? '修改同义词' : '增加同义词'}
      fields={fields}
      start={{ words: group?.words.join(' '), note: group?.note ?? undefined }}
      onSubmit={submit}
      onClose={onClose}
    />
  )
}
