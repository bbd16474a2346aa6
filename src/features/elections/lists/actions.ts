import { addMonths } from '#basics/days.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { branchNumbers } from '#features/organizations/rules.ts'
import type { Context, Reader } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import type { contract } from '../contract.ts'
import { lastNotices } from '../reminders/queries.ts'
import { noticeOf, stageNames, stageOf } from '../reminders/rules.ts'
import { type ElectionKind, type ElectionStatus, electionName, electionStatusNames } from '../rules.ts'
import { countDue, countElections, listDue, listElections, pageOfDue, pageOfElections } from './queries.ts'

type Asked = {
  text?: string | undefined
  organizationId?: number | undefined
  kinds?: ElectionKind[] | undefined
  state: 'due' | ElectionStatus
}
type Page = { limit: number; offset: number }

/** The lines asked for: branches to be reminded, or elections. */
async function ask(ctx: Reader, asked: Asked) {
  const top = asked.organizationId === undefined ? null : await getOrganization(ctx, asked.organizationId)
  const path = top?.path ?? ''
  const { state, text } = asked
  if (state !== 'due') {
    const found = listElections(ctx, { text, path, kinds: asked.kinds, status: state })
    return { rows: (page: Page) => elections(found, page), total: () => countElections(found) }
  }
  const by = addMonths(ctx.today, branchNumbers.reminderMonths)
  const found = listDue(ctx, { text, path, by })
  return { rows: (page: Page) => due(ctx, found, page), total: () => countDue(found) }
}

const elections = async (found: ReturnType<typeof listElections>, page: Page) =>
  (await pageOfElections(found, page)).map((row) => ({
    key: `election-${row.id}`,
    id: row.id,
    organizationId: row.organizationId,
    organizationName: row.organizationName,
    kind: row.kind,
    establishmentId: row.establishmentId,
    state: row.status,
    termEndsOn: row.termEndsOn,
    plannedOn: row.plannedOn,
    effectiveOn: row.effectiveOn,
    stage: null,
    notice: null,
  }))

async function due(ctx: Pick<Context, 'db' | 'today'>, found: ReturnType<typeof listDue>, page: Page) {
  const rows = await pageOfDue(found, page)
  const notices = await lastNotices(
    ctx,
    rows.map(({ organizationId }) => organizationId),
  )
  return rows.map(({ termFrom, ...row }) => ({
    ...row,
    stage: stageOf(row.termEndsOn, ctx.today),
    notice: noticeOf(notices, row.organizationId, termFrom),
    key: `organization-${row.organizationId}`,
    id: null,
    kind: 'election' as const,
    establishmentId: null,
    state: 'due' as const,
    plannedOn: null,
    effectiveOn: null,
  }))
}

export const listActions: Pick<ActionsOf<typeof contract>, 'list' | 'export'> = {
  async list(ctx, { page, size, ...asked }) {
    const found = await ask(ctx, asked)
    return { rows: await found.rows({ limit: size, offset: (page - 1) * size }), total: await found.total() }
  },

  async export(ctx, asked) {
    const { state } = asked
    ctx.record({
      action: 'elections.exported',
      subject: { kind: 'elections', id: 'export', name: '换届选举列表' },
      after: { state },
    })
    const scope: Pick<Context, 'reach' | 'today'> = { reach: ctx.reach, today: ctx.today }
    return listSheet(
      `换届选举（${ctx.today}）`,
      layout,
      async (db, page) => (await ask({ ...scope, db }, asked)).rows(page),
      cells,
    )
  },
}

const layout: SheetLayout = {
  name: '换届选举',
  title: '换届选举',
  columns: [
    { title: '党组织', width: 40, kind: 'text' },
    { title: '事项', width: 12, kind: 'text' },
    { title: '状态', width: 12, kind: 'text' },
    { title: '届满日期', kind: 'day' },
    { title: '会议日期', kind: 'day' },
    { title: '生效日期', kind: 'day' },
    { title: '提醒', width: 16, kind: 'text' },
    { title: '最近通知', width: 24, kind: 'text' },
  ],
}

const stateNames = { ...electionStatusNames, due: '待发起' }
type Line = Awaited<ReturnType<typeof elections>>[number] | Awaited<ReturnType<typeof due>>[number]

const cells = (row: Line) => [
  row.organizationName,
  electionName(row),
  stateNames[row.state],
  row.termEndsOn,
  row.plannedOn,
  row.effectiveOn,
  row.stage && stageNames[row.stage],
  row.notice && (row.notice.number ?? '草稿'),
]
