import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { recordChange } from '../changes/actions.ts'
import { historyOf, lockOrganization } from '../changes/queries.ts'
import type { contract } from '../contract.ts'
import { show } from '../glance/actions.ts'
import { deleteGroup, getGroup, groupsOn, groupWasUsed, setGroup } from '../groups/queries.ts'
import { getOrganization } from '../queries.ts'
import { type OrganizationKind, type UndoableKind, whyNotNameGroup, whyNotUndo } from '../rules.ts'
import { judgeKind, judgeMove, judgeParent, type Row } from '../states/actions.ts'
import { lockSubtree, lockTree, moveSubtree, restate, setClosed } from '../states/queries.ts'
import { latestTerm, postsOfTerm, resumeTerm, setTermEnd, withdrawTerm } from '../terms/queries.ts'
import { changeNames } from '../words.ts'

/** One step back: the latest change that stands is answered by its opposite; both lines stay in the history. */
export const actions: Pick<ActionsOf<typeof contract>, 'undo'> = {
  async undo(ctx, { id, changeId, reason }) {
    await lockTree(ctx)
    const held = await lockOrganization(ctx, id)
    const history = await historyOf(ctx, id)
    const line = history.find((one) => one.id === changeId)

    if (!line) throw new Refusal('not-found', 'not-found', { id: changeId })
    const refused = whyNotUndo(line, history)
    if (refused) throw new Refusal('conflict', refused, { kind: changeNames[line.kind] })

    await stepsBack[line.kind as UndoableKind](ctx, held, line)
    const { name, path } = await getOrganization(ctx, id)
    await recordChange(
      ctx,
      { id, name, path },
      {
        kind: 'undone',
        effectiveOn: line.effectiveOn,
        before: line.after as Facts | null,
        after: { ...(line.before as Facts | null), change: line.kind },
        reason,
        undoes: line.id,
      },
    )
    return show(ctx, id, ctx.today)
  },
}

type Line = Awaited<ReturnType<typeof historyOf>>[number]
type Facts = Record<string, unknown>
const factsOf = <T>(facts: unknown) => facts as T

/** The opposite of each kind of change. */
const stepsBack: Record<UndoableKind, (ctx: Context, held: Row, line: Line) => Promise<unknown>> = {
  renamed: (ctx, { id }, { effectiveOn, before }) => {
    const { name, shortName } = factsOf<{ name: string; shortName: string | null }>(before)
    return restate(ctx, [{ id, on: effectiveOn, reads: { name, short_name: shortName } }])
  },

  kindChanged: async (ctx, held, { effectiveOn, before }) => {
    const { kind } = factsOf<{ kind: OrganizationKind }>(before)
    refuse(await judgeKind(ctx, held, kind, effectiveOn))
    await restate(ctx, [{ id: held.id, on: effectiveOn, reads: { kind } }])
  },

  moved: async (ctx, held, { effectiveOn, before }) => {
    const parent = await getOrganization(ctx, factsOf<{ parentId: number }>(before).parentId)
    refuse(await judgeMove(ctx, held, parent, effectiveOn))
    await lockSubtree(ctx, held.path)
    await moveSubtree(ctx, held, parent, effectiveOn)
  },

  closed: async (ctx, held, { effectiveOn }) => {
    const parent = await getOrganization(ctx, held.parent_id as number)
    refuse(await judgeParent(ctx, held.kind as OrganizationKind, parent, effectiveOn))
    await setClosed(ctx, held.id, null)
    await resumeTerm(ctx, held.id, effectiveOn)
  },

  termSet: async (ctx, held, { effectiveOn }) => {
    const term = await latestTerm(ctx, held.id)
    if (!term || term.fromOn !== effectiveOn) throw new Error(`the term of ${effectiveOn} is not the latest`)
    const posts = await postsOfTerm(ctx, term.id)
    refuse(posts > 0 ? new Refusal('conflict', 'term-has-posts', { count: posts }) : null)
    await withdrawTerm(ctx, { ...term, organizationId: held.id })
  },

  termExtended: async (ctx, held, { before }) => {
    const term = await latestTerm(ctx, held.id)
    const { endsOn, extendedBecause } = factsOf<{ endsOn: string; extendedBecause: string | null }>(before)
    if (term) await setTermEnd(ctx, term.id, endsOn, extendedBecause)
  },

  groupAdded: async (ctx, held, { after }) => {
    const group = await getGroup(ctx, held.id, factsOf<{ groupId: number }>(after).groupId)
    refuse(
      (await groupWasUsed(ctx, group.id))
        ? new Refusal('conflict', 'group-was-used', { name: group.name })
        : null,
    )
    await deleteGroup(ctx, group.id)
  },

  groupRenamed: async (ctx, held, { before }) => {
    const { groupId, groupName } = factsOf<{ groupId: number; groupName: string }>(before)
    await checkGroupName(ctx, held, groupName)
    await setGroup(ctx, groupId, { name: groupName })
  },

  groupClosed: async (ctx, held, { before }) => {
    const { groupId, groupName } = factsOf<{ groupId: number; groupName: string }>(before)
    await checkGroupName(ctx, held, groupName)
    await setGroup(ctx, groupId, { untilOn: null })
  },
}

async function checkGroupName(ctx: Context, held: Row, name: string): Promise<void> {
  const standing = await groupsOn(ctx, held.id, ctx.today)
  const reason = whyNotNameGroup(held.kind as OrganizationKind, name, standing)
  refuse(reason ? new Refusal('conflict', reason, { name }) : null)
}

function refuse(refusal: Refusal | null): void {
  if (refusal) throw refusal
}
