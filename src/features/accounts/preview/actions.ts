import type { Context } from '#platform/context.ts'
import { getAccount } from '../queries.ts'
import { rolesHeld } from '../roles/queries.ts'
import { because, distinct, type Held, keyOf, titleOf } from '../roles/rules.ts'
import { organizationsBelow } from './queries.ts'

/** What somebody may today, in which role, and what gives it. */
export async function seenAs(ctx: Context, { id }: { id: number }) {
  const { name, username, disabledAt } = await getAccount(ctx, id)
  const held = distinct(await rolesHeld(ctx.db, [id], ctx.today))
  const allowed = new Map(held.map(({ role }) => [role, ctx.actor.allows?.(role) ?? []]))
  const roles = []
  for (const one of held) roles.push(await told(ctx, one, (allowed.get(one.role) ?? []).map(nameOf)))
  const permissions = new Map([...allowed.values()].flat().map((one) => [one.permission, one]))
  return { id, name, username, disabled: disabledAt !== null, roles, permissions: [...permissions.values()] }
}

const nameOf = ({ permission }: { permission: string }) => permission

async function told(ctx: Context, held: Held, permissions: string[]) {
  const { role, source, fromOn, untilOn, organizationName, path } = held
  return {
    key: keyOf(held),
    role,
    title: titleOf(held),
    source,
    because: because(held),
    fromOn,
    untilOn,
    organizationName,
    organizations: path === null ? null : await organizationsBelow(ctx, path),
    permissions,
  }
}
