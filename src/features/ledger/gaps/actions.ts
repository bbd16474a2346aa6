import { type Branch, branchFacts, meetingsIn } from '#features/meetings/demands/queries.ts'
import { dutiesOf, type Held } from '#features/meetings/demands/rules.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Reader } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import type { gaps } from './contract.ts'
import { standsBelow } from './queries.ts'
import {
  type BranchStand,
  countsOf,
  type GapKind,
  gapKindNames,
  gapKinds,
  gapsFor,
  gapsInWords,
} from './rules.ts'

type Asked = {
  year: number
  organizationId?: number | undefined
  text?: string | undefined
  kind?: GapKind | undefined
  whole: boolean
  sort: 'help' | 'name' | GapKind
  descending: boolean
}
type Line = ReturnType<typeof lineOf>

function found(branch: Branch, held: readonly Held[], stand: BranchStand, year: number, today: string) {
  const duties = dutiesOf(branch, year, held, today)
  return gapsFor({ id: branch.id, year, today }, duties, stand)
}

function lineOf(branch: Branch, held: readonly Held[], stand: BranchStand, year: number, today: string) {
  const list = found(branch, held, stand, year, today)
  return {
    organizationId: branch.id,
    name: branch.name,
    parentName: branch.parentName,
    ...countsOf(list),
    words: gapsInWords(list),
  }
}

/** A line for each branch below the place asked for: in the order of the tree. */
async function linesOf(ctx: Reader, { year, organizationId, text }: Asked): Promise<Line[]> {
  const path = organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path
  const held = Map.groupBy(
    await meetingsIn(ctx, { path, year, until: ctx.today }),
    (one) => one.organizationId,
  )
  const stands = await standsBelow(ctx, path)
  return (await branchFacts(ctx, { path, year, text })).flatMap((branch) => {
    const stand = stands.get(branch.id)
    return stand ? [lineOf(branch, held.get(branch.id) ?? [], stand, year, ctx.today)] : []
  })
}

/** Who needs help comes first; it is a list of things to do together, nobody is held against anybody. */
function chosen(lines: Line[], { kind, whole, sort, descending }: Asked): Line[] {
  const shown = lines.filter((line) => (kind ? line[kind] > 0 : whole || line.total > 0))
  if (sort === 'name') return descending ? shown.toReversed() : shown
  const of = sort === 'help' ? 'total' : sort
  const way = descending ? 1 : -1
  return shown.toSorted((one, other) => way * (other[of] - one[of]))
}

const sumOf = (lines: Line[]) => {
  const add = (of: GapKind | 'total') => lines.reduce((sum, line) => sum + line[of], 0)
  const kinds = Object.fromEntries(gapKinds.map((kind) => [kind, add(kind)])) as Record<GapKind, number>
  const whole = lines.filter(({ total }) => total === 0).length
  return { ...kinds, total: add('total'), branches: lines.length, whole }
}

const layout: SheetLayout = {
  name: '还缺什么',
  title: '各党支部还缺什么',
  columns: [
    { title: '党支部', width: 36, kind: 'text' },
    { title: '上级党组织', width: 28, kind: 'text' },
    ...gapKinds.map((kind) => ({ title: gapKindNames[kind], width: 12 })),
    { title: '合计', width: 8 },
    { title: '具体内容', width: 80, kind: 'text', wrap: true },
  ],
}

export const gapActions: ActionsOf<typeof gaps> = {
  async branch(ctx, { id, year }) {
    const { path, name } = await getOrganization(ctx, id)
    const [branch] = await branchFacts(ctx, { path, year, id })
    const stand = (await standsBelow(ctx, path)).get(id)
    if (!branch || !stand) throw new Refusal('conflict', 'ledger-branches-only', { name })
    const held = await meetingsIn(ctx, { path, year, until: ctx.today })
    return { id, name: branch.name, year, gaps: found(branch, held, stand, year, ctx.today) }
  },

  async branches(ctx, { page, size, ...asked }) {
    const lines = await linesOf(ctx, asked)
    const shown = chosen(lines, asked)
    return { rows: shown.slice((page - 1) * size, page * size), total: shown.length, sum: sumOf(lines) }
  },

  async export(ctx, asked) {
    ctx.record({
      action: 'ledger.exported',
      subject: { kind: 'ledger', id: 'export', name: '各党支部还缺什么' },
      after: { year: asked.year },
    })
    const scope = { reach: ctx.reach, today: ctx.today }
    return listSheet(
      `各党支部还缺什么（${asked.year}年）`,
      layout,
      async (db, { limit, offset }) =>
        chosen(await linesOf({ ...scope, db }, asked), asked).slice(offset, offset + limit),
      (line) => [line.name, line.parentName, ...gapKinds.map((kind) => line[kind]), line.total, line.words],
      2000,
    )
  },
}
