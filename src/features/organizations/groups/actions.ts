import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { judgeDay, openForChange, recordChange } from '../changes/actions.ts'
import type { contract } from '../contract.ts'
import { show } from '../glance/actions.ts'
import { type OrganizationKind, whyNotCloseGroup, whyNotNameGroup } from '../rules.ts'
import { getGroup, groupsOn, insertGroup, setGroup } from './queries.ts'

export const actions: ActionsOf<typeof contract.groups> = {
  async add(ctx, { name, fromOn, reason, ...input }) {
    const held = await openForChange(ctx, input)

    const early = await judgeDay(ctx, held, [], fromOn, 'fromOn')
    if (early) throw early
    await checkName(ctx, held, name)

    const group = await insertGroup(ctx, { organizationId: held.id, name, fromOn })
    await recordChange(ctx, held, {
      kind: 'groupAdded',
      effectiveOn: fromOn,
      before: null,
      after: { groupId: group.id, groupName: name },
      reason,
    })
    return show(ctx, held.id, ctx.today)
  },

  async rename(ctx, { groupId, name, reason, ...input }) {
    const held = await openForChange(ctx, input)
    const group = await getGroup(ctx, held.id, groupId)

    await checkName(ctx, held, name)

    await setGroup(ctx, groupId, { name })
    await recordChange(ctx, held, {
      kind: 'groupRenamed',
      effectiveOn: ctx.today,
      before: { groupId, groupName: group.name },
      after: { groupId, groupName: name },
      reason,
    })
    return show(ctx, held.id, ctx.today)
  },

  async close(ctx, { groupId, untilOn, reason, ...input }) {
    const held = await openForChange(ctx, input)
    const group = await getGroup(ctx, held.id, groupId)

    const early = await judgeDay(ctx, held, [], untilOn, 'untilOn')
    if (early) throw early
    const refused = whyNotCloseGroup(untilOn, group)
    if (refused)
      throw new Refusal('conflict', refused, {
        field: 'untilOn',
        name: group.name,
        count: group.members,
        from: group.fromOn,
      })

    await setGroup(ctx, groupId, { untilOn })
    await recordChange(ctx, held, {
      kind: 'groupClosed',
      effectiveOn: untilOn,
      before: { groupId, groupName: group.name, untilOn: null },
      after: { groupId, groupName: group.name, untilOn },
      reason,
    })
    return show(ctx, held.id, ctx.today)
  },
}

async function checkName(ctx: Context, held: { id: number; kind: string }, name: string): Promise<void> {
  const standing = await groupsOn(ctx, held.id, ctx.today)
  const refused = whyNotNameGroup(held.kind as OrganizationKind, name, standing)
  if (refused) throw new Refusal('conflict', refused, { field: 'name', name })
}
