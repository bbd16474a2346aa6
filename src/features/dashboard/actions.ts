import { kindNames } from '#features/organizations/rules.ts'
import { branchSizes } from '#features/people/figures/brackets/rules.ts'
import { branchFigures } from '#features/people/figures/branches/queries.ts'
import { figuresAround } from '#features/people/figures/queries.ts'
import { type Figures, noFigures } from '#features/people/figures/rules.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import type { contract } from './contract.ts'
import {
  branchesOf,
  countJoined,
  countOpen,
  countProbationOver,
  countTerms,
  findPlace,
  type Place,
  placesAbove,
  placesBelow,
} from './queries.ts'

export const actions: ActionsOf<typeof contract> = {
  async show(ctx, { organizationId }) {
    const place = await findPlace(ctx, organizationId)
    const children = await placesBelow(ctx, place)
    const { own, below } = await figuresAround(ctx, place, shownOfChildren)
    const { kinds, sizes } = await branchFigures(ctx, place)
    return {
      asOf: ctx.today,
      organization: { ...place, above: await placesAbove(ctx, place) },
      figures: own,
      children: children.map((child) => rowOf(child, below.get(child.id) ?? noFigures())),
      organizations: organizationsOf(kinds),
      sizes: branchSizes.map(({ key }) => ({ key, branches: sizes[key] ?? 0 })),
      joined: await countJoined(ctx, place),
      waiting: {
        ...(await countTerms(ctx, place)),
        probationOver: await countProbationOver(ctx, place),
        ...(await countOpen(ctx, place)),
      },
    }
  },

  async branches(ctx, { organizationId, size, page, rows }) {
    const place = await findPlace(ctx, organizationId)
    return branchesOf(ctx, place, size, { limit: rows, offset: (page - 1) * rows })
  },

  async export(ctx, { organizationId, size }) {
    const place = await findPlace(ctx, organizationId)
    const label = branchSizes.find(({ key }) => key === size)?.label
    ctx.record({
      action: 'dashboard.branchesExported',
      subject: { kind: 'organization', id: place.id, name: place.name },
      path: place.path,
      after: { size: label },
    })
    return listSheet(
      `党支部（${label}，${ctx.today}）`,
      layout,
      async (db, page) => (await branchesOf({ db }, place, size, page)).rows,
      ({ name, parentName, kind, members }) => [name, parentName, kindNames[kind], members],
    )
  },
}

const layout: SheetLayout = {
  name: '党支部',
  title: '党支部规模',
  columns: [
    { title: '党支部', width: 44, kind: 'text' },
    { title: '上级党组织', width: 24, kind: 'text' },
    { title: '类别', width: 14, kind: 'text' },
    { title: '党员' },
  ],
}

/** What `rowOf` reads of each organization directly below: there may be a thousand of them. */
const shownOfChildren = ['total', 'status', 'gender', 'nation', 'age', 'college', 'occupation']

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

/** Everything that is neither a committee nor a general branch is a branch of some kind. */
function organizationsOf({ committee = 0, generalBranch = 0, ...branches }: Record<string, number>) {
  const sum = Object.values(branches).reduce((total, one) => total + one, 0)
  return { committees: committee, generalBranches: generalBranch, branches: sum }
}
