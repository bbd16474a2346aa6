import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { checkDay, openForChange, recordChange } from './changes/actions.ts'
import type { contract } from './contract.ts'
import { show } from './glance/actions.ts'
import { membersSince, openChildrenSince } from './glance/queries.ts'
import { plantOrganizations } from './intake/actions.ts'
import { findByCode, getOrganization } from './queries.ts'
import { kindNames, whyNotBecome, whyNotClose, whyNotMove, whyNotRename, whyNotUnder } from './rules.ts'
import { checkSettled, kindFacts, moveTo, placeOf } from './states/actions.ts'
import { lockTree, parentOf, restate, setClosed } from './states/queries.ts'
import { endTerm } from './terms/queries.ts'

type Acts = Pick<ActionsOf<typeof contract>, 'establish' | 'rename' | 'changeKind' | 'move' | 'close'>

export const actions: Acts = {
  async establish(ctx, { parentId, reason, ...given }) {
    await lockTree(ctx)
    const parent = await getOrganization(ctx, parentId)
    const taken = await findByCode(ctx, given.code)

    if (taken) throw new Refusal('conflict', 'organization-code-taken', { field: 'code', code: given.code })
    if (given.establishedOn > ctx.today)
      throw new Refusal('conflict', 'effective-in-future', { field: 'establishedOn' })
    const refused = whyNotUnder(given.kind, placeOf(parent), given.establishedOn)
    if (refused)
      throw new Refusal('conflict', refused, {
        field: 'parentId',
        name: parent.name,
        day: parent.established_on,
      })

    await checkSettled(ctx, parent, given.establishedOn, ['kind'])

    const row = { ...given, parentCode: parent.code, closedOn: null, termYears: null, termFrom: null }
    const [planted] = await plantOrganizations(ctx, [row])
    if (!planted) throw new Error('nothing was planted')
    await recordChange(
      ctx,
      { ...planted, name: given.name },
      {
        kind: 'established',
        effectiveOn: given.establishedOn,
        before: null,
        after: { name: given.name, kind: given.kind, parentId, parentName: parent.name },
        reason,
      },
    )
    return show(ctx, planted.id, ctx.today)
  },

  async rename(ctx, { name, shortName, effectiveOn, reason, ...input }) {
    const held = await openForChange(ctx, input)
    const before = { name: held.name, shortName: held.short_name }

    await checkDay(ctx, held, ['renamed'], effectiveOn)
    const refused = whyNotRename(before, name, shortName)
    if (refused) throw new Refusal('conflict', refused, { field: 'name', name })

    await restate(ctx, [{ id: held.id, on: effectiveOn, reads: { name, short_name: shortName } }])
    await recordChange(
      ctx,
      { ...held, name },
      { kind: 'renamed', effectiveOn, before, after: { name, shortName }, reason },
    )
    return show(ctx, held.id, ctx.today)
  },

  async changeKind(ctx, { kind, effectiveOn, reason, ...input }) {
    await lockTree(ctx)
    const held = await openForChange(ctx, input)
    const facts = await kindFacts(ctx, held, effectiveOn)

    await checkDay(ctx, held, ['kindChanged', 'moved'], effectiveOn)
    const refused = whyNotBecome(kind, facts)
    if (refused)
      throw new Refusal('conflict', refused, {
        field: 'kind',
        name: held.name,
        kind: kindNames[kind],
        count: facts.members,
      })

    await restate(ctx, [{ id: held.id, on: effectiveOn, reads: { kind } }])
    await recordChange(ctx, held, {
      kind: 'kindChanged',
      effectiveOn,
      before: { kind: facts.now },
      after: { kind },
      reason,
    })
    return show(ctx, held.id, ctx.today)
  },

  async move(ctx, { parentId, effectiveOn, reason, ...input }) {
    await lockTree(ctx)
    const held = await openForChange(ctx, input)
    const target = await getOrganization(ctx, parentId)
    const parent = await parentOf(ctx, held)

    await checkDay(ctx, held, ['moved', 'kindChanged'], effectiveOn)
    const refused = whyNotMove({ ...placeOf(held), parentId: held.parent_id }, placeOf(target), effectiveOn)
    if (refused)
      throw new Refusal('conflict', refused, {
        field: 'parentId',
        name: held.name,
        parent: target.name,
        day: target.established_on,
      })

    const { path } = await moveTo(ctx, held, target, effectiveOn)
    const before = { parentId: held.parent_id, parentName: parent?.name ?? null }
    const after = { parentId, parentName: target.name }
    await recordChange(ctx, { ...held, path }, { kind: 'moved', effectiveOn, before, after, reason })
    return show(ctx, held.id, ctx.today)
  },

  async close(ctx, { closedOn, reason, ...input }) {
    await lockTree(ctx)
    const held = await openForChange(ctx, input)
    const members = await membersSince(ctx, held.id, closedOn)
    const children = new Set((await openChildrenSince(ctx, held.id, closedOn)).map(({ id }) => id))

    await checkDay(ctx, held, ['renamed', 'kindChanged', 'moved', 'termSet'], closedOn, 'closedOn')
    const refused = whyNotClose({ members, openChildren: children.size, isRoot: held.parent_id === null })
    if (refused) {
      const count = refused === 'has-members' ? members : children.size
      throw new Refusal('conflict', refused, { name: held.name, count, day: closedOn })
    }

    await setClosed(ctx, held.id, { on: closedOn, because: reason })
    await endTerm(ctx, held.id, closedOn)
    await recordChange(ctx, held, {
      kind: 'closed',
      effectiveOn: closedOn,
      before: { closedOn: null },
      after: { closedOn },
      reason,
    })
    return show(ctx, held.id, ctx.today)
  },
}
