import { useQuery } from '@tanstack/react-query'
import { ask, call } from '../call.ts'
import { useMenu } from '../frames/menu.tsx'
import { useAct } from '../kit/act.ts'
import { useFrame } from '../kit/device.ts'
import type { Page } from '../page-list.ts'
import { useRoles, useStandIn } from '../session.ts'
import { chosenOf, usualOf } from './usual.ts'

/** It is kept as a view of the workbench: one for each account. */
const kept = { list: 'workbench', name: '常用功能' }

/** The pages of the menu that one can choose from, by group; on the phone those that are meant for it. */
function useChoice(): { group: string; pages: Page[] }[] {
  const phone = useFrame() === 'phone'
  return useMenu()
    .map(({ group, pages }) => ({
      group,
      pages: pages.filter((page) => page.path !== '/' && (!phone || page.phone)),
    }))
    .filter(({ pages }) => pages.length > 0)
}

/** 常用功能: what one chose for oneself, or what one's role mostly works with. */
export function useUsualPages() {
  const choice = useChoice()
  const { roles, acting } = useRoles()
  const pages = choice.flatMap((one) => one.pages)
  // What somebody chose for himself is no affair of whoever acts for him.
  const helping = useStandIn() !== undefined
  const views = useQuery({
    ...ask.accounts.views.list.queryOptions({ input: { list: kept.list } }),
    enabled: !helping,
  })
  const view = views.data?.find(({ name }) => name === kept.name)
  const usual = usualOf(
    pages,
    (acting ? [acting] : roles).map(({ role }) => role),
  )
  const chosen = view ? chosenOf(pages, view.definition) : []
  const refresh = [ask.accounts.views.key()]
  const save = useAct(call.accounts.views.save, { done: '常用功能已保存', refresh })
  const remove = useAct(call.accounts.views.remove, { done: '已恢复默认', refresh })
  return {
    choice,
    shown: chosen.length > 0 ? chosen : usual,
    /** There is something to choose: not everything stands there already. */
    adjustable: !helping && (chosen.length > 0 || usual.length < pages.length),
    /** Whether one chose for oneself. */
    own: chosen.length > 0,
    reading: !helping && views.isPending && views.fetchStatus !== 'paused',
    busy: save.busy || remove.busy,
    choose: (paths: string[]) => save.run({ ...kept, definition: { paths } }),
    restore: async () => view && remove.run({ id: view.id }),
  }
}
