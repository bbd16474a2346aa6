import { addMonths, addYears, type Day } from '#basics/days.ts'
import { insertChanges } from '#features/organizations/changes/queries.ts'
import { insertOrganizations, type OrganizationRow } from '#features/organizations/intake/actions.ts'
import { moveSubtree, restate } from '#features/organizations/states/queries.ts'
import type { Context } from '#platform/context.ts'
import { groupsIn } from './people.ts'
import { extendTerms, insertEarlierTerms, insertGroups, setClosedBecause } from './rows.ts'
import type { Plan, PlannedOrganization } from './tree.ts'

/** Ids by place in the plan, and of groups by `organization id/number`. */
export type Planted = { ids: number[]; groups: Map<string, number> }

/** Registers the planned tree as it was, then what happened to it. */
export async function loadTree(ctx: Context, plan: Plan): Promise<Planted> {
  const { organizations } = plan
  const placed = await insertOrganizations(
    ctx,
    organizations.map((one) => rowOf(one, organizations)),
    'demo',
  )
  const ids = organizations.map(({ code }) => placed.get(code)?.id as number)
  await rename(ctx, organizations, ids)
  await moveOnes(ctx, organizations, placed)
  for (const { index, closedBecause } of organizations) {
    if (closedBecause) await setClosedBecause(ctx, ids[index] as number, closedBecause)
  }
  await extendTerms(
    ctx,
    organizations.flatMap(({ index, termExtended }) => (termExtended ? [ids[index] as number] : [])),
    addMonths(plan.today, 5),
  )
  await insertEarlierTerms(ctx)
  return { ids, groups: await loadGroups(ctx, plan, ids) }
}

const rowOf = (one: PlannedOrganization, all: PlannedOrganization[]): OrganizationRow => {
  const parent = one.before ? one.before.parent : one.parent
  return {
    code: one.code,
    name: one.before?.name ?? one.name,
    shortName: one.before?.shortName ?? one.shortName,
    kind: one.kind,
    parentCode: parent === null ? null : (all[parent] as PlannedOrganization).code,
    establishedOn: one.establishedOn,
    closedOn: one.closedOn,
    termYears: one.termYears,
    termFrom: one.termFrom,
  }
}

async function rename(ctx: Context, organizations: PlannedOrganization[], ids: number[]): Promise<void> {
  const renamed = organizations.filter(({ before, name }) => before && before.name !== name)
  if (renamed.length === 0) return
  const idOf = ({ index }: PlannedOrganization) => ids[index] as number
  const dayOf = ({ before }: PlannedOrganization) => before?.until as Day
  await restate(
    ctx,
    renamed.map((one) => ({
      id: idOf(one),
      on: dayOf(one),
      reads: { name: one.name, short_name: one.shortName },
    })),
  )
  await insertChanges(
    ctx,
    renamed.map((one) => ({
      organizationId: idOf(one),
      kind: 'renamed',
      effectiveOn: dayOf(one),
      before: { name: one.before?.name, shortName: one.before?.shortName },
      after: { name: one.name, shortName: one.shortName },
      reason: '科室更名',
      source: 'demo',
    })),
  )
}

async function moveOnes(
  ctx: Context,
  organizations: PlannedOrganization[],
  placed: Map<string, { id: number; path: string }>,
): Promise<void> {
  const at = (index: number | null) =>
    placed.get((organizations[index ?? 0] as PlannedOrganization).code) as { id: number; path: string }
  for (const { index, before, parent } of organizations) {
    if (!before || before.parent === parent) continue
    await moveSubtree(ctx, at(index), at(parent), before.until)
    await insertChanges(ctx, [
      {
        organizationId: at(index).id,
        kind: 'moved',
        effectiveOn: before.until,
        before: { parentId: at(before.parent).id },
        after: { parentId: at(parent).id },
        reason: '归口管理调整',
        source: 'demo',
      },
    ])
  }
}

const groupNames = ['第一党小组', '第二党小组', '第三党小组']

const loadGroups = (ctx: Context, plan: Plan, ids: number[]) =>
  insertGroups(
    ctx,
    plan.organizations.flatMap((one) =>
      one.closedOn
        ? []
        : groupNames.slice(0, groupsIn(one)).map((name, n) => ({
            organizationId: ids[one.index] as number,
            number: n + 1,
            name,
            fromOn: one.termFrom ?? addYears(plan.today, -2),
          })),
    ),
  )
