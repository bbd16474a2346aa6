import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { judgeDay, openForChange, recordChange } from './changes/actions.ts'
import type { contract } from './contract.ts'
import { show } from './glance/actions.ts'
import { plantOrganizations } from './intake/actions.ts'
import { findByCode, getOrganization } from './queries.ts'
import { whyNotOn, whyNotRename } from './rules.ts'
import {
  becomeKind,
  closeOn,
  judgeClosure,
  judgeKind,
  judgeMove,
  judgeParent,
  moveTo,
} from './states/actions.ts'
import { lockTree, restate } from './states/queries.ts'

type Acts = Pick<ActionsOf<typeof contract>, 'establish' | 'rename' | 'changeKind' | 'move' | 'close'>

export const actions: Acts = {
  async establish(ctx, { parentId, reason, ...given }) {
    await lockTree(ctx)
    const parent = await getOrganization(ctx, parentId)
    const taken = await findByCode(ctx, given.code)

    if (taken) throw new Refusal('conflict', 'organization-code-taken', { field: 'code', code: given.code })
    const early = whyNotOn(given.establishedOn, { today: ctx.today, establishedOn: null, laterChange: null })
    if (early) throw new Refusal('conflict', early, { field: 'establishedOn' })
    const refusal = await judgeParent(ctx, given.kind, parent, given.establishedOn)
    if (refusal) throw refusal

    const row = { ...given, parentCode: parent.code, closedOn: null, termYears: null, termFrom: null }
    const [planted] = await plantOrganizations(ctx, [row])
    if (!planted) throw new Error('nothing was planted')
    const organization = { ...planted, name: given.name }
    const after = { name: given.name, kind: given.kind, parentId, parentName: parent.name }
    await recordChange(ctx, organization, {
      kind: 'established',
      effectiveOn: given.establishedOn,
      before: null,
      after,
      reason,
    })
    return show(ctx, planted.id, ctx.today)
  },

  async rename(ctx, { name, shortName, effectiveOn, reason, ...input }) {
    const held = await openForChange(ctx, input)
    const before = { name: held.name, shortName: held.short_name }

    const same = whyNotRename(before, name, shortName)
    if (same) throw new Refusal('conflict', same, { field: 'name', name })
    const refusal = await judgeDay(ctx, held, ['renamed'], effectiveOn)
    if (refusal) throw refusal

    await restate(ctx, [{ id: held.id, on: effectiveOn, reads: { name, short_name: shortName } }])
    const after = { name, shortName }
    await recordChange(ctx, { ...held, name }, { kind: 'renamed', effectiveOn, before, after, reason })
    return show(ctx, held.id, ctx.today)
  },

  async changeKind(ctx, { kind, effectiveOn, reason, ...input }) {
    await lockTree(ctx)
    const held = await openForChange(ctx, input)

    const refusal = await judgeKind(ctx, held, kind, effectiveOn)
    if (refusal) throw refusal

    await becomeKind(ctx, held, kind, { on: effectiveOn, reason })
    return show(ctx, held.id, ctx.today)
  },

  async move(ctx, { parentId, effectiveOn, reason, ...input }) {
    await lockTree(ctx)
    const held = await openForChange(ctx, input)
    const target = await getOrganization(ctx, parentId)

    const refusal = await judgeMove(ctx, held, target, effectiveOn)
    if (refusal) throw refusal

    await moveTo(ctx, held, target, { on: effectiveOn, reason })
    return show(ctx, held.id, ctx.today)
  },

  async close(ctx, { closedOn, reason, ...input }) {
    await lockTree(ctx)
    const held = await openForChange(ctx, input)

    const refusal = await judgeClosure(ctx, held, closedOn)
    if (refusal) throw refusal

    await closeOn(ctx, held, { on: closedOn, reason })
    return show(ctx, held.id, ctx.today)
  },
}
