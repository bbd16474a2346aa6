import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { insertChanges } from '../changes/queries.ts'
import { restate } from '../states/queries.ts'
import { holdByCodes, latestRenamings, setFacts } from './queries.ts'
import { correctionOf, type OrganizationUpdate, type Present, renamingOf } from './rules.ts'

type Refused = { code: string; refusal: Refusal }
type Held = { id: number; now: Present; update: OrganizationUpdate }

/**
 * Names and facts of organizations as a feed tells them, thousands in a few statements. Changes of the tree and terms
 * are acts, each judged for itself: see actions.ts. Answers what was refused; the rest is done. The caller writes the
 * audit line.
 */
export async function applyOrganizationChanges(
  ctx: Context,
  updates: OrganizationUpdate[],
  why: { reason: string; source: string },
): Promise<Refused[]> {
  const { held, refused } = await hold(ctx, updates)

  const renamings = held.flatMap(({ id, now, update }) => {
    const renaming = renamingOf(now, update, ctx.today)
    return renaming ? [{ id, now, update, ...renaming }] : []
  })
  const renamed = renamings.filter(({ reason }) => reason === null)
  const corrected = held.flatMap(({ id, now, update }) => {
    const correction = correctionOf(now, update)
    return correction ? [{ id, update, ...correction }] : []
  })

  await restate(
    ctx,
    renamed.map(({ id, update, name, shortName }) => ({
      id,
      on: update.effectiveOn,
      reads: { name, short_name: shortName },
    })),
  )
  await setFacts(
    ctx,
    corrected.map(({ id, after }) => ({ id, facts: after })),
  )
  const lines = [
    ...renamed.map(({ id, now, update, name, shortName }) => ({
      ...lineOf('renamed', id, update),
      before: { name: now.name, shortName: now.shortName },
      after: { name, shortName },
    })),
    ...corrected.map(({ id, update, before, after }) => ({ ...lineOf('fed', id, update), before, after })),
  ]
  await insertChanges(
    ctx,
    lines.map((line) => ({ ...line, ...why })),
  )
  return [...refused, ...renamings.flatMap(refusedRenaming)]
}

const lineOf = (kind: string, organizationId: number, { effectiveOn }: OrganizationUpdate) => ({
  kind,
  organizationId,
  effectiveOn,
})

/** The organizations that may be changed, held; the closed and the unknown are refused. */
async function hold(
  ctx: Context,
  updates: OrganizationUpdate[],
): Promise<{ held: Held[]; refused: Refused[] }> {
  const rows = await holdByCodes(
    ctx,
    updates.map(({ code }) => code),
  )
  const renamings = await latestRenamings(
    ctx,
    [...rows.values()].map(({ id }) => id),
  )
  const [held, refused]: [Held[], Refused[]] = [[], []]
  for (const update of updates) {
    const { code } = update
    const row = rows.get(code)
    if (!row) refused.push({ code, refusal: new Refusal('not-found', 'organization-unknown', { code }) })
    else if (row.closed_on) {
      const facts = { name: row.name, day: row.closed_on }
      refused.push({ code, refusal: new Refusal('conflict', 'already-closed', facts) })
    } else {
      const now = {
        name: row.name,
        shortName: row.short_name,
        establishedOn: row.established_on,
        termYears: row.term_years,
        renamedOn: renamings.get(row.id) ?? null,
      }
      held.push({ id: row.id, now, update })
    }
  }
  return { held, refused }
}

function refusedRenaming({
  now,
  update,
  reason,
}: {
  now: Present
  update: OrganizationUpdate
  reason: string | null
}) {
  if (reason === null) return []
  const facts = { field: 'effectiveOn', name: now.name, day: now.renamedOn, establishedOn: now.establishedOn }
  return [{ code: update.code, refusal: new Refusal('conflict', reason, facts) }]
}
