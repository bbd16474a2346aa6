import { addMonths, type Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import type { contract } from '../contract.ts'
import {
  countOf,
  getOrganization,
  type ListFilters,
  listOn,
  membersByPath,
  rowsOf,
  treeOn,
} from '../queries.ts'
import { branchNumbers, columnNames, kindNames, termStatus, termStatusNames } from '../rules.ts'

type Reading = Pick<ActionsOf<typeof contract>, 'tree' | 'list' | 'export'>
type Asked = ListFilters & { organizationId?: number; asOf?: Day }
type Scope = Pick<Context, 'db' | 'reach' | 'today'>

export const actions: Reading = {
  async tree(ctx, { asOf = ctx.today, closed, counts }) {
    const nodes = await treeOn(ctx, asOf, closed)
    if (!counts) return nodes
    const members = sumUp(await membersByPath(ctx))
    return nodes.map((node) => ({ ...node, count: members.get(node.path) ?? 0 }))
  },

  async list(ctx, { page, size, ...asked }) {
    const { listing, when } = await ask(ctx, asked)
    const rows = await rowsOf(listing, asked, when, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map((row) => withStatus(row, when.day)), total: await countOf(listing) }
  },

  async export(ctx, { columns = Object.keys(columnNames) as Column[], ...asked }) {
    const { when } = await ask(ctx, asked)
    ctx.record({
      action: 'organizations.exported',
      subject: { kind: 'list', id: 'organizations' },
      after: asked,
    })
    const { reach, today } = ctx
    return listSheet(
      `党组织名册（${when.day}）`,
      layoutOf(columns, when.day),
      async (db, page) => {
        const { listing } = await ask({ db, reach, today }, asked)
        const rows = await rowsOf(listing, asked, when, page)
        return rows.map((row) => withStatus(row, when.day))
      },
      (row) => columns.map((column) => cellOf(row, column)),
      1000,
    )
  },
}

/** The list asked for, below an organization when one is named. */
async function ask(ctx: Scope, asked: Asked) {
  const top = asked.organizationId === undefined ? null : await getOrganization(ctx, asked.organizationId)
  const day = asked.asOf ?? ctx.today
  const when = {
    day,
    today: ctx.today,
    soonBy: addMonths(day, branchNumbers.reminderMonths),
    path: top?.path ?? '',
  }
  return { listing: listOn(ctx, asked, when), when }
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number]

const withStatus = (row: Row, day: Day) => ({
  ...row,
  termStatus: row.termEndsOn === null ? null : termStatus(row.termEndsOn, day),
})

/** Members of each path and everything below it. */
function sumUp(members: { path: string; members: number }[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { path, members: count } of members)
    for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 2) + 1) {
      const above = path.slice(0, end)
      sums.set(above, (sums.get(above) ?? 0) + count)
    }
  return sums
}

type Column = keyof typeof columnNames
type Listed = ReturnType<typeof withStatus>

const days = new Set<Column>(['establishedOn', 'termFrom', 'termEndsOn', 'closedOn'])
const widths: Partial<Record<Column, number>> = {
  code: 14,
  name: 40,
  shortName: 18,
  kind: 12,
  parentName: 32,
}

const layoutOf = (columns: Column[], day: Day): SheetLayout => ({
  name: '党组织名册',
  title: '党组织名册',
  lines: [{ left: `截止日期：${day}` }],
  columns: columns.map((column) => ({
    title: columnNames[column],
    width: widths[column],
    kind: days.has(column) ? 'day' : column === 'members' ? undefined : 'text',
  })),
})

function cellOf(row: Listed, column: Column): unknown {
  if (column === 'kind') return kindNames[row.kind]
  if (column === 'termStatus') return row.termStatus && termStatusNames[row.termStatus]
  return row[column]
}
