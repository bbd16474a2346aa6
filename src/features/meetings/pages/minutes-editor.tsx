import { useId } from 'react'
import { Icon } from '#web/kit/icon.tsx'
import { type Item, type Minutes, newKey, type Speech } from './minutes-values.ts'
import { ResolutionsEditor } from './resolutions-editor.tsx'

/** The agenda with what was said to each item, and what was resolved; what is written is saved by whoever holds it. */
export function MinutesEditor({
  minutes,
  speakers,
  change,
}: {
  minutes: Minutes
  speakers: string[]
  change: (minutes: Minutes) => void
}) {
  const names = useId()
  const { agenda } = minutes
  const setItems = (next: Item[]) => change({ ...minutes, agenda: next })
  const set = (key: string, more: Partial<Item>) =>
    setItems(agenda.map((one) => (one.key === key ? { ...one, ...more } : one)))
  return (
    <div className="minutes">
      <datalist id={names}>
        {speakers.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <ol className="minutes-items">
        {agenda.map((one, at) => (
          <ItemEditor
            key={one.key}
            item={one}
            number={at + 1}
            names={names}
            set={(more) => set(one.key, more)}
            remove={() => setItems(agenda.filter(({ key }) => key !== one.key))}
          />
        ))}
      </ol>
      <button
        type="button"
        className="button"
        onClick={() => setItems([...agenda, { key: newKey(), item: '', speeches: [] }])}
      >
        <Icon name="plus" />
        添加议程
      </button>
      <ResolutionsEditor
        resolutions={minutes.resolutions}
        change={(resolutions) => change({ ...minutes, resolutions })}
      />
    </div>
  )
}

function ItemEditor({
  item: { item, speeches },
  number,
  names,
  set,
  remove,
}: {
  item: Item
  number: number
  names: string
  set: (more: Partial<Item>) => void
  remove: () => void
}) {
  const write = (key: string, more: Partial<Speech>) =>
    set({ speeches: speeches.map((one) => (one.key === key ? { ...one, ...more } : one)) })
  return (
    <li>
      <div className="minutes-line">
        <input
          type="text"
          aria-label={`第 ${number} 项议程`}
          maxLength={500}
          value={item}
          onChange={(event) => set({ item: event.target.value })}
        />
        <button
          type="button"
          className="link"
          onClick={() => set({ speeches: [...speeches, { key: newKey(), speaker: '', text: '' }] })}
        >
          记发言
        </button>
        <button type="button" className="link quiet" aria-label={`删去第 ${number} 项议程`} onClick={remove}>
          <Icon name="close" />
        </button>
      </div>
      {speeches.map((one) => (
        <div key={one.key} className="minutes-speech">
          <input
            type="text"
            list={names}
            aria-label="发言人"
            placeholder="发言人"
            maxLength={50}
            value={one.speaker}
            onChange={(event) => write(one.key, { speaker: event.target.value })}
          />
          <textarea
            aria-label="发言内容"
            placeholder="发言要点"
            rows={2}
            maxLength={5000}
            value={one.text}
            onChange={(event) => write(one.key, { text: event.target.value })}
          />
        </div>
      ))}
    </li>
  )
}
