import { useEffect, useState } from 'react'
import type { ListState } from './list-page.tsx'
import { BatchBar, Chips, NothingFound, type Picked, type Picking } from './list-parts.tsx'
import { useRows } from './list-rows.ts'
import { ListSearch } from './list-search.tsx'
import { ListTable } from './list-table.tsx'
import { ListTools } from './list-tools.tsx'
import { OrganizationTree } from './organization-tree.tsx'
import { Pager } from './pager.tsx'
import { Failed, Skeleton } from './states.tsx'
import './list.css'
import './panel.css'

/** The list on the desktop: tree, search form, toolbar, table, paging. */
export default function DesktopList(list: ListState<unknown>) {
  const { tree, state } = list
  // Whose reach is one organization has nothing to pick: the columns get the room.
  if (!tree || tree.nodes?.length === 1) return <Right {...list} />
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
}: { list: ListState<unknown>; rows: ReturnType<typeof useRows> } & Picking) {
  if (rows.error) return <Failed error={rows.error} retry={() => void rows.refetch()} />
  if (!rows.data) return <Skeleton lines={10} />
  if (rows.data.rows.length === 0) return <NothingFound list={list} />
  return <ListTable list={list} rows={rows.data.rows} stale={rows.isPlaceholderData} {...pick} />
}
