import { getReadable } from '#features/library/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { refuseUnlessWhole } from '../sites/actions.ts'
import { getSite, holdSite } from '../sites/queries.ts'
import type { related } from './contract.ts'
import { deleteLink, insertLink, materialsOf, sitesOf } from './queries.ts'

const note = (ctx: Context, deed: string, site: { id: number; name: string }, material: string) =>
  ctx.record({
    action: `redSite.${deed}`,
    subject: { kind: 'redSite', id: site.id, name: site.name },
    after: { material },
  })

export const relatedActions: ActionsOf<typeof related> = {
  async materials(ctx, { id }) {
    await getSite(ctx, id)
    return materialsOf(ctx, id)
  },

  async sites(ctx, { id }) {
    await getReadable(ctx, { id })
    return sitesOf(ctx, id)
  },

  async link(ctx, { id, materialId }) {
    refuseUnlessWhole(ctx)
    const site = await holdSite(ctx, id)
    const { title } = await getReadable(ctx, { id: materialId })
    if (!(await insertLink(ctx, id, materialId)))
      throw new Refusal('conflict', 'red-material-linked', { title })
    note(ctx, 'materialLinked', site, title)
    return {}
  },

  async unlink(ctx, { id, materialId }) {
    refuseUnlessWhole(ctx)
    const site = await holdSite(ctx, id)
    const { title } = await getReadable(ctx, { id: materialId })
    if (!(await deleteLink(ctx, id, materialId)))
      throw new Refusal('not-found', 'not-found', { id: materialId })
    note(ctx, 'materialUnlinked', site, title)
    return {}
  },
}
