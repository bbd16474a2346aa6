import { unknown } from '../../brackets/rules.ts'
import type { Subject, Sum, Table, Where } from '../../tables/rules.ts'
import { type Cubes, count, type Filled } from '../../tally/rules.ts'
import { type Check, equal, lineOf, sumOf } from '../lines/rules.ts'

/** The sums a table promises: of lines, in every column, and of columns, in every line. */
export function sumsHold(table: Table, filled: Filled | undefined, cubes: Cubes): Check[] {
  if (!filled) return []
  return [
    ...table.sums.map((sum) => linesAddUp(table, filled, sum, cubes)),
    ...(table.columnSums ?? []).map((sum) => columnsAddUp(table, filled, sum, cubes)),
  ]
}

/** In every column the lines add up; told of the first column where they do not. */
function linesAddUp(table: Table, filled: Filled, sum: Sum, cubes: Cubes): Check {
  const dimension = partDimension(table.lines, sum)
  const whole = lineOf(filled, sum.whole)
  const parts = sum.parts.map((key) => lineOf(filled, key))
  const sides = table.columns.map(({ share }, column) => ({
    left: share ? 0 : sumOf(parts.map((part) => part?.cells[column])),
    right: share ? 0 : (whole?.cells[column] ?? 0),
  }))
  const column = Math.max(
    0,
    sides.findIndex(({ left, right }) => left !== right),
  )
  const { left, right } = sides[column] ?? { left: 0, right: 0 }
  const where = {
    ...table.lines.find(({ key }) => key === sum.whole)?.where,
    ...table.columns[column]?.where,
  }
  const heading = column > 0 ? `（${table.columns[column]?.label}）` : ''
  const title = `${table.title}：${inWords(table.lines, sum, '各行之和')}${heading}`
  const more = unclassified(table.subject, where, dimension, cubes)
  return equal(ruleOf('rows-add-up', table, table.sums, sum, dimension), title, table.id, left, right, more)
}

/** In every line the columns add up; told of the first line where they do not. */
function columnsAddUp(table: Table, filled: Filled, sum: Sum, cubes: Cubes): Check {
  const dimension = partDimension(table.columns, sum)
  const indexOf = (key: string) => table.columns.findIndex((one) => one.key === key)
  const heads = table.lines.filter(({ measure }) => !measure).map(({ key }) => lineOf(filled, key))
  const sides = heads.map((line) => ({
    left: sumOf(sum.parts.map((key) => line?.cells[indexOf(key)])),
    right: line?.cells[indexOf(sum.whole)] ?? 0,
  }))
  const { left, right } = sides.find((side) => side.left !== side.right) ?? sides[0] ?? { left: 0, right: 0 }
  const title = `${table.title}：${inWords(table.columns, sum, '各栏之和')}`
  const all = table.columnSums ?? []
  const more = unclassified(table.subject, table.lines[0]?.where ?? {}, dimension, cubes)
  return equal(ruleOf('columns-add-up', table, all, sum, dimension), title, table.id, left, right, more)
}

/** 男＋女＝合计; of many parts only that they add up. */
function inWords(named: readonly { key: string; label: string }[], sum: Sum, many: string): string {
  const labelOf = (key: string) => named.find((one) => one.key === key)?.label ?? key
  const parts = sum.parts.length > 3 ? many : sum.parts.map(labelOf).join('＋')
  return `${parts}＝${labelOf(sum.whole)}`
}

function ruleOf(name: string, table: Table, all: readonly Sum[], sum: Sum, dimension: string | null): string {
  if (all.length === 1) return `${name}:${table.id}`
  const parts = [sum.whole === 'total' ? null : sum.whole, dimension].filter((part) => part !== null)
  return `${name}:${table.id}:${parts.join('-')}`
}

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
