import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { FormDialog } from '#web/kit/form.tsx'

type Shelf = { kind: 'column' | 'topic'; id: number | null; name: string; note: string | null; place: number }
type Column = { id: number; name: string; note: string | null; parentId: number | null }

/** 栏目和专题: named, ordered, removed when nothing stands in them. */
export function ShelvesDialog({ onClose }: { onClose: () => void }) {
  const columns = useQuery(ask.library.columns.queryOptions()).data ?? []
  const topics = useQuery(ask.library.shelves.topics.queryOptions()).data ?? []
  const [editing, setEditing] = useState<Shelf | null>(null)
  const removeColumn = useAct(call.library.shelves.removeColumn, { done: '已删去' })
  const removeTopic = useAct(call.library.shelves.removeTopic, { done: '已删去' })
  const add = (kind: Shelf['kind'], place: number) =>
    setEditing({ kind, id: null, name: '', note: null, place })
  const edit = (kind: Shelf['kind'], place: number, { id, name, note }: Omit<Column, 'parentId'>) =>
    setEditing({ kind, id, name, note, place })
  return (
    <Dialog open drawer title="栏目和专题" onClose={onClose}>
      <h3>栏目</h3>
      <Rows
        rows={columns}
        edit={(one, at) => edit('column', at, one)}
        remove={(id) => void removeColumn.run({ id })}
        add={() => add('column', columns.length + 1)}
      />
      <h3>专题</h3>
      <Rows
        rows={topics}
        edit={(one, at) => edit('topic', at, one)}
        remove={(id) => void removeTopic.run({ id })}
        add={() => add('topic', topics.length + 1)}
      />
      {editing && <Editing shelf={editing} columns={columns} onClose={() => setEditing(null)} />}
    </Dialog>
  )
}

type Row = { id: number; name: string; note: string | null }
type RowsProps = {
  rows: Row[]
  edit: (row: Row, place: number) => void
  remove: (id: number) => void
  add: () => void
}

function Rows({ rows, edit, remove, add }: RowsProps) {
  return (
    <ul className="library-shelf-rows">
      {rows.map((row, at) => (
        <li key={row.id}>
          <span className="grow">{row.name}</span>
          <button type="button" className="button quiet" onClick={() => edit(row, at + 1)}>
            修改
          </button>
          <button type="button" className="button quiet" onClick={() => remove(row.id)}>
            删去
          </button>
        </li>
      ))}
      <li>
        <button type="button" className="button" onClick={add}>
          新增
        </button>
      </li>
    </ul>
  )
}

function Editing({ shelf, columns, onClose }: { shelf: Shelf; columns: Column[]; onClose: () => void }) {
  const { addColumn, changeColumn, addTopic, changeTopic } = call.library.shelves
  const said = { done: '已保存' }
  const acts = {
    addColumn: useAct(addColumn, said),
    changeColumn: useAct(changeColumn, said),
    addTopic: useAct(addTopic, said),
    changeTopic: useAct(changeTopic, said),
  }
  const { kind, id } = shelf
  return (
    <FormDialog
      title={kind === 'column' ? '栏目' : '专题'}
      submitWord="保存"
      start={{
        name: shelf.name,
        note: shelf.note ?? '',
        position: shelf.place,
        parentId: String(columns.find((one) => one.id === id)?.parentId ?? ''),
      }}
      fields={[
        { kind: 'text', name: 'name', label: '名称', required: true, maximum: 40 },
        { kind: 'number', name: 'position', label: '次序', required: true, least: 0 },
        ...(kind === 'column'
          ? [
              {
                kind: 'choice',
                name: 'parentId',
                label: '上级栏目',
                options: columns
                  .filter((one) => one.id !== id)
                  .map((one) => ({ value: String(one.id), label: one.name })),
              } as const,
            ]
          : []),
        { kind: 'words', name: 'note', label: '说明', maximum: 200, rows: 2 },
      ]}
      onSubmit={(values) => {
        const topic = {
          name: String(values.name),
          note: values.note ? String(values.note) : null,
          position: Number(values.position),
        }
        const column = { ...topic, parentId: values.parentId ? Number(values.parentId) : null }
        if (kind === 'column')
          return id ? acts.changeColumn.send({ id, ...column }) : acts.addColumn.send(column)
        return id ? acts.changeTopic.send({ id, ...topic }) : acts.addTopic.send(topic)
      }}
      onClose={onClose}
    />
  )
}
