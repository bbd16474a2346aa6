import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { membersSince, openChildrenSince } from '../glance/queries.ts'
import type { getOrganization } from '../queries.ts'
import type { OrganizationKind, Place } from '../rules.ts'
import { lockSubtree, moveSubtree, parentOf, settledSince } from './queries.ts'

export type Row = Awaited<ReturnType<typeof getOrganization>>

export const placeOf = (row: Row): Place => ({
  id: row.id,
  path: row.path,
  kind: row.kind as OrganizationKind,
  establishedOn: row.established_on,
  closedOn: row.closed_on,
})

/**
 * A place must have been what it is ever since the day from which others are to stand there: changes of the tree are
 * registered in the order in which they took effect.
 * @throws Refusal place-changed-after {name, day}
 */
export async function checkSettled(
  ctx: Context,
  place: Row,
  on: Day,
  what: ('place' | 'kind')[],
): Promise<void> {
  const settled = await settledSince(ctx, place.id)
  for (const one of what)
    if (on < settled[one])
      throw new Refusal('conflict', 'place-changed-after', { name: place.name, day: settled[one] })
}

/** Moves a subtree from a day on. The tree must be held (lockTree) and the rules asked. */
export async function moveTo(ctx: Context, moving: Row, target: Row, on: Day): Promise<{ path: string }> {
  await checkSettled(ctx, moving, on, ['place'])
  await checkSettled(ctx, target, on, ['place', 'kind'])
  await lockSubtree(ctx, moving.path)
  return moveSubtree(ctx, moving, target, on)
}

/** What decides which kind an organization may be from a day on. */
export async function kindFacts(ctx: Context, held: Row, on: Day) {
  const parent = await parentOf(ctx, held)
  if (parent) await checkSettled(ctx, parent, on, ['kind'])
  const children = await openChildrenSince(ctx, held.id, on)
  return {
    now: held.kind as OrganizationKind,
    parent: parent ? (parent.kind as OrganizationKind) : null,
    children: children.map((child) => child.kind as OrganizationKind),
    members: await membersSince(ctx, held.id, on),
  }
}
