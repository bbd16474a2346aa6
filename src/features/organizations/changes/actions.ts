import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { whyNotOn } from '../rules.ts'
import { changeNames } from '../words.ts'
import { insertChanges, latestChange, latestEffect, lockOrganization, type NewChange } from './queries.ts'

type Held = Awaited<ReturnType<typeof lockOrganization>>

/**
 * Opens an organization for a change: held until the transaction ends, still open, and as the person saw it.
 * @throws Refusal not-found; already-closed {name}; changed-meanwhile {name, kind, who, at}
 */
export async function openForChange(
  ctx: Context,
  { id, seen }: { id: number; seen?: number | null },
): Promise<Held> {
  const held = await lockOrganization(ctx, id)
  const latest = await latestChange(ctx, id)
  if (seen !== undefined && latest && latest.id !== seen) {
    const facts = {
      name: held.name,
      kind: changeNames[latest.kind],
      who: latest.recordedBy,
      at: latest.recordedAt,
    }
    throw new Refusal('conflict', 'changed-meanwhile', facts)
  }
  if (held.closed_on)
    throw new Refusal('conflict', 'already-closed', { name: held.name, day: held.closed_on })
  return held
}

/**
 * Whether the day a change takes effect fits what is known already: effective-in-future, effective-before-record, or
 * change-after when a change of these kinds takes effect later. `field` names the input.
 */
export async function judgeDay(
  ctx: Context,
  held: Held,
  kinds: string[],
  day: Day,
  field = 'effectiveOn',
): Promise<Refusal | null> {
  const laterChange = await latestEffect(ctx, held.id, kinds)
  const reason = whyNotOn(day, { today: ctx.today, establishedOn: held.established_on, laterChange })
  const facts = { field, day: laterChange, establishedOn: held.established_on }
  return reason ? new Refusal('conflict', reason, facts) : null
}

/** One line in the organization's history and one in the audit trail. */
export async function recordChange(
  ctx: Context,
  held: { id: number; name: string; path: string },
  change: Omit<NewChange, 'organizationId' | 'source'> & { source?: string },
): Promise<void> {
  await insertChanges(ctx, [{ source: 'register', ...change, organizationId: held.id }])
  ctx.record({
    action: `organization.${change.kind}`,
    subject: { kind: 'organization', id: held.id, name: held.name },
    path: held.path,
    before: change.before,
    after: { ...change.after, effectiveOn: change.effectiveOn },
    reason: change.reason,
  })
}
