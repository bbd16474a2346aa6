import { type Day, parseDay } from '#basics/days.ts'
import { isBranch, kindOf, type OrganizationKind, whyNotBelow } from '#features/organizations/rules.ts'
import type { Cells, Fault, UnitField } from '../sheets/rules.ts'

/** A unit as the master data says it is. */
export type Unit = {
  code: string
  name: string
  shortName: string | null
  parentCode: string | null
  kind: OrganizationKind
  establishedOn: Day | null
  termYears: 3 | 5 | null
  termFrom: Day | null
  closedOn: Day | null
}

/** Why a text cannot be a key (组织编码, 工号); null when it can. Printable, without blanks, at most 40 characters. */
export function whyNotKey(text: string): 'key-blank' | 'key-form' | null {
  if (!text) return 'key-blank'
  return /^[\p{L}\p{N}_.\-/]{1,40}$/u.test(text) ? null : 'key-form'
}

/** Why a text cannot be the name of a unit; null when it can. */
function whyNotUnitName(name: string) {
  if (!name) return 'value-missing'
  if ([...name].length > 100) return 'name-too-long'
  if (/\p{Cc}|\p{Cf}|\p{Cs}/u.test(name)) return 'name-control-character'
  if (/\p{Co}/u.test(name)) return 'name-private-use'
  if (/[?？\uFFFD]/.test(name)) return 'name-damaged'
  if (/^[=+\-@]/.test(name)) return 'name-formula'
  return /\p{L}/u.test(name) ? null : 'name-no-letters'
}

/** A day of the feed: the day, or what is wrong. Nothing there is null. Days of the register lie in the past or today. */
export function readDay(
  text: string,
  today: Day,
): { day: Day | null; fault?: 'date-unreadable' | 'date-in-future' } {
  if (!text) return { day: null }
  const day = parseDay(text)
  if (!day) return { day: null, fault: 'date-unreadable' }
  return day > today ? { day: null, fault: 'date-in-future' } : { day }
}

/** Reads one row: the unit, or every fault of it that shows without looking at other rows. */
export function readUnit(cells: Cells<UnitField>, today: Day): { unit: Unit | null; faults: Fault[] } {
  const faults: Fault[] = []
  const wrong = (field: UnitField, code: string, facts?: Fault['facts']) =>
    faults.push({ field, value: cells[field], code, facts })
  const day = (field: UnitField) => {
    const read = readDay(cells[field], today)
    if (read.fault) wrong(field, read.fault, { today })
    return read.day
  }
  const keyFault = whyNotKey(cells.code)
  if (keyFault) wrong('code', keyFault)
  const nameFault = whyNotUnitName(cells.name)
  if (nameFault) wrong('name', nameFault)
  const kind = kindOf(cells.kind)
  if (!kind) wrong('kind', cells.kind ? 'unit-kind-unknown' : 'value-missing')
  if (cells.parentCode && cells.parentCode === cells.code) wrong('parentCode', 'parent-is-itself')
  if (!/^[35]?$/.test(cells.termYears)) wrong('termYears', 'term-years')
  const establishedOn = day('establishedOn')
  const closedOn = day('closedOn')
  if (closedOn && establishedOn && closedOn < establishedOn)
    wrong('closedOn', 'closed-before-established', { day: establishedOn })
  const unit = {
    code: cells.code,
    name: cells.name,
    shortName: cells.shortName || null,
    parentCode: cells.parentCode || null,
    kind: kind as OrganizationKind,
    establishedOn,
    termYears: cells.termYears ? (Number(cells.termYears) as 3 | 5) : null,
    termFrom: day('termFrom'),
    closedOn,
  }
  return { unit: faults.length > 0 ? null : unit, faults }
}

/** What of a unit decides whether another may stand below it, and whether people may belong to it. */
export type Node = Pick<Unit, 'code' | 'name' | 'parentCode' | 'kind' | 'closedOn'>

type Placed = { unit: Unit; line: number }

/**
 * The faults of units that show only in the whole tree: unknown or refused parents, cycles, a second root, kinds that
 * may not stand below each other, a parent closed long ago. `known`: the units of the register by code; what the feed
 * says of them counts before what the register says. `refused`: codes of rows already found faulty.
 */
