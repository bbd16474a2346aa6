import { useEffect, useState } from 'react'
import { Icon } from './icon.tsx'
import type { ListState } from './list-page.tsx'
import type { Chip } from './list-question.ts'
import { useRows } from './list-rows.ts'
import { ListSearch } from './list-search.tsx'
import { ListTable } from './list-table.tsx'
import { ListTools } from './list-tools.tsx'
import { OrganizationTree } from './organization-tree.tsx'
import { Pager } from './pager.tsx'
import { Empty, Failed, Skeleton } from './states.tsx'
import './list.css'
import './panel.css'
import './panel.css'

/** The list on the desktop: tree, search form, toolbar, table, paging. */
export default function DesktopList(list: ListState<unknown>) {
  const { tree, state } = list
  if (!tree) return <Right {...list} />
  const picked = state.asked.values[tree.field] as number | undefined
  return (
    <div className="list-page">
      <aside className="panel list-tree">
        <OrganizationTree
          nodes={tree.nodes}
          value={picked}
          label={tree.label}
          onPick={(id) => state.narrow({ [tree.field]: id === picked ? undefined : id })}
        />
      </aside>
      <div className="list-right">
        <Right {...list} />
      </div>
    </div>
  )
}

function Right(list: ListState<unknown>) {
  const { fields, tree, state } = list
  const rows = useRows(list)
  const [picked, setPicked] = usePicked(list)
  const searchable = fields.filter((field) => field.name !== tree?.field)
  return (
    <>
      {searchable.length > 0 && (
        <ListSearch
          fields={searchable}
          values={state.asked.values}
          narrow={state.narrow}
          clear={state.clear}
        />
      )}
      <section className="panel list-panel" aria-label="列表">
        <ListTools
          list={list}
          total={rows.data?.total}
          reading={rows.isFetching}
          refresh={() => void rows.refetch()}
        />
        <Chips narrowed={state.narrowed} narrow={state.narrow} clear={state.clear} />
        <Body list={list} rows={rows} picked={picked} setPicked={setPicked} />
        {rows.data && rows.data.total > 0 && (
          <Pager
            page={state.asked.page}
            size={state.asked.size}
            total={rows.data.total}
            turn={state.turn}
            resize={state.resize}
          />
        )}
        <BatchBar list={list} picked={picked} setPicked={setPicked} />
      </section>
    </>
  )
}

export type Picked = ReadonlyMap<string | number, unknown>
type Pick = { picked: Picked; setPicked: (picked: Picked) => void }

/** The rows ticked, kept while one turns the pages; let go of when the list is narrowed otherwise. */
function usePicked({ state }: ListState<unknown>): [Picked, (picked: Picked) => void] {
  const [picked, setPicked] = useState<Picked>(new Map())
  const narrowedTo = JSON.stringify(state.asked.values)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the question changes
  useEffect(() => setPicked(new Map()), [narrowedTo])
  return [picked, setPicked]
}

function Body({
  list,
  rows,
  ...pick
}: { list: ListState<unknown>; rows: ReturnType<typeof useRows> } & Pick) {
  if (rows.error) return <Failed error={rows.error} retry={() => void rows.refetch()} />
  if (!rows.data) return <Skeleton lines={10} />
  if (rows.data.rows.length === 0) return <NothingFound list={list} />
  return <ListTable list={list} rows={rows.data.rows} stale={rows.isPlaceholderData} {...pick} />
}

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

type ChipsProps = Pick2<'narrow' | 'clear'> & { narrowed: Chip[] }
type Pick2<K extends keyof ListState<unknown>['state']> = { [key in K]: ListState<unknown>['state'][key] }

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
}: { list: ListState<unknown> } & Pick) {
  if (picked.size === 0 || batch.length === 0) return null
  const done = () => setPicked(new Map())
  return (
    <div className="batch-bar" role="toolbar" aria-label="批量操作">
      <span>
        已选 <b className="number">{picked.size}</b> {unit}
      </span>
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
    </div>
  )
}
