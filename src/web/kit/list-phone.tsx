import { useQueries, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { FilterButton, FilterSheet, SearchText } from './filter-sheet.tsx'
import { Icon } from './icon.tsx'
import { ListCard } from './list-card.tsx'
import { OrderMenu } from './list-order.tsx'
import type { ListState } from './list-page.tsx'
import { BatchBar, Chips, exportItems, NothingFound, type Picked } from './list-parts.tsx'
import { MenuButton, type MenuItem } from './menu-button.tsx'
import { SavedViews } from './saved-views.tsx'
import { Failed, Skeleton } from './states.tsx'
import './list.css'

const ColumnChooser = lazy(() =>
  import('./column-chooser.tsx').then((chooser) => ({ default: chooser.ColumnChooser })),
)

/** The list on the phone: a search bar, a sheet of filters, cards, and more of them at the foot. */
export default function PhoneList(list: ListState<unknown>) {
  const { state } = list
  const [picking, setPicking] = useState(false)
  const [picked, setPicked] = useState<Picked>(new Map())
  const stop = (next: Picked) => {
    setPicked(next)
    if (next.size === 0) setPicking(false)
  }
  return (
    <div className="phone-list">
      <SearchBar list={list} startPicking={() => setPicking(true)} />
      <Chips
        narrowed={state.narrowed.filter(({ field }) => field.name !== list.searchField)}
        narrow={state.narrow}
        clear={state.clear}
      />
      <Cards list={list} picked={picking ? picked : null} setPicked={setPicked} />
      <BatchBar list={list} picked={picked} setPicked={stop} />
    </div>
  )
}

type BarProps = { list: ListState<unknown>; startPicking: () => void }

function SearchBar({ list, startPicking }: BarProps) {
  const { state, fields, searchField, batch = [], exports = [] } = list
  const [filtering, setFiltering] = useState(false)
  const asField = fields.find((field) => field.name === searchField)
  const others = state.narrowed.filter(({ field }) => field.name !== searchField).length
  const [choosing, setChoosing] = useState(false)
  const refresh = useRefresh(list)
  const picking: MenuItem[] =
    batch.length > 0 ? [{ key: 'pick', label: '选择多条', icon: 'check', onPick: startPicking }] : []
  const choose: MenuItem[] =
    exports.length > 0
      ? [{ key: 'columns', label: '选择导出的列', icon: 'columns', onPick: () => setChoosing(true) }]
      : []
  const again: MenuItem = { key: 'refresh', label: '刷新', icon: 'refresh', onPick: refresh }
  return (
    <div className="phone-search">
      {asField && (
        <SearchText
          label={asField.label}
          placeholder={asField.placeholder}
          value={String(state.asked.values[asField.name] ?? '')}
          ask={(text) => state.narrow({ [asField.name]: text || undefined })}
        />
      )}
      {fields.length > (asField ? 1 : 0) && (
        <FilterButton count={others} onClick={() => setFiltering(true)} />
      )}
      <MenuButton
        className="button icon"
        label="更多操作"
        items={[...picking, ...exportItems(list), ...choose, again]}
      >
        <Icon name="more" />
      </MenuButton>
      {filtering && (
        <FilterSheet
          fields={fields.filter((field) => field.name !== searchField)}
          values={state.asked.values}
          narrow={state.narrow}
          onClose={() => setFiltering(false)}
        />
      )}
      <Suspense>{choosing && <ColumnChooser list={list} onClose={() => setChoosing(false)} />}</Suspense>
    </div>
  )
}

/** Reads the pages on the screen again. */
function useRefresh({ question, state }: ListState<unknown>): () => void {
  const cache = useQueryClient()
  return () => {
    for (let page = 1; page <= state.asked.page; page++) {
      const { queryKey } = question({ ...state.asked, page, size: 20 })
      void cache.invalidateQueries({ queryKey })
    }
  }
}

type CardsProps = { list: ListState<unknown>; picked: Picked | null; setPicked: (picked: Picked) => void }

/** The pages read so far, one under the other; how many is in the address, so that the way back ends here again. */
function Cards({ list, picked, setPicked }: CardsProps) {
  const { question, state, unit = '条', rowKey } = list
  const pages = useQueries({
    queries: Array.from({ length: Math.min(state.asked.page, 50) }, (_, at) =>
      question({ ...state.asked, page: at + 1, size: 20 }),
    ),
  })
  const failed = pages.find((page) => page.error)
  const rows = pages.flatMap((page) => page.data?.rows ?? [])
  const total = pages[0]?.data?.total
  if (rows.length === 0) {
    if (failed) return <Failed error={failed.error} retry={() => void failed.refetch()} />
    if (total === undefined) return <Skeleton lines={9} />
    return (
      <>
        {list.savedViews && (
          <div className="phone-total">
            <span className="grow" />
            <SavedViews list={list} className="link with-icon" />
          </div>
        )}
        <NothingFound list={list} />
      </>
    )
  }
  const reading = pages.some((page) => page.isPending)
  return (
    <>
      <div className="phone-total">
        <p className="grow">
          共 <b className="number">{total?.toLocaleString('zh-CN')}</b> {unit}
        </p>
        <OrderMenu list={list} />
        {list.savedViews && <SavedViews list={list} className="link with-icon" />}
      </div>
      <ul className="cards">
        {rows.map((row) => (
          <ListCard key={rowKey(row)} row={row} list={list} picked={picked} setPicked={setPicked} />
        ))}
      </ul>
      {failed && <Failed error={failed.error} retry={() => void failed.refetch()} />}
      {rows.length < (total ?? 0) ? (
        <button
          type="button"
          className="button more"
          disabled={reading}
          onClick={() => state.more(state.asked.page + 1)}
        >
          {reading ? '正在读取……' : `再看 20 ${unit}（已显示 ${rows.length}）`}
        </button>
      ) : (
        rows.length > 20 && <p className="phone-end">已全部显示</p>
      )}
    </>
  )
}
