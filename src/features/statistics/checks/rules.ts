import type { Table } from '../tables/rules.ts'
import { type Cubes, count, type Filled } from '../tally/rules.ts'
import { type Concern, concerns } from './concerns/rules.ts'
import { type Check, equal, lineOf, sumOf } from './lines/rules.ts'
import { sumsHold } from './sums/rules.ts'

/** What the checks look at: definitions, numbers, and what was counted by another way. */
export type Checked = {
  tables: readonly Table[]
  filled: readonly Filled[]
  cubes: Cubes
  /** True when the organization is the top of the whole tree. */
  isRoot: boolean
  /** Members counted organization by organization. */
  membersByOrganization: number
}

/** Every check that the tables at hand allow. */
export function checksOf(checked: Checked): Check[] {
  const { tables, filled } = checked
  const at = new Map(filled.map((table) => [table.id, table]))
  return [
    ...tables.flatMap((table) => sumsHold(table, at.get(table.id), checked.cubes)),
    ...sameTotals(checked.tables, at),
    ...movementChecks(at, checked.isRoot),
    ...agreements(at),
    ...dutiesAgree(at),
    ...partsAtMostWhole(tables, at),
    ...byOrganization(checked),
    ...concerns.flatMap((concern) => concernCheck(concern, checked.cubes)),
    ...yearOnYear(at),
  ]
}

function sameTotals(tables: readonly Table[], at: Map<string, Filled>): Check[] {
  const ofMembers = tables.filter(({ subject }) => subject === 'member')
  const base = at.get('members-basic') ?? at.get(ofMembers[0]?.id ?? '')
  return ofMembers
    .filter(({ id }) => id !== base?.id)
    .map(({ id, title }) =>
      equal(
        `same-total:${id}`,
        `${title}的合计＝${base?.title}的合计`,
        id,
        lineOf(at.get(id), 'total')?.cells[0] ?? 0,
        lineOf(base, 'total')?.cells[0] ?? 0,
      ),
    )
}

/** 上年末 + 增加 − 减少 + 系统内转入 − 系统内转出 = 本期末, for what does not change in a person (V/M). */
function movementChecks(at: Map<string, Filled>, isRoot: boolean): Check[] {
  const table = at.get('members-movement')
  if (!table) return []
  const cell = (key: string, column: number) => lineOf(table, key)?.cells[column] ?? 0
  const balances = ['total', 'female', 'minority'].flatMap((key) => {
    const column = table.columns.findIndex((one) => one.key === key)
    if (column < 0) return []
    const plus = sumOf(['before', 'increase', 'movedIn'].map((line) => cell(line, column)))
    const minus = sumOf(['decrease', 'movedOut'].map((line) => cell(line, column)))
    const label = table.columns[column]?.label ?? ''
    return [
      equal(
        `movement-balances:${key}`,
        `上年末＋增加－减少＋转入－转出＝本期末（${label}）`,
        table.id,
        plus - minus,
        cell('present', column),
      ),
    ]
  })
  if (!isRoot) return balances
  const title = '全院系统内转入＝系统内转出'
  return [
    ...balances,
    equal('internal-transfers-zero', title, table.id, cell('movedIn', 0), cell('movedOut', 0)),
  ]
}

/** The same thing told by two tables. */
const pairs = [
  [
    'admissions-agree',
    '发展党员：增减变动表＝发展党员表',
    'members-movement',
    ['admitted'],
    'admissions',
    ['total'],
  ],
  [
    'exits-agree',
    '出党和停止党籍：增减变动表＝专表',
    'members-movement',
    ['left', 'suspended'],
    'exits',
    ['total'],
  ],
  [
    'transfers-agree:in',
    '转入：增减变动表＝转接表',
    'members-movement',
    ['transferredIn', 'movedIn'],
    'transfers',
    ['in'],
  ],
  [
    'transfers-agree:out',
    '转出：增减变动表＝转接表',
    'members-movement',
    ['transferredOut', 'movedOut'],
    'transfers',
    ['out'],
  ],
] as const

function agreements(at: Map<string, Filled>): Check[] {
  return pairs.flatMap(([rule, title, one, oneKeys, other, otherKeys]) => {
    const [left, right] = [at.get(one), at.get(other)]
    if (!left || !right) return []
    const of = (table: Filled, keys: readonly string[]) =>
      sumOf(keys.map((key) => lineOf(table, key)?.cells[0]))
    return [equal(rule, title, other, of(left, oneKeys), of(right, otherKeys))]
  })
}

