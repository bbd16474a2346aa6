import { getOrganization } from '#features/organizations/queries.ts'
import { politicalStatusNames } from '#features/people/rules.ts'
import type { Context, Reader } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import { type ActKey, actOf } from '../acts/rules.ts'
import type { contract } from '../contract.ts'
import { actorNames, type Stage, stageNames } from '../steps/rules.ts'
import { countAdmissions, type Filters, listAdmissions, pageOfAdmissions, type Sort } from './queries.ts'

type Asked = Omit<Filters, 'path' | 'today' | 'stages' | 'nextActs'> & {
  organizationId?: number | undefined
  stages?: Stage[] | undefined
  nextActs?: ActKey[] | undefined
  sort: Sort
}
type Page = { limit: number; offset: number }

async function ask(ctx: Reader, { organizationId, sort, ...filters }: Asked) {
  const path = organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path
  const found = listAdmissions(ctx, { ...filters, path, today: ctx.today })
  const rows = async (page: Page) =>
    (await pageOfAdmissions(found, { sort, ...page })).map((row) => lineOf(row, ctx.today))
  return { rows, total: () => countAdmissions(found) }
}

type Row = Awaited<ReturnType<typeof pageOfAdmissions>>[number]

const lineOf = (row: Row, today: string) => ({
  id: row.id,
  personId: row.personId,
  name: row.name,
  employeeNo: row.employeeNo,
  organizationId: row.organizationId,
  organizationName: row.branchName,
  politicalStatus: row.politicalStatus,
  stage: row.stage,
  status: row.status,
  appliedOn: row.appliedOn,
  nextAct: row.nextAct,
  nextTitle: row.nextAct && actOf(row.nextAct).title,
  nextActor: row.nextAct && actOf(row.nextAct).actor,
  nextFrom: row.nextFrom,
  nextBy: row.nextBy,
  late: row.nextBy !== null && row.nextBy < today,
  missing: row.missing,
})

export const listActions: Pick<ActionsOf<typeof contract>, 'list' | 'export'> = {
  async list(ctx, { page, size, ...asked }) {
    const found = await ask(ctx, asked)
    return { rows: await found.rows({ limit: size, offset: (page - 1) * size }), total: await found.total() }
  },

  async export(ctx, asked) {
    ctx.record({
      action: 'admissions.exported',
      subject: { kind: 'admissions', id: 'export', name: '发展党员列表' },
      after: { state: asked.status },
    })
    const scope: Pick<Context, 'reach' | 'today'> = { reach: ctx.reach, today: ctx.today }
    return listSheet(
      `发展党员（${ctx.today}）`,
      layout,
      async (db, page) => (await ask({ ...scope, db }, asked)).rows(page),
      cells,
    )
  },
}

const layout: SheetLayout = {
  name: '发展党员',
  title: '发展党员',
  columns: [
    { title: '姓名', width: 12, kind: 'text' },
    { title: '所在党支部', width: 36, kind: 'text' },
    { title: '政治面貌', width: 14, kind: 'text' },
    { title: '阶段', width: 24, kind: 'text' },
    { title: '申请日期', kind: 'day' },
    { title: '下一步', width: 24, kind: 'text' },
    { title: '由谁办理', width: 16, kind: 'text' },
    { title: '最早', kind: 'day' },
    { title: '最迟', kind: 'day' },
    { title: '缺材料', width: 8, kind: 'text' },
  ],
}

const cells = (row: ReturnType<typeof lineOf>) => [
  row.name,
  row.organizationName ?? '',
  politicalStatusNames[row.politicalStatus],
  stageNames[row.stage],
  row.appliedOn,
  row.nextTitle ?? '',
  row.nextActor ? actorNames[row.nextActor] : '',
  row.nextFrom,
  row.nextBy,
  row.missing ? String(row.missing) : '',
]
