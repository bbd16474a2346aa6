import { Icon } from './icon.tsx'
import { sortName } from './list-columns.ts'
import type { ListState } from './list-page.tsx'
import { MenuButton, type MenuItem } from './menu-button.tsx'

/** The order of a list on the phone, where no column has a heading to press. */
export function OrderMenu({ list }: { list: ListState<unknown> }) {
  const { columns, state, sortStart } = list
  const { sort, descending } = state.asked
  const sortable = columns.filter((column) => sortName(column) !== null)
  if (sortable.length === 0) return null
  const now = sortable.find((column) => sortName(column) === sort)
  const usual = sortStart?.replace(/^-/, '')
  const items: MenuItem[] = sortable.flatMap((column) => {
    const name = sortName(column) as string
    return [false, true].map((down) => ({
      key: `${name}-${down}`,
      label: `${column.title}${down ? '（倒序）' : '（正序）'}`,
      checked: name === sort && descending === down,
      onPick: () => state.order(down ? `-${name}` : name),
    }))
  })
  const first: MenuItem = {
    key: 'usual',
    label: '默认顺序',
    checked: !now || (sort === usual && sortStart?.startsWith('-') === descending),
    onPick: () => state.order(undefined),
  }
  return (
    <MenuButton className="link with-icon" heading="排列顺序" items={[first, ...items]}>
      <Icon name="sort" size={16} />
      {now ? `按${now.title}` : '排序'}
    </MenuButton>
  )
}
