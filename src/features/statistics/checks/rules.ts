import { unknown } from '../brackets/rules.ts'
import type { Subject, Sum, Table, Where } from '../tables/rules.ts'
import { type Cubes, count, type Filled } from '../tally/rules.ts'
import { type Concern, concerns } from './concerns/rules.ts'

/** Whom to look at: the same kind of definition as a cell's. */
export type Suspects = { subject: Subject; where: Where }

/**
 * One check of a set: two numbers that must be equal. `error`: something is wrong; `explain`: it may be so, but the
 * annual form wants a list of names or a word of explanation.
 */
export type Check = {
  rule: string
  title: string
  severity: 'error' | 'explain'
  table: string | null
  holds: boolean
  left: number
  right: number
  /** The fact at fault, and what to do about it. */
  field: string | null
  remedy: string
  suspects: Suspects | null
}

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
    ...partsAtMostWhole(tables, at),
    ...byOrganization(checked),
    ...concerns.flatMap((concern) => concernCheck(concern, checked.cubes)),
    ...yearOnYear(at),
  ]
}

const equal = (
  rule: string,
  title: string,
  table: string | null,
  left: number,
  right: number,
  more: Partial<Check> = {},
): Check => ({
  rule,
  title,
  severity: 'error',
  table,
  holds: left === right,
  left,
  right,
  field: null,
  remedy: '',
  suspects: null,
  ...more,
})

const lineOf = (table: Filled | undefined, key: string) => table?.rows.find((row) => row.key === key)
const sumOf = (numbers: (number | undefined)[]) => numbers.reduce<number>((sum, one) => sum + (one ?? 0), 0)

/** The sums a table promises: of lines, in every column, and of columns, in every line. */
function sumsHold(table: Table, filled: Filled | undefined, cubes: Cubes): Check[] {
  if (!filled) return []
  const shown = new Set(filled.rows.map(({ key }) => key))
  const ofLines = table.sums.map((sum) => {
    const dimension = partDimension(table.lines, sum)
    const faulty = table.columns.findIndex((_, column) => {
      const whole = lineOf(filled, sum.whole)?.cells[column] ?? 0
      return (
        whole !==
        sumOf(sum.parts.filter((key) => shown.has(key)).map((key) => lineOf(filled, key)?.cells[column]))
      )
    })
    const column = Math.max(faulty, 0)
    const parts = sum.parts.filter((key) => shown.has(key)).map((key) => lineOf(filled, key)?.cells[column])
    const whole = lineOf(filled, sum.whole)
    const where = {
      ...table.lines.find(({ key }) => key === sum.whole)?.where,
      ...table.columns[column]?.where,
    }
    return equal(
      ruleOf('rows-add-up', table, table.sums, dimension),
      `${table.title}：各行之和＝${whole?.label ?? '合计'}${column > 0 ? `（${table.columns[column]?.label}）` : ''}`,
      table.id,
      sumOf(parts),
      whole?.cells[column] ?? 0,
      unclassified(table.subject, where, dimension, cubes),
    )
  })
  const ofColumns = (table.columnSums ?? []).map((sum) => {
    const dimension = partDimension(table.columns, sum)
    const indexOf = (key: string) => table.columns.findIndex((one) => one.key === key)
    const counted = filled.rows.filter(
      (row) => table.lines.find(({ key }) => key === row.key)?.measure === undefined,
    )
    const rows = counted.map(({ cells }) => ({
      parts: sumOf(sum.parts.map((key) => cells[indexOf(key)])),
      whole: cells[indexOf(sum.whole)] ?? 0,
    }))
    const shownRow = rows.find(({ parts, whole }) => parts !== whole) ?? rows[0]
    return equal(
      ruleOf('columns-add-up', table, table.columnSums ?? [], dimension),
      `${table.title}：各栏之和＝合计`,
      table.id,
      shownRow?.parts ?? 0,
      shownRow?.whole ?? 0,
      unclassified(table.subject, table.lines[0]?.where ?? {}, dimension, cubes),
    )
  })
  return [...ofLines, ...ofColumns]
}

const ruleOf = (name: string, table: Table, all: readonly Sum[], dimension: string | null) =>
  all.length > 1 && dimension ? `${name}:${table.id}:${dimension}` : `${name}:${table.id}`

/** The dimension that tells the parts of a sum apart. */
function partDimension(named: readonly { key: string; where: Where }[], sum: Sum): string | null {
  const whole = named.find(({ key }) => key === sum.whole)?.where ?? {}
  const part = named.find(({ key }) => key === sum.parts[0])?.where ?? {}
  const own = Object.keys(part).find((id) => JSON.stringify(part[id]) !== JSON.stringify(whole[id]))
  return own ?? null
}

const remedies: Record<string, string> = {
  nation: '民族不在 GB/T 3304 中：请更正民族。',
  ethnicity: '民族不在 GB/T 3304 中：请更正民族。',
  age: '出生日期晚于统计截止日：请更正出生日期。',
  joined: '入党日期缺失：请补录入党日期。',
  education: '学历不在 GB/T 4658 中：请更正学历。',
  occupation: '工作岗位不在八类之中：请更正工作岗位。',
  child: '组织关系不在任何下级党组织：请核对所在党支部。',
}

function unclassified(
  subject: Subject,
  where: Where,
  dimension: string | null,
  cubes: Cubes,
): Partial<Check> {
  const cube = cubes[subject]
  const found = cube?.dimensions.find(({ id }) => id === dimension)
  if (!cube || !dimension || !found) return {}
  const suspects = { subject, where: { ...where, [dimension]: [unknown] } }
  if (count(cube, suspects.where) === 0) return {}
  return { suspects, field: found.field, remedy: remedies[dimension] ?? `请核对${found.title}。` }
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
export const yearOnYearPercent = 20

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
