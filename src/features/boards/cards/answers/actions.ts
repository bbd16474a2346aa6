import { addMonths, type Day, firstOfMonth, lastOfMonth } from '#basics/days.ts'
import { behind, type Cell, findCell } from '#features/statistics/behind/actions.ts'
import type { Dimension } from '#features/statistics/brackets/rules.ts'
import { cubeOf } from '#features/statistics/facts/queries.ts'
import { sourceOf } from '#features/statistics/facts/subjects/queries.ts'
import { count, type Ground, layOut } from '#features/statistics/tables/actions.ts'
import type { TableId } from '#features/statistics/tables/catalogue/rules.ts'
import { count as heads, tally } from '#features/statistics/tally/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { membersAtMonthEnds } from '../../counts/queries.ts'
import {
  agesDivision,
  type Division,
  probationDivision,
  retirementDivision,
  termDivision,
} from '../dividing/rules.ts'
import type { Line } from '../rules.ts'
import type { CardSpec, FromTables } from '../specs/rules.ts'

type Reading = Pick<Context, 'db' | 'reach' | 'today'>
type Spot = { organizationId: number; asOf: Day }

/** What was counted at one spot: lines with a number for each series. */
export type Counts = { series: { key: string; label: string }[]; lines: Line[] }

const divisions = {
  termsByMonth: termDivision,
  probationsByMonth: probationDivision,
  retirementsByYear: retirementDivision,
  agesInFiveYears: agesDivision,
}
type Divided = keyof typeof divisions
const isDivided = (from: string): from is Divided => Object.hasOwn(divisions, from)

/** Where the lines of a card stand in the statistics: the tables, and which line of which. */
function linesAsked({ rows }: FromTables): {
  tables: TableId[]
  wanted: (table: string, row: string) => boolean
} {
  if ('of' in rows)
    return {
      tables: [rows.of],
      wanted: (_, row) => row !== 'total' && !(rows.except ?? []).includes(row),
    }
  const keys = new Set(rows.map(({ table, row }) => `${table} ${row}`))
  return {
    tables: [...new Set(rows.map(({ table }) => table))],
    wanted: (table, row) => keys.has(`${table} ${row}`),
  }
}

async function fromTables(ctx: Reading, { organizationId, asOf }: Spot, from: FromTables): Promise<Counts> {
  const { tables, wanted } = linesAsked(from)
  const { filled } = await count(ctx, await layOut(ctx, organizationId, asOf, tables))
  const labels = new Map(
    'of' in from.rows ? [] : from.rows.map(({ table, row, label }) => [`${table} ${row}`, label]),
  )
  const lines = tables.flatMap((id) => {
    const table = filled.find((one) => one.id === id)
    const columns = from.columns.map(
      ({ column }) => table?.columns.findIndex(({ key }) => key === column) ?? -1,
    )
    return (table?.rows ?? [])
      .filter(({ key, level }) => wanted(id, key) && ('of' in from.rows ? level > 0 : true))
      .map(({ key, label, cells }) => ({
        key: `${id}.${key}`,
        label: labels.get(`${id} ${key}`) ?? label,
        values: columns.map((at) => cells[at] ?? 0),
      }))
  })
  return { series: from.columns.map(({ column, label }) => ({ key: column, label })), lines }
}

/** A ground without tables that cost: where is counted, and by what. */
const plainGround = (ctx: Reading, { organizationId, asOf }: Spot): Promise<Ground> =>
  layOut(ctx, organizationId, asOf, ['members-basic'])

async function fromDivisions(ctx: Reading, spot: Spot, divided: Division[]): Promise<Counts> {
  const ground = await plainGround(ctx, spot)
  const values = await Promise.all(divided.map((one) => countDivision(ctx, ground, one)))
  const [first] = divided
  const shown = (first?.dimension.brackets ?? []).filter(({ key }) => !first?.hidden.includes(key))
  return {
    series: divided.map(({ key, label }) => ({ key, label })),
    lines: shown.map(({ key, label }) => ({ key, label, values: values.map((of) => of.get(key) ?? 0) })),
  }
}

