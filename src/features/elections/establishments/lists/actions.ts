import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import type { establishments } from '../contract.ts'
import { titleOf } from '../holding/actions.ts'
import { type EstablishmentRow, findEstablishments } from '../queries.ts'
import { type EstablishmentPhase, establishmentKindNames, establishmentPhaseNames } from '../rules.ts'

type Asked = { text?: string | undefined; organizationId?: number | undefined; status: EstablishmentPhase }

async function find(ctx: Pick<Context, 'db' | 'reach'>, { organizationId, ...asked }: Asked) {
  const top = organizationId === undefined ? null : await getOrganization(ctx, organizationId)
  return findEstablishments(ctx, { ...asked, path: top?.path ?? '' })
}

export const listActions: Pick<ActionsOf<typeof establishments>, 'list' | 'export'> = {
  async list(ctx, { page, size, ...asked }) {
    const found = await find(ctx, asked)
    const rows = await found.rows({ limit: size, offset: (page - 1) * size })
    return { rows: rows.map((row) => ({ ...row, title: titleOf(row) })), total: await found.total() }
  },

  async export(ctx, asked) {
    const total = await (await find(ctx, asked)).total()
    ctx.record({
      action: 'establishments.exported',
      subject: { kind: 'establishments', id: 'export', name: '支部成立与撤销列表' },
      after: { status: asked.status, total },
    })
    const { reach } = ctx
    return listSheet(
      `支部成立与撤销_${ctx.today}`,
      layout,
      async (db, page) => (await find({ db, reach }, asked)).rows(page),
      cellsOf,
    )
  },
}

const layout: SheetLayout = {
  name: '支部成立与撤销',
  title: '支部成立、撤销和更名',
  columns: [
    { title: '事项', width: 40, kind: 'text' },
    { title: '类别', width: 14, kind: 'text' },
    { title: '状态', width: 12, kind: 'text' },
    { title: '提出单位', width: 36, kind: 'text' },
    { title: '研究日期', kind: 'day' },
    { title: '批复文号', width: 22, kind: 'text' },
    { title: '生效日期', kind: 'day' },
    { title: '备案日期', kind: 'day' },
    { title: '理由', width: 40, kind: 'text', wrap: true },
  ],
}

const cellsOf = (row: EstablishmentRow) => [
  titleOf(row),
  establishmentKindNames[row.kind],
  establishmentPhaseNames[row.phase],
  row.organizationName,
  row.decidedOn,
  row.replyNumber,
  row.effectiveOn,
  row.filedOn,
  row.grounds,
]
