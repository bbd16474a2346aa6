import type { Day } from '#basics/days.ts'
import { type OrganizationKind, whyNotBelow } from '../rules.ts'

/** An organization as a feed or the demo tells of it. `parentCode` null: a root. */
export type OrganizationRow = {
  code: string
  name: string
  shortName: string | null
  kind: OrganizationKind
  parentCode: string | null
  establishedOn: Day | null
  closedOn: Day | null
  termYears: 3 | 5 | null
  /** The day the present term began. */
  termFrom: Day | null
}

/**
 * Why rows cannot be planted, by code; rows may come in any order, parents may be known already. What stands below a
 * refused row is refused with it.
 */
export function whyNotPlanted(
  rows: OrganizationRow[],
  known: ReadonlyMap<string, { kind: OrganizationKind }>,
): Map<string, string> {
  const given = new Map(rows.map((row) => [row.code, row]))
  const reasons = new Map<string, string>()
  if (given.size < rows.length) {
    const seen = new Set<string>()
    for (const { code } of rows) if (seen.size === seen.add(code).size) reasons.set(code, 'code-twice')
  }
  const done = new Map<string, string | null>()
  const judge = (row: OrganizationRow, below: ReadonlySet<string>): string | null => {
    const { code, kind, parentCode } = row
    const before = done.get(code)
    if (before !== undefined) return before
    if (below.has(code)) return 'would-be-below-itself'
    const parent = parentCode === null ? null : given.get(parentCode)
    const above = parent ? judge(parent, new Set(below).add(code)) : null
    const reason = known.has(code)
      ? 'organization-code-taken'
      : above === 'would-be-below-itself'
        ? above
        : above
          ? 'parent-refused'
          : whyNotBelowCode(kind, parentCode, parent ?? (parentCode ? known.get(parentCode) : undefined))
    done.set(code, reason)
    return reason
  }
  for (const row of rows) {
    const reason = judge(row, new Set())
    if (reason && !reasons.has(row.code)) reasons.set(row.code, reason)
  }
  return reasons
}

function whyNotBelowCode(
  kind: OrganizationKind,
  parentCode: string | null,
  parent: { kind: OrganizationKind } | undefined,
): string | null {
  if (parentCode === null) return null
  return parent ? whyNotBelow(kind, parent.kind) : 'organization-unknown'
}

/** The rows from the top down: each after its parent, as far as that is among them. */
export function fromTheTop(rows: OrganizationRow[]): OrganizationRow[] {
  const given = new Map(rows.map((row) => [row.code, row]))
  const depths = new Map<string, number>()
  const depthOf = (row: OrganizationRow): number => {
    const known = depths.get(row.code)
    if (known !== undefined) return known
    const parent = row.parentCode === null ? undefined : given.get(row.parentCode)
    const depth = parent ? depthOf(parent) + 1 : 0
    depths.set(row.code, depth)
    return depth
  }
  return [...rows].sort((a, b) => depthOf(a) - depthOf(b))
}
