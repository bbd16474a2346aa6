import { useState } from 'react'
import { Dialog } from './dialog.tsx'
import { Icon } from './icon.tsx'
import type { ListState } from './list-page.tsx'
import type { Column } from './list-question.ts'

/** Which columns are shown, and in what order; the export has the same. */
export function ColumnChooser({ list, onClose }: { list: ListState<unknown>; onClose: () => void }) {
  const { shown, choose, own } = list.state.chosen
  const [picked, setPicked] = useState(() => shown.map((column) => column.key))
  const rest = list.columns.filter((column) => !picked.includes(column.key))
  const byKey = (key: string) => list.columns.find((column) => column.key === key) as Column<unknown>
  const move = (at: number, by: number) => {
    const next = [...picked]
    const [key] = next.splice(at, 1)
    next.splice(at + by, 0, key as string)
    setPicked(next)
  }
  const close = (keys: string[] | null) => {
    choose(keys)
    onClose()
  }
  const foot = (
    <>
      {own && (
        <button type="button" className="button quiet" onClick={() => close(null)}>
          恢复默认
        </button>
      )}
      <span className="grow" />
      <button type="button" className="button" onClick={onClose}>
        取消
      </button>
      <button
        type="button"
        className="button primary"
        disabled={picked.length === 0}
        onClick={() => close(picked)}
      >
        确定
      </button>
    </>
  )
  return (
    <Dialog open drawer title="选择列" width={400} onClose={onClose} foot={foot}>
      <p className="muted">显示的列（导出时相同）</p>
      <ul className="column-list">
        {picked.map((key, at) => (
          <li key={key}>
            <label className="grow">
              <input
                type="checkbox"
                className="tick"
                checked
                disabled={byKey(key).fixed}
                onChange={() => setPicked(picked.filter((one) => one !== key))}
              />
              {byKey(key).title}
            </label>
            <Mover
              words={`${byKey(key).title}前移`}
              icon="up"
              disabled={at === 0}
              onPick={() => move(at, -1)}
            />
            <Mover
              words={`${byKey(key).title}后移`}
              icon="down"
              disabled={at === picked.length - 1}
              onPick={() => move(at, 1)}
            />
          </li>
        ))}
      </ul>
      {rest.length > 0 && <p className="muted">其余的列</p>}
      <ul className="column-list">
        {rest.map((column) => (
          <li key={column.key}>
            <label className="grow">
              <input
                type="checkbox"
                className="tick"
                checked={false}
                onChange={() => setPicked([...picked, column.key])}
              />
              {column.title}
            </label>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

type MoverProps = { words: string; icon: 'up' | 'down'; disabled: boolean; onPick: () => void }

function Mover({ words, icon, disabled, onPick }: MoverProps) {
  return (
    <button
      type="button"
      className="button quiet icon"
      aria-label={words}
      disabled={disabled}
      onClick={onPick}
    >
      <Icon name={icon} size={16} />
    </button>
  )
}