export function treeFaults(
  rows: Placed[],
  known: Map<string, Node>,
  refused: Set<string>,
): Map<string, Fault> {
  const faults = new Map<string, Fault>()
  const said = new Map(rows.map(({ unit }) => [unit.code, unit]))
  const nodeOf = (code: string): Node | undefined => said.get(code) ?? known.get(code)
  const add = (unit: Unit, field: UnitField, code: string, facts?: Fault['facts']) => {
    const value = (unit[field] ?? '').toString()
    if (!faults.has(unit.code)) faults.set(unit.code, { field, value, code, facts })
  }
  const root = rootOf(rows, known)
  for (const { unit } of rows) {
    if (unit.parentCode === null) {
      if (unit.code !== root) add(unit, 'parentCode', 'second-root', { root: root ?? '' })
      else if (unit.closedOn) add(unit, 'closedOn', 'root-closed')
      continue
    }
    if (known.get(unit.code)?.parentCode === null) add(unit, 'parentCode', 'root-moved')
    const cycle = cycleFrom(unit.code, nodeOf)
    if (cycle) add(unit, 'parentCode', 'parent-cycle', { cycle: cycle.join(' → ') })
    const parent = nodeOf(unit.parentCode)
    if (!parent && !refused.has(unit.parentCode)) add(unit, 'parentCode', 'parent-unknown')
    const misplaced = parent && whyNotBelow(unit.kind, parent.kind)
    if (misplaced) add(unit, 'parentCode', `unit-${misplaced}`, { parent: parent.name })
    const closed = known.get(unit.parentCode)
    if (closed?.closedOn && !unit.closedOn)
      add(unit, 'parentCode', 'parent-closed', { parent: closed.name, day: closed.closedOn })
  }
  refuseBelow(rows, refused, known, faults)
  return faults
}

/** The one unit without a unit above: the register's, else the one of the file with most below it. */
function rootOf(rows: Placed[], known: Map<string, Node>): string | null {
  const standing = [...known.values()].find(({ parentCode }) => parentCode === null)
  if (standing) return standing.code
  const roots = rows.filter(({ unit }) => unit.parentCode === null)
  if (roots.length < 2) return roots[0]?.unit.code ?? null
  const parents = new Map(rows.map(({ unit }) => [unit.code, unit.parentCode]))
  const sizes = new Map<string, number>()
  for (const { unit } of rows) {
    const top = topOf(unit.code, parents)
    sizes.set(top, (sizes.get(top) ?? 0) + 1)
  }
  const sizeOf = ({ unit }: Placed) => sizes.get(unit.code) ?? 0
  return roots.reduce((most, one) => (sizeOf(one) > sizeOf(most) ? one : most)).unit.code
}

function topOf(code: string, parents: Map<string, string | null>): string {
  const seen = new Set<string>()
  let at = code
  for (let next = parents.get(at); next && !seen.has(at); next = parents.get(at)) {
    seen.add(at)
    at = next
  }
  return at
}

/** The way up from a unit, when it comes back to the unit itself. */
function cycleFrom(code: string, nodeOf: (code: string) => Node | undefined): string[] | null {
  const way = [code]
  for (let at = nodeOf(code)?.parentCode; at; at = nodeOf(at)?.parentCode) {
    way.push(at)
    if (at === code) return way
    if (way.indexOf(at) < way.length - 1) return null
  }
  return null
}

/** A unit whose parent was refused and is not in the register cannot be placed either; nor can those below it. */
function refuseBelow(
  rows: Placed[],
  refused: Set<string>,
  known: Map<string, Node>,
  faults: Map<string, Fault>,
) {
  const lost = (code: string) => (refused.has(code) || faults.has(code)) && !known.has(code)
  for (let found = true; found; ) {
    found = false
    for (const { unit } of rows) {
      if (!unit.parentCode || faults.has(unit.code) || !lost(unit.parentCode)) continue
      faults.set(unit.code, { field: 'parentCode', value: unit.parentCode, code: 'parent-refused' })
      found = true
    }
  }
}

/**
 * Why a unit may not be closed as the feed says: organizations or members would still belong to it. `below`: open
 * organizations directly below, `members`: members, both as they stand once the feed is taken.
 */
export function whyNotClosed(unit: Unit, left: { below: number; members: number }): Fault | null {
  if (!unit.closedOn) return null
  const fault = (code: string, count: number): Fault => ({
    field: 'closedOn',
    value: unit.closedOn ?? '',
    code,
    facts: { count },
  })
  if (left.below > 0) return fault('closed-with-organizations', left.below)
  if (left.members > 0) return fault('closed-with-members', left.members)
  return null
}

/** 组织关系 may be placed here: a branch that is neither temporary nor closed. 支部工作条例（试行）第七条 (V). */
export function whyNotBranchOf(node: Node | undefined, relation: boolean): string | null {
  if (!node) return 'branch-unknown'
  if (!isBranch(node.kind)) return 'branch-not-branch'
  if (!relation) return null
  if (node.kind === 'temporaryBranch') return 'branch-temporary'
  return node.closedOn ? 'branch-closed' : null
}
