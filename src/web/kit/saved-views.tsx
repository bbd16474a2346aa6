import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '../call.ts'
import { useAct } from './act.ts'
import { useAddress } from './address.ts'
import type { Field } from './fields.ts'
import { FormDialog } from './form.tsx'
import { Icon } from './icon.tsx'
import type { ListState } from './list-page.tsx'
import { MenuButton, type MenuItem } from './menu-button.tsx'
import { useGo } from './page-link.tsx'
import { placeNow } from './place.ts'
import { type Search, writeSearch } from './search-text.ts'

type Definition = { search?: Search; columns?: string[] }

const fields: Field[] = [
  {
    kind: 'text',
    name: 'name',
    label: '名称',
    required: true,
    maximum: 40,
    placeholder: '例如：35 岁以下女党员',
  },
]

/** The person's own views of a list: what it is narrowed to, the order and the columns, under a name. */
export function SavedViews({ list, className }: { list: ListState<unknown>; className?: string }) {
  const { name, state } = list
  const { search } = useAddress()
  const go = useGo()
  const views = useQuery(ask.accounts.views.list.queryOptions({ input: { list: name } })).data ?? []
  const refresh = [ask.accounts.views.key()]
  const save = useAct(call.accounts.views.save, { done: '已保存为常用视图', refresh })
  const remove = useAct(
    ({ view }: { view: (typeof views)[number] }) => call.accounts.views.remove({ id: view.id }),
    {
      done: '已删除常用视图',
      refresh,
      undo: ({ view }) =>
        call.accounts.views.save({ list: name, name: view.name, definition: view.definition }),
    },
  )
  const [saving, setSaving] = useState(false)
  const open = ({ search: kept = {}, columns }: Definition) => {
    state.chosen.choose(columns ?? null)
    go(placeNow().pathname + writeSearch(kept))
  }
  const items: MenuItem[] = [
    ...views.map((view) => ({
      key: String(view.id),
      label: view.name,
      icon: 'bookmark' as const,
      onPick: () => open(view.definition as Definition),
    })),
    {
      key: 'save',
      label: '把当前条件和列存为视图',
      icon: 'plus',
      apart: views.length > 0,
      onPick: () => setSaving(true),
    },
    ...views.map((view) => ({
      key: `remove-${view.id}`,
      label: `删除“${view.name}”`,
      icon: 'close' as const,
      apart: view === views[0],
      onPick: () => void remove.run({ view }),
    })),
  ]
  const { page: _, ...kept } = search
  return (
    <>
      <MenuButton className={className} items={items}>
        <Icon name="bookmark" />
        常用视图
      </MenuButton>
      {saving && (
        <FormDialog
          title="存为常用视图"
          fields={fields}
          submitWord="保存"
          onClose={() => setSaving(false)}
          onSubmit={(given) =>
            save.send({
              list: name,
              name: String(given.name),
              definition: { search: kept, columns: state.asked.columns },
            })
          }
        />
      )}
    </>
  )
}
