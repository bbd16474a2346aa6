import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import type { contract } from '../contract.ts'
import type { TransferRow } from '../queries.ts'
import { shownLine } from '../reading/actions.ts'
import { stateNames, type TransferKind, transferKindNames } from '../rules.ts'
import { type Box, countTransfers, listTransfers, pageOfTransfers } from './queries.ts'

type Asked = {
  box: Box
  text?: string | undefined
  kinds?: TransferKind[] | undefined
  organizationId?: number | undefined
  direction?: 'out' | 'in' | undefined
  startedFrom?: string | undefined
  startedUntil?: string | undefined
}
type Reading = Pick<Context, 'db' | 'reach' | 'today' | 'actor'>

/** The offices in which the actor sits himself; what lies with those below is theirs to do. */
const officesOf = ({ actor }: Pick<Context, 'actor'>) => {
  const at = (roles: string[]) =>
    actor.acting.flatMap(({ role, organizationId }) =>
      roles.includes(role) && organizationId !== null ? [organizationId] : [],
    )
  return { branches: at(['branch']), committees: at(['committee', 'politicalWorkDepartment']) }
}

async function found(ctx: Reading, { organizationId, ...asked }: Asked) {
  const path = organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path
  return listTransfers(ctx, { ...asked, path, offices: officesOf(ctx) })
}

export const listActions: Pick<ActionsOf<typeof contract>, 'list' | 'counts' | 'export'> = {
  async list(ctx, { page, size, sort, descending, ...asked }) {
    const answer = await found(ctx, asked)
    const rows = await pageOfTransfers(
      answer,
      { sort, descending },
      { limit: size, offset: (page - 1) * size },
    )
    return { rows: rows.map((row) => shownLine(row, ctx.today)), total: await countTransfers(answer) }
  },

  async counts(ctx) {
    const count = async (box: Box) => countTransfers(await found(ctx, { box }))
    return {
      todo: await count('todo'),
      expiring: await count('expiring'),
      overdue: await count('overdue'),
      sentBack: await count('sentBack'),
    }
  },

  async export(ctx, { sort, descending, ...asked }) {
    ctx.record({
      action: 'transfers.exported',
      subject: { kind: 'transfers', id: 'export', name: '组织关系转接列表' },
      after: { box: asked.box },
    })
    const scope = { reach: ctx.reach, today: ctx.today, actor: ctx.actor }
    return listSheet(
      `组织关系转接（${ctx.today}）`,
      layout,
      async (db, page) => pageOfTransfers(await found({ ...scope, db }, asked), { sort, descending }, page),
      cells,
    )
  },
}

const layout: SheetLayout = {
  name: '组织关系转接',
  title: '组织关系转接',
  columns: [
    { title: '姓名', width: 12, kind: 'text' },
    { title: '工号', width: 14, kind: 'text' },
    { title: '类型', width: 14, kind: 'text' },
    { title: '转出党组织', width: 36, kind: 'text' },
    { title: '转入党组织', width: 36, kind: 'text' },
    { title: '状态', width: 14, kind: 'text' },
    { title: '等谁办理', width: 32, kind: 'text' },
    { title: '介绍信编号', width: 24, kind: 'text' },
    { title: '开具日期', kind: 'day' },
    { title: '有效期至', kind: 'day' },
    { title: '接收日期', kind: 'day' },
    { title: '党费交至', width: 12, kind: 'text' },
    { title: '办结日期', kind: 'day' },
  ],
}

const cells = (row: TransferRow) => [
  row.personName,
  row.employeeNo,
  transferKindNames[row.kind],
  row.fromName,
  row.toName,
  stateNames[row.state],
  row.holder === 'member' ? '本人' : row.holderName,
  row.letterNumber ?? row.theirNumber,
  row.issuedOn,
  row.validUntil,
  row.acceptedOn,
  row.paidUntil,
  row.doneOn,
]
