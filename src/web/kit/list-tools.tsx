import { useState } from 'react'
import { ColumnChooser } from './column-chooser.tsx'
import { remember } from './device.ts'
import { Icon } from './icon.tsx'
import type { ListState } from './list-page.tsx'
import { density } from './list-table.tsx'
import { MenuButton, type MenuItem } from './menu-button.tsx'
import { SavedViews } from './saved-views.tsx'

type Props = { list: ListState<unknown>; total: number | undefined; reading: boolean; refresh: () => void }

/** Over the table: whose rows, how many, and what can be done with the whole list. */
export function ListTools({ list, total, reading, refresh }: Props) {
  const { state, tree, unit = '条', exports = [] } = list
  const [choosing, setChoosing] = useState(false)
  const [, redraw] = useState(0)
  const place = tree?.nodes?.find((node) => node.id === state.asked.values[tree.field])
  const flip = () => {
    remember('list.density', density() === 'loose' ? 'close' : 'loose')
    redraw((times) => times + 1)
    state.turn(state.asked.page)
  }
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
      <Tool icon="rows" words={density() === 'loose' ? '紧凑显示' : '宽松显示'} onPick={flip} />
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

/** The exports of a list; each is a download of exactly the question on the screen. */
export function exportItems({ exports = [], state }: ListState<unknown>): MenuItem[] {
  return exports.map((one) => ({
    key: one.title,
    label: one.title,
    note: one.note ?? '与当前条件、列和顺序一致，全部记录',
    icon: one.icon ?? 'download',
    async onPick() {
      const address = await one.address(state.asked)
      if (address) download(address)
    },
  }))
}

/** Lets the browser fetch a file, and stay where it is. */
function download(address: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  document.body.append(link)
  link.click()
  link.remove()
}
