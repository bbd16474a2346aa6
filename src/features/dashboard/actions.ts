import { figuresAround } from '#features/people/figures/queries.ts'
import { type Figures, noFigures } from '#features/people/figures/rules.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { contract } from './contract.ts'
import {
  branchesOf,
  countJoined,
  countOpen,
  countProbationOver,
  countSizes,
  countTree,
  findPlace,
  type Place,
  placesAbove,
  placesBelow,
} from './queries.ts'

export const actions: ActionsOf<typeof contract> = {
  async show(ctx, { organizationId }) {
    const place = await findPlace(ctx, organizationId)
    const children = await placesBelow(ctx, place)
    const { own, below } = await figuresAround(ctx, place)
    const { termsOverdue, termsSoon, ...organizations } = await countTree(ctx, place)
    return {
      asOf: ctx.today,
      organization: { ...place, above: await placesAbove(ctx, place) },
      figures: own,
      children: children.map((child) => rowOf(child, below.get(child.id) ?? noFigures())),
      organizations,
      sizes: await countSizes(ctx, place),
      joined: await countJoined(ctx, place),
      waiting: {
        termsOverdue,
        termsSoon,
        probationOver: await countProbationOver(ctx, place),
        ...(await countOpen(ctx, place)),
      },
    }
  },

  async branches(ctx, { organizationId, size, page, rows }) {
    const place = await findPlace(ctx, organizationId)
    return branchesOf(ctx, place, size, { limit: rows, offset: (page - 1) * rows })
  },
}

function rowOf(child: Place, { total, by }: Figures) {
  return {
    ...child,
    total,
    probationary: by.status?.probationaryMember ?? 0,
    women: by.gender?.female ?? 0,
    minority: by.nation?.minority ?? 0,
    upTo35: (by.age?.upTo30 ?? 0) + (by.age?.['31-35'] ?? 0),
    college: by.college?.yes ?? 0,
    retired: by.occupation?.retired ?? 0,
  }
}
