import type { ReactNode } from 'react'
import { ActionBar } from './action-bar.tsx'
import { useFrame } from './device.ts'
import { Icon } from './icon.tsx'
import type { Column } from './list-columns.ts'
import type { ListState } from './list-page.tsx'
import type { Chip } from './list-question.ts'
import type { MenuItem } from './menu-button.tsx'
import { Empty } from './states.tsx'
import './list.css'

/** The rows ticked, by their keys. */
export type Picked = ReadonlyMap<string | number, unknown>
export type Picking = { picked: Picked; setPicked: (picked: Picked) => void }

/** The value of a cell. */
export function cell(column: Column<unknown>, row: unknown): ReactNode {
  if (column.render) return column.render(row)
  const value = (row as Record<string, ReactNode>)[column.key]
  return value === null || value === undefined || value === '' ? <span className="muted">—</span> : value
}

/** Why the list is empty, and what to do about it. */
export function NothingFound({ list: { state, empty } }: { list: ListState<unknown> }) {
  if (state.asked.page > 1) {
    return (
      <Empty
        title="这一页没有记录"
        actions={
          <button type="button" className="button" onClick={() => state.turn(1)}>
            回到第一页
          </button>
        }
      />
    )
  }
  if (state.narrowed.length === 0) return empty ?? <Empty title="还没有记录" />
  return (
    <Empty
      actions={
        <button type="button" className="button" onClick={state.clear}>
          清除全部条件
        </button>
      }
    >
      可以减少条件，或换一种写法再查。
    </Empty>
  )
}

type ChipsProps = Pick<ListState<unknown>['state'], 'narrow' | 'clear'> & { narrowed: Chip[] }

/** What the list is narrowed to; a press on the cross takes it away. */
export function Chips({ narrowed, narrow, clear }: ChipsProps) {
  if (narrowed.length === 0) return null
  return (
    <ul className="list-chips" aria-label="当前条件">
      {narrowed.map(({ field, words }) => (
        <li key={field.name}>
          <span>{field.label}：</span>
          <b>{words}</b>
          <button
            type="button"
            aria-label={`去掉条件：${field.label}`}
            onClick={() =>
              narrow({ [field.name]: undefined, ...('upTo' in field && { [field.upTo]: undefined }) })
            }
          >
            <Icon name="close" size={13} />
          </button>
        </li>
      ))}
      {narrowed.length > 1 && (
        <li className="all">
          <button type="button" className="link" onClick={clear}>
            全部清除
          </button>
        </li>
      )}
    </ul>
  )
}

/** What can be done with the rows ticked. */
export function BatchBar({
  list: { batch = [], unit = '条' },
  picked,
  setPicked,
}: { list: ListState<unknown> } & Picking) {
  const phone = useFrame() === 'phone'
  if (picked.size === 0 || batch.length === 0) return null
  const done = () => setPicked(new Map())
  const count = (
    <>
      已选 <b className="number">{picked.size}</b> {unit}
    </>
  )
  const acts = (
    <>
      {batch.map((one) => (
        <button
          key={one.title}
          type="button"
          className={one.danger ? 'button danger' : 'button'}
          onClick={() => one.act([...picked.values()], done)}
        >
          {one.icon && <Icon name={one.icon} />}
          {one.title}
        </button>
      ))}
      <button type="button" className="button quiet" onClick={done}>
        取消选择
      </button>
    </>
  )
  if (phone) return <ActionBar note={count}>{acts}</ActionBar>
  return (
    <div className="batch-bar" role="toolbar" aria-label="批量操作">
      <span>{count}</span>
      {acts}
    </div>
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