/** 组织生活: what fell due and what was held, kind by kind, is what the branches had to hold. */
function dutiesAgree(at: Map<string, Filled>): Check[] {
  const table = at.get('organization-life')
  if (!table) return []
  return (['due', 'done'] as const).map((key) => {
    const column = table.columns.findIndex((one) => one.key === key)
    const kinds = table.rows.filter(({ level }) => level === 0).filter((row) => row.key !== 'branches')
    const left = sumOf(kinds.map(({ cells }) => cells[column]))
    const right = lineOf(table, 'branches')?.cells[column] ?? 0
    const title = `组织生活：各类${table.columns[column]?.label ?? ''}之和＝各党支部之和`
    return equal(`duties-agree:${key}`, title, table.id, left, right)
  })
}

/** 女 ≤ 合计 in every line. */
function partsAtMostWhole(tables: readonly Table[], at: Map<string, Filled>): Check[] {
  return tables.flatMap(({ id, title }) => {
    const table = at.get(id)
    const female = table?.columns.findIndex(({ key }) => key === 'female') ?? -1
    if (!table || female < 0) return []
    const over = table.rows.find(({ cells }) => (cells[female] ?? 0) > (cells[0] ?? 0)) ?? table.rows[0]
    const [left, right] = [over?.cells[female] ?? 0, over?.cells[0] ?? 0]
    return [
      equal(`women-at-most-total:${id}`, `${title}：女≤合计`, id, left, right, { holds: left <= right }),
    ]
  })
}

/** Counted organization by organization, the members are as many as the table says. */
function byOrganization({ filled, membersByOrganization, cubes }: Checked): Check[] {
  const table =
    filled.find(({ id }) => id === 'members-by-branch') ?? filled.find(({ id }) => id === 'members-basic')
  if (!table || !cubes.member) return []
  const total = lineOf(table, 'total')?.cells[0] ?? 0
  const title = '各党组织党员数之和＝上级党员数'
  return [
    equal('children-add-up', title, table.id, membersByOrganization, total, {
      field: 'organizationId',
      remedy: '有党员的组织关系仍在已撤销的党组织：请先转接组织关系。',
      suspects: { subject: 'member', where: { placeState: ['closed'] } },
    }),
  ]
}

function concernCheck(concern: Concern, cubes: Cubes): Check[] {
  const cube = cubes[concern.subject]
  const askable =
    cube && Object.keys(concern.where).every((id) => cube.dimensions.some((one) => one.id === id))
  if (!cube || !askable) return []
  const { rule, title, severity, subject, where, field, remedy } = concern
  return [
    equal(rule, title, null, count(cube, where), 0, {
      severity,
      field,
      remedy,
      suspects: { subject, where },
    }),
  ]
}

/** A change of more than 20 % on last year is explained (V). */
const yearOnYearPercent = 20

function yearOnYear(at: Map<string, Filled>): Check[] {
  const table = at.get('members-movement')
  if (!table) return []
  const [before, present] = [lineOf(table, 'before')?.cells[0] ?? 0, lineOf(table, 'present')?.cells[0] ?? 0]
  const holds = Math.abs(present - before) * 100 <= before * yearOnYearPercent
  return [
    equal('year-on-year', `与上年末相比变动不超过${yearOnYearPercent}%`, table.id, present, before, {
      holds,
      severity: 'explain',
      remedy: '变动较大：请在说明中写明原因。',
    }),
  ]
}

/** 反查: the first cell of a table that differs from the people behind it, or its first cell. */
export const recountCheck = (id: string, title: string, cell: number, people: number): Check =>
  equal(`cells-equal-people:${id}`, `${title}：每个数字＝反查的人数`, id, cell, people)

/**
 * True when parts add up to a whole although each was rounded to `unit`, as published figures in 万 are: within
 * 0.05 × (items + 1) at one decimal. Head counts of our own know no tolerance.
 */
export function addsUpRounded(parts: readonly number[], whole: number, unit = 0.1): boolean {
  const tolerance = (unit / 2) * (parts.length + 1)
  return Math.abs(sumOf([...parts]) - whole) <= tolerance + 1e-9
}
