import { useState } from 'react'
import { ColumnChooser } from './column-chooser.tsx'
import { Icon } from './icon.tsx'
import { useDensity } from './list-density.ts'
import type { ListState } from './list-page.tsx'
import { exportItems } from './list-parts.tsx'
import { MenuButton } from './menu-button.tsx'
import { SavedViews } from './saved-views.tsx'

type Props = { list: ListState<unknown>; total: number | undefined; reading: boolean; refresh: () => void }

/** Over the table: whose rows, how many, and what can be done with the whole list. */
export function ListTools({ list, total, reading, refresh }: Props) {
  const { state, tree, unit = '条', exports = [] } = list
  const [density, flip] = useDensity()
  const [choosing, setChoosing] = useState(false)
  const place = tree?.nodes?.find((node) => node.id === state.asked.values[tree.field])
  return (
    <div className="list-tools">
      <p className="grow">
        {tree && (
          <span className="list-place">
            <Icon name="tree" size={16} />
            {place ? `${place.name}（含下级）` : (tree.whole ?? `全部${tree.label}`)}
          </span>
        )}
        <span>
          共 <b className="number">{total?.toLocaleString('zh-CN') ?? '…'}</b> {unit}
        </span>
      </p>
      {list.savedViews && <SavedViews list={list} />}
      {exports.length > 0 && (
        <MenuButton className="button" items={exportItems(list)}>
          <Icon name="download" />
          导出
        </MenuButton>
      )}
      <Tool icon="refresh" words="刷新" onPick={refresh} busy={reading} />
      <Tool icon="rows" words={density === 'loose' ? '紧凑显示' : '宽松显示'} onPick={flip} />
      <Tool icon="columns" words="选择列" onPick={() => setChoosing(true)} />
      {choosing && <ColumnChooser list={list} onClose={() => setChoosing(false)} />}
    </div>
  )
}

type ToolProps = { icon: 'refresh' | 'rows' | 'columns'; words: string; onPick: () => void; busy?: boolean }

function Tool({ icon, words, onPick, busy }: ToolProps) {
  return (
    <button
      type="button"
      className="button quiet icon"
      data-busy={busy || undefined}
      aria-label={words}
      title={words}
      onClick={onPick}
    >
      <Icon name={icon} />
    </button>
  )
}
