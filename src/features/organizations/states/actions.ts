import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { judgeDay, recordChange } from '../changes/actions.ts'
import { membersSince, openChildrenSince } from '../glance/queries.ts'
import type { getOrganization } from '../queries.ts'
import {
  kindNames,
  type OrganizationKind,
  type Place,
  whyNotBecome,
  whyNotBelow,
  whyNotClose,
  whyNotMove,
  whyNotUnder,
} from '../rules.ts'
import { endTerm } from '../terms/queries.ts'
import {
  inPlaceSince,
  kindsSince,
  lockSubtree,
  moveSubtree,
  parentOf,
  restate,
  setClosed,
} from './queries.ts'

/*
 * The three changes of the tree that rules may refuse, each as a judgement and a deed: a registrar's act throws what
 * the judgement says, a feed collects it. The tree must be held (lockTree).
 */

export type Row = Awaited<ReturnType<typeof getOrganization>>

/** The day, the reason, and where the change comes from (`register` when a person makes it). */
export type Occasion = { on: Day; reason: string; source?: string }

const placeOf = (row: Row): Place => ({
  id: row.id,
  path: row.path,
  kind: row.kind as OrganizationKind,
  establishedOn: row.established_on,
  closedOn: row.closed_on,
})

/**
 * Who moves, and what it moves below, must have been in its place ever since that day: moves are registered in the
 * order in which they took effect.
 */
async function judgePlace(ctx: Context, place: Row, on: Day): Promise<Refusal | null> {
  const since = await inPlaceSince(ctx, place.id)
  return on < since ? new Refusal('conflict', 'place-changed-after', { name: place.name, day: since }) : null
}

/** What stands above may have been of several kinds since that day: each must allow the kind below. */
async function judgeKindsAbove(ctx: Context, kind: OrganizationKind, parent: Row, on: Day) {
  const kinds = await kindsSince(ctx, parent.id, on)
  const unfit = kinds.find((one) => whyNotBelow(kind, one.kind))
  return unfit
    ? new Refusal('conflict', 'place-changed-after', { name: parent.name, day: unfit.untilOn })
    : null
}

/** Whether an organization of a kind may stand below another from a day on. */
export async function judgeParent(
  ctx: Context,
  kind: OrganizationKind,
  parent: Row,
  on: Day,
): Promise<Refusal | null> {
  const reason = whyNotUnder(kind, placeOf(parent), on)
  if (!reason) return judgeKindsAbove(ctx, kind, parent, on)
  return new Refusal('conflict', reason, { field: 'parentId', name: parent.name, day: parent.established_on })
}

export async function judgeMove(ctx: Context, held: Row, target: Row, on: Day): Promise<Refusal | null> {
  const reason = whyNotMove({ ...placeOf(held), parentId: held.parent_id }, placeOf(target), on)
  if (reason) {
    const facts = { field: 'parentId', name: held.name, parent: target.name, day: target.established_on }
    return new Refusal('conflict', reason, facts)
  }
  return (
    (await judgeDay(ctx, held, ['moved', 'kindChanged'], on)) ??
    (await judgePlace(ctx, held, on)) ??
    (await judgePlace(ctx, target, on)) ??
    (await judgeKindsAbove(ctx, held.kind as OrganizationKind, target, on))
  )
}

export async function moveTo(ctx: Context, held: Row, target: Row, { on, ...why }: Occasion): Promise<void> {
  const parent = await parentOf(ctx, held)
  await lockSubtree(ctx, held.path)
  const { path } = await moveSubtree(ctx, held, target, on)
  const before = { parentId: held.parent_id, parentName: parent?.name ?? null }
  const after = { parentId: target.id, parentName: target.name }
  await recordChange(ctx, { ...held, path }, { ...why, kind: 'moved', effectiveOn: on, before, after })
}

export async function judgeKind(
  ctx: Context,
  held: Row,
  kind: OrganizationKind,
  on: Day,
): Promise<Refusal | null> {
  const parent = await parentOf(ctx, held)
  const children = await openChildrenSince(ctx, held.id, on)
  const members = await membersSince(ctx, held.id, on)
  const reason = whyNotBecome(kind, {
    now: held.kind as OrganizationKind,
    parent: (parent?.kind ?? null) as OrganizationKind | null,
    children: children.map((child) => child.kind as OrganizationKind),
    members,
  })
  if (reason) {
    const facts = { field: 'kind', name: held.name, kind: kindNames[kind], count: members }
    return new Refusal('conflict', reason, facts)
  }
  return (
    (await judgeDay(ctx, held, ['kindChanged', 'moved'], on)) ??
    (parent ? await judgeKindsAbove(ctx, kind, parent, on) : null)
  )
}

export async function becomeKind(ctx: Context, held: Row, kind: OrganizationKind, { on, ...why }: Occasion) {
  await restate(ctx, [{ id: held.id, on, reads: { kind } }])
  const before = { kind: held.kind }
  await recordChange(ctx, held, { ...why, kind: 'kindChanged', effectiveOn: on, before, after: { kind } })
}

export async function judgeClosure(ctx: Context, held: Row, on: Day): Promise<Refusal | null> {
  const members = await membersSince(ctx, held.id, on)
  const children = new Set((await openChildrenSince(ctx, held.id, on)).map(({ id }) => id))
  const reason = whyNotClose({ members, openChildren: children.size, isRoot: held.parent_id === null })
  if (reason) {
    const count = reason === 'has-members' ? members : children.size
    return new Refusal('conflict', reason, { name: held.name, count, day: on })
  }
  return judgeDay(ctx, held, ['renamed', 'kindChanged', 'moved', 'termSet'], on, 'closedOn')
}

export async function closeOn(ctx: Context, held: Row, { on, ...why }: Occasion): Promise<void> {
  await setClosed(ctx, held.id, { on, because: why.reason })
  await endTerm(ctx, held.id, on)
  const [before, after] = [{ closedOn: null }, { closedOn: on }]
  await recordChange(ctx, held, { ...why, kind: 'closed', effectiveOn: on, before, after })
}
