import type { Day } from '#basics/days.ts'
import { unitInitialsOf } from '#basics/pinyin.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { insertChanges, type NewChange } from '../changes/queries.ts'
import { pathPiece, termEndsOn, usualTermYears } from '../rules.ts'
import { insertStates, lockTree } from '../states/queries.ts'
import { beginTerms, findByCodes, insertRows, type Known, takeIds } from './queries.ts'
import { fromTheTop, type OrganizationRow, whyNotPlanted } from './rules.ts'

export type { OrganizationRow } from './rules.ts'

/**
 * Registers organizations, thousands at once, in any order; parents may be known already or among them. `source`
 * says where they come from (`masterData`, `demo`). Answers id and path by code.
 * @throws Refusal as plantOrganizations; ask `whyNotPlanted` first to sort such rows out
 */
export async function insertOrganizations(
  ctx: Context,
  rows: OrganizationRow[],
  source: string,
): Promise<Map<string, { id: number; path: string }>> {
  const planted = await plantOrganizations(ctx, rows)
  await insertChanges(
    ctx,
    planted.flatMap((one) => linesOf(one, ctx.today, source)),
  )
  return new Map(planted.map(({ row, id, path }) => [row.code, { id, path }]))
}

/**
 * Organizations with their places, states and terms, without a line in their history.
 * @throws Refusal organization-code-taken, organization-unknown, would-be-below-itself, code-twice, parent-is-branch,
 *   general-branch-holds-branches-only, each with {code}
 */
export async function plantOrganizations(ctx: Context, rows: OrganizationRow[]): Promise<Planted[]> {
  await lockTree(ctx)
  const codes = rows.flatMap(({ code, parentCode }) => (parentCode === null ? [code] : [code, parentCode]))
  const known = await findByCodes(ctx, codes)

  const [refused] = whyNotPlanted(rows, known)
  if (refused) throw new Refusal('invalid', refused[1], { code: refused[0], field: 'code' })

  const planted = plant(fromTheTop(rows), await takeIds(ctx, rows.length), known)
  await insertRows(ctx, planted.map(rowOf))
  await insertStates(ctx, planted.map(stateOf))
  await beginTerms(ctx, planted.flatMap(termOf))
  return planted
}

/** Why an organization is closed that was closed when it was first heard of. */
const closedBefore = '登记时已撤销'

/** A row with its place: `anchor` is the nearest known organization above, `rest` the pieces from there on. */
type Planted = {
  row: OrganizationRow
  id: number
  parentId: number | null
  path: string
  anchor: number | null
  rest: string
}

function plant(rows: OrganizationRow[], ids: number[], known: Map<string, Known>): Planted[] {
  const planted = new Map<string, Planted>()
  for (const [index, row] of rows.entries()) {
    const id = ids[index] as number
    const above = row.parentCode === null ? undefined : planted.get(row.parentCode)
    const standing = row.parentCode === null ? undefined : known.get(row.parentCode)
    const rest = (above?.rest ?? '') + pathPiece(id)
    planted.set(row.code, {
      row,
      id,
      parentId: above?.id ?? standing?.id ?? null,
      path: (above?.path ?? standing?.path ?? '') + pathPiece(id),
      anchor: above ? above.anchor : (standing?.id ?? null),
      rest,
    })
  }
  return [...planted.values()]
}

const rowOf = ({ row, id, parentId, path }: Planted) => ({
  id,
  code: row.code,
  name: row.name,
  short_name: row.shortName,
  name_initials: unitInitialsOf(row.name),
  kind: row.kind,
  parent_id: parentId,
  path,
  established_on: row.establishedOn,
  closed_on: row.closedOn,
  closed_because: row.closedOn === null ? null : closedBefore,
  term_years: row.termYears,
})

const stateOf = ({ row, id, parentId, anchor, rest }: Planted) => ({
  id,
  name: row.name,
  short_name: row.shortName,
  kind: row.kind,
  parent_id: parentId,
  anchor,
  rest,
})

function termOf({ row, id }: Planted) {
  if (row.termFrom === null) return []
  const years = row.termYears ?? usualTermYears(row.kind)
  const ends = termEndsOn(row.termFrom, years)
  return [{ organization_id: id, from_on: row.termFrom, years, ends_on: ends, ended_on: row.closedOn }]
}

/** The first lines of the history: registered, and closed when that is known already. */
function linesOf({ row, id }: Planted, today: Day, source: string): NewChange[] {
  const { name, kind, parentCode, closedOn } = row
  const common = { organizationId: id, source }
  const recorded = {
    ...common,
    kind: 'recorded',
    effectiveOn: row.establishedOn ?? today,
    before: null,
    reason: '首次登记',
  }
  const lines: NewChange[] = [{ ...recorded, after: { name, kind, parentCode } }]
  if (closedOn)
    lines.push({
      ...common,
      kind: 'closed',
      effectiveOn: closedOn,
      before: { closedOn: null },
      after: { closedOn },
      reason: closedBefore,
    })
  return lines
}
