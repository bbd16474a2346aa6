import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { contract } from './contract.ts'
import { changeView, deleteView, getView, saveView, viewsOf } from './queries.ts'

type Definition = Record<string, never>
const shown = <T extends { definition: unknown }>(view: T) => ({
  ...view,
  definition: view.definition as Definition,
})

// Nobody else sees a view and nothing follows from it: it leaves no audit line.
export const actions: ActionsOf<typeof contract> = {
  list: async (ctx, { list }) => (await viewsOf(ctx, list)).map(shown),

  async save(ctx, view) {
    const views = await viewsOf(ctx, view.list)
    if (views.length >= 30 && !views.some(({ name }) => name === view.name))
      throw new Refusal('conflict', 'too-many-views', { most: 30 })
    return shown(await saveView(ctx, view))
  },

  async change(ctx, { id, name, definition }) {
    const view = await getView(ctx, id)
    const others = (await viewsOf(ctx, view.list)).filter((one) => one.id !== id)
    if (name && others.some((one) => one.name === name))
      throw new Refusal('conflict', 'view-name-taken', { field: 'name', name })
    return shown(
      await changeView(ctx, id, { name: name ?? view.name, definition: definition ?? view.definition }),
    )
  },

  async remove(ctx, { id }) {
    await getView(ctx, id)
    await deleteView(ctx, id)
    return {}
  },
}