const dimensionsIn = ({ dimensions }: Ground, { dimension, where }: Division): Dimension[] => [
  dimension,
  ...Object.keys(where).flatMap((id) => dimensions[id] ?? []),
]

/** How many fall into each bracket of a division. */
async function countDivision(ctx: Reading, ground: Ground, division: Division): Promise<Map<string, number>> {
  const asked = dimensionsIn(ground, division)
  const cube =
    division.subject === 'organization'
      ? tally(asked, ground.organizations, division.day)
      : await cubeOf(ctx, sourceOf('member', ground.setting), asked, division.day)
  const { dimension, where } = division
  return new Map(dimension.brackets.map(({ key }) => [key, heads(cube, { ...where, [dimension.id]: [key] })]))
}

const monthsShown = 25

/** The last days of the months up to a day, and the day itself. */
const monthEndsTo = (asOf: Day): Day[] =>
  Array.from({ length: monthsShown }, (_, back) => {
    const end = lastOfMonth(addMonths(firstOfMonth(asOf), back + 1 - monthsShown))
    return end > asOf ? asOf : end
  })

async function overMonths(ctx: Reading, { organizationId, asOf }: Spot): Promise<Counts> {
  const days = monthEndsTo(asOf)
  const counts = await membersAtMonthEnds(ctx, organizationId, days)
  return {
    series: [{ key: 'total', label: '党员' }],
    lines: days.map((day, at) => ({
      key: day,
      label: `${day.slice(2, 4)}年${Number(day.slice(5, 7))}月`,
      values: [counts[at] ?? 0],
    })),
  }
}

/** Counts a card that people or organizations stand behind. */
export function countCard(ctx: Reading, spot: Spot, { from }: CardSpec): Promise<Counts> {
  if (typeof from !== 'string') return fromTables(ctx, spot, from)
  if (isDivided(from)) return fromDivisions(ctx, spot, divisions[from](spot.asOf))
  return overMonths(ctx, spot)
}

export type Found = { ground: Ground; cell: Cell & { title: string } }

/**
 * The people or organizations behind a number of a card.
 * @throws Refusal cell-unknown, and those of the statistics
 */
export async function findBehind(
  ctx: Reading,
  spot: Spot,
  spec: CardSpec,
  line: string,
  series: string,
): Promise<Found> {
  const { from } = spec
  if (from === 'membersOverMonths') {
    const ground = await plainGround(ctx, { ...spot, asOf: line })
    return { ground, cell: findCell(ground.tables[0], 'total', 'total') }
  }
  if (typeof from === 'string')
    return isDivided(from) ? inDivision(ctx, spot, spec, from, line, series) : unknown(line)
  const [table = '', row = ''] = line.split('.')
  const { tables, wanted } = linesAsked(from)
  if (!tables.includes(table as TableId) || !wanted(table, row)) return unknown(line)
  const ground = await layOut(ctx, spot.organizationId, spot.asOf, [table])
  return { ground, cell: findCell(ground.tables[0], row, series) }
}

function unknown(line: string): never {
  throw new Refusal('not-found', 'cell-unknown', { row: line })
}

async function inDivision(
  ctx: Reading,
  spot: Spot,
  spec: CardSpec,
  from: Divided,
  line: string,
  series: string,
): Promise<Found> {
  const division = divisions[from](spot.asOf).find(({ key }) => key === series)
  const bracket = division?.dimension.brackets.find(({ key }) => key === line)
  if (!division || !bracket) return unknown(line)
  const { dimension, where, subject, day } = division
  const ground = await plainGround(ctx, spot)
  return {
    // Ages may be counted on another day than people are.
    ground: {
      ...ground,
      setting: { ...ground.setting, asOf: day },
      dimensions: { ...ground.dimensions, [dimension.id]: dimension },
    },
    cell: {
      subject,
      where: { ...where, [dimension.id]: [line] },
      measure: null,
      title: `${spec.title}：${bracket.label}，${division.label}`,
    },
  }
}

export const pageBehind = async (ctx: Reading, { ground, cell }: Found, page: number, size: number) => ({
  ...(await behind(ctx, ground, cell, { limit: size, offset: (page - 1) * size })),
  title: cell.title,
})
