import type { Day } from '#basics/days.ts'
import { whyNotDates } from '#features/people/rules.ts'
import { placeOfPost } from '../persons/posts/rules.ts'
import { holdsRelation } from '../persons/rules.ts'
import type { PersonOutcome } from '../plans/rules.ts'
import { type PersonRow, type Reading, refuse, type UnitRow } from '../readings/rules.ts'
import { type Node, treeFaults, whyNotBranchOf, whyNotClosed } from '../units/rules.ts'

/** What the register knows that decides whether a row can be taken. */
export type Known = {
  units: Map<string, Node>
  /** Who holds an identity number in the register: 工号 by the number's keyed hash. */
  holders: Map<string, string>
  /** Members of a branch that the feed does not speak of, by 组织编码. */
  membersLeft: Map<string, number>
}

type Judging = {
  known: Known
  /** Rows that repeat what was taken before are not judged again. */
  isSame(row: UnitRow | PersonRow): boolean
  hashOf(identityNumber: string): string
}

/**
 * Refuses the rows that do not fit into the tree, close what is still needed, or place people where they cannot be.
 * Order matters: a person may stand only in a branch that is not refused itself.
 */
export function judge(reading: Reading, judging: Judging): void {
  judgeTree(reading.units, judging)
  judgeClosings(reading, judging)
  judgeIdentities(reading.people, judging)
  const nodes = nodesAfter(reading.units, judging.known)
  const refused = new Set(reading.units.filter(({ record }) => !record).map(({ key }) => key))
  for (const row of reading.people) if (!judging.isSame(row)) judgeBranch(row, nodes, refused)
  judgeSecretaries(reading.people, nodes, judging)
}

function judgeTree(units: UnitRow[], { known, isSame }: Judging): void {
  const placed = units.flatMap(({ record, line }) => (record ? [{ unit: record, line }] : []))
  const refused = new Set(units.filter(({ record }) => !record).map(({ key }) => key))
  const faults = treeFaults(placed, known.units, refused)
  for (const row of units) {
    const fault = row.record && faults.get(row.key)
    if (fault && !isSame(row)) refuse(row, fault)
  }
}

function judgeClosings(reading: Reading, judging: Judging): void {
  const { known } = judging
  const nodes = nodesAfter(reading.units, known)
  const below = countBy(
    [...nodes.values()].filter(({ closedOn }) => !closedOn),
    ({ parentCode }) => parentCode,
  )
  const members = countBy(
    reading.people.flatMap(({ record }) => (record && holdsRelation(record) ? [record] : [])),
    ({ branchCode }) => branchCode,
  )
  let refusedOne = false
  for (const row of reading.units) {
    if (!row.record?.closedOn || known.units.get(row.key)?.closedOn || judging.isSame(row)) continue
    const left = (members.get(row.key) ?? 0) + (known.membersLeft.get(row.key) ?? 0)
    const fault = whyNotClosed(row.record, { below: below.get(row.key) ?? 0, members: left })
    if (fault) refuse(row, fault)
    refusedOne ||= fault !== null
  }
  // What hangs below a refused row is lost with it.
  if (refusedOne) judgeTree(reading.units, judging)
}

function countBy<T>(items: T[], keyOf: (item: T) => string | null): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) {
    const key = keyOf(item)
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/** The units as they stand once the feed is taken. */
function nodesAfter(units: UnitRow[], known: Pick<Known, 'units'>): Map<string, Node> {
  const nodes = new Map(known.units)
  for (const { record } of units) if (record) nodes.set(record.code, record)
  return nodes
}

/** One identity number, one person: in the feed and against the register. */
function judgeIdentities(people: PersonRow[], { known, isSame, hashOf }: Judging): void {
  const rows = new Map<string, PersonRow[]>()
  for (const row of people) {
    const number = row.record?.identityNumber
    if (number) rows.set(number, [...(rows.get(number) ?? []), row])
  }
  for (const [number, holders] of rows) {
    const holder = holders.some((row) => !isSame(row)) ? known.holders.get(hashOf(number)) : undefined
    for (const row of holders) {
      if (isSame(row)) continue
      const others = holders.filter((other) => other !== row).map(({ line }) => line)
      const fault = { field: 'identityNumber', value: number }
      if (others.length > 0)
        refuse(row, { ...fault, code: 'identity-twice', facts: { lines: others.join('、') } })
      else if (holder && holder !== row.key)
        refuse(row, { ...fault, code: 'identity-taken', facts: { holder } })
    }
  }
}

function judgeBranch(row: PersonRow, nodes: Map<string, Node>, refused: Set<string>): void {
  const { record } = row
  if (!record?.branchCode) return
  const { branchCode } = record
  const node = nodes.get(branchCode)
  const why = whyNotBranchOf(node, holdsRelation(record))
  if (!why) return
  const code = why === 'branch-unknown' && refused.has(branchCode) ? 'branch-refused' : why
  refuse(row, {
    field: 'branchCode',
    value: branchCode,
    code,
    facts: { name: node?.name ?? '', day: node?.closedOn ?? '' },
  })
}

/** One secretary of an organization at a time. */
function judgeSecretaries(people: PersonRow[], nodes: Map<string, Node>, { isSame }: Judging): void {
  const rows = new Map<string, PersonRow[]>()
  for (const row of people) {
    for (const post of row.record?.posts ?? []) {
      if (!post.endsWith(':secretary')) continue
      const place = placeOfPost(post, row.record?.branchCode ?? null, nodes)
      if (place) rows.set(place, [...(rows.get(place) ?? []), row])
    }
  }
  for (const secretaries of rows.values()) {
    if (secretaries.length < 2) continue
    for (const row of secretaries) {
      if (isSame(row)) continue
      const lines = secretaries.filter((other) => other !== row).map(({ line }) => line)
      refuse(row, {
        field: 'posts',
        value: '书记',
        code: 'secretary-twice',
        facts: { lines: lines.join('、') },
      })
    }
  }
}

/**
 * Refuses the row whose taken values the register would not bear beside what it holds; the register's own rule decides.
 * False: refused.
 */
export function judgeOutcome({ row, known, changes }: PersonOutcome, today: Day): boolean {
  const taken = changes.filter(({ field, effect }) => effect === 'taken' && datedFields.includes(field))
  if (!known || taken.length === 0) return true
  const next = { ...known, ...Object.fromEntries(taken.map(({ field, after }) => [field, after])) }
  const why = whyNotDates(next, today)
  if (!why) return true
  const value = String(next[why.field as 'joinedOn'] ?? '')
  refuse(row, { field: why.field, value, code: 'register-disagrees' })
  return false
}

const datedFields = [
  'phone',
  'name',
  'gender',
  'ethnicity',
  'birthDate',
  'workStartedOn',
  'joinedOn',
  'becameFullOn',
]
