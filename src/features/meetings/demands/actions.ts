import type { Day } from '#basics/days.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { kindNames, type OrganizationKind } from '#features/organizations/rules.ts'
import type { Context, Reader } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import type { demands } from './contract.ts'
import { type Branch, branchFacts, type HeldOf, meetingsIn } from './queries.ts'
import { type Duty, demandsOf, dutiesOf, gapsOf, periodsOf, standOf } from './rules.ts'

type Asked = {
  year: number
  quarter?: number | undefined
  organizationId?: number | undefined
  text?: string | undefined
  missing: boolean
  whole: boolean
  sort: 'missing' | 'organization' | 'rate'
}

/** The first and last day that is asked about. */
function windowOf({ year, quarter }: Pick<Asked, 'year' | 'quarter'>): { from: Day; until: Day } {
  const [whole] = periodsOf(year, 'year')
  const period = quarter ? periodsOf(year, 'quarter')[quarter - 1] : whole
  return period ?? { from: `${year}-01-01`, until: `${year}-12-31` }
}

const byBranch = (held: HeldOf[]) => Map.groupBy(held, ({ organizationId }) => organizationId)

function lineOf(branch: Branch, held: HeldOf[], asked: Asked, today: Day) {
  const { from, until } = windowOf(asked)
  const inside = ({ period }: Duty) => period.from >= from && period.until <= until
  const duties = dutiesOf(branch, asked.year, held, today).filter(inside)
  const meetings = held.filter(({ on, id }) => id !== null && on >= from && on <= until)
  return {
    organizationId: branch.id,
    name: branch.name,
    parentName: branch.parentName,
    kind: branch.kind,
    path: branch.path,
    ...standOf(duties),
    gaps: gapsOf(duties),
    meetings: meetings.length,
    invited: meetings.reduce((sum, one) => sum + one.invited, 0),
    present: meetings.reduce((sum, one) => sum + one.present, 0),
  }
}
type Line = ReturnType<typeof lineOf>

const rateOf = ({ invited, present }: Line) => (invited === 0 ? 2 : present / invited)
/** Who needs help comes first: nobody is measured against anybody, the list is one of things to do. */
const orders: Record<Asked['sort'], (one: Line, other: Line) => number> = {
  missing: (one, other) => other.missing - one.missing || other.open - one.open,
  organization: () => 0,
  rate: (one, other) => rateOf(one) - rateOf(other),
}

/** A line for each branch asked for, in the order asked for; those who miss nothing, or something, left out if so asked. */
async function linesOf(ctx: Reader, asked: Asked): Promise<Line[]> {
  const { year, organizationId, text } = asked
  const path = organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path
  const held = byBranch(await meetingsIn(ctx, { path, year, until: ctx.today }))
  const branches = await branchFacts(ctx, { path, year, text })
  return branches
    .map((branch) => lineOf(branch, held.get(branch.id) ?? [], asked, ctx.today))
    .filter(({ missing }) => (!asked.missing || missing > 0) && (!asked.whole || missing === 0))
    .toSorted(orders[asked.sort])
}

const shown = ({ path: _path, ...line }: Line) => line
const total = (lines: Line[], of: 'due' | 'done' | 'invited' | 'present') =>
  lines.reduce((sum, line) => sum + line[of], 0)

const sumOf = (lines: Line[]) => ({
  branches: lines.length,
  whole: lines.filter(({ missing }) => missing === 0).length,
  due: total(lines, 'due'),
  done: total(lines, 'done'),
  invited: total(lines, 'invited'),
  present: total(lines, 'present'),
})

const layout: SheetLayout = {
  name: '组织生活完成情况',
  title: '组织生活完成情况',
  columns: [
    { title: '党支部', width: 36, kind: 'text' },
    { title: '上级党组织', width: 28, kind: 'text' },
    { title: '类别', width: 12, kind: 'text' },
    { title: '应开' },
    { title: '已开' },
    { title: '缺' },
    { title: '待开' },
    { title: '应到人次' },
    { title: '实到人次' },
    { title: '缺哪些', width: 60, kind: 'text' },
  ],
}

const cellsOf = (line: Line) => [
  line.name,
  line.parentName,
  kindNames[line.kind as OrganizationKind],
  line.due,
  line.done,
  line.missing,
  line.open,
  line.invited,
  line.present,
  line.gaps.join('；'),
]

/** A duty with the meetings that answer it, and those that are planned for it. */
const dutyShown = (duty: Duty, known: HeldOf[]) => ({
  kind: duty.demand.kind,
  per: duty.demand.per,
  article: duty.demand.article,
  period: duty.period.key,
  periodName: duty.period.name,
  from: duty.period.from,
  until: duty.period.until,
  due: duty.due,
  done: duty.done,
  state: duty.state,
  exempt: duty.exempt,
  missing: duty.missing,
  meetings: known.flatMap(({ id, on, planned, kinds }) =>
    id !== null && kinds.includes(duty.demand.kind) && on >= duty.period.from && on <= duty.period.until
      ? [{ id, on, planned }]
      : [],
  ),
})

export const demandActions: ActionsOf<typeof demands> = {
  async branches(ctx, { page, size, ...asked }) {
    const lines = await linesOf(ctx, asked)
    const rows = lines.slice((page - 1) * size, page * size).map(shown)
    return { rows, total: lines.length, sum: sumOf(lines) }
  },

  async export(ctx, asked) {
    ctx.record({
      action: 'meetings.exported',
      subject: { kind: 'meetings', id: 'export', name: '组织生活完成情况' },
      after: { year: asked.year },
    })
    const scope: Pick<Context, 'reach' | 'today'> = { reach: ctx.reach, today: ctx.today }
    return listSheet(
      `组织生活完成情况（${asked.year}年）`,
      layout,
      async (db, { limit, offset }) => (await linesOf({ ...scope, db }, asked)).slice(offset, offset + limit),
      cellsOf,
      2000,
    )
  },

  async branch(ctx, { id, year }) {
    const { name } = await getOrganization(ctx, id)
    const [branch] = await branchFacts(ctx, { ids: [id], year })
    if (!branch) throw new Refusal('conflict', 'meeting-branches-only', { name })
    const known = await meetingsIn(ctx, { ids: [id], year, planned: true })
    const held = known.filter(({ planned }) => !planned)
    const duties = dutiesOf(branch, year, held, ctx.today)
    const version = demandsOf(year)?.version ?? null
    return { id, name: branch.name, year, version, duties: duties.map((duty) => dutyShown(duty, known)) }
  },
}
