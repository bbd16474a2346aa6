import { minuteOf } from '#basics/days.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context, Download } from '#platform/context.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { Column } from '#platform/sheets.ts'
import { sealName } from '../register/actions.ts'
import { useStatusNames } from '../rules.ts'
import type { UseQuestion } from '../uses/contract.ts'
import { countUses, type FoundUse, pageOfUses, usesWithin } from '../uses/queries.ts'

type Cell = string | number | null
const moment = (at: string | null) => at && minuteOf(at)

const columns: [Column, (row: FoundUse) => Cell][] = [
  [{ title: '登记号', kind: 'text' }, (row) => String(row.id)],
  [{ title: '印章', kind: 'text' }, (row) => sealName(row)],
  [{ title: '党组织', kind: 'text' }, (row) => row.organizationName],
  [{ title: '发文字号', kind: 'text' }, (row) => row.documentNumber],
  [{ title: '公文标题', kind: 'text' }, (row) => row.documentTitle],
  [{ title: '用印事由', kind: 'text' }, (row) => row.reason],
  [{ title: '状态', kind: 'text' }, (row) => useStatusNames[row.status]],
  [{ title: '申请人', kind: 'text' }, (row) => row.appliedBy],
  [{ title: '申请时间', kind: 'text' }, (row) => moment(row.appliedAt)],
  [{ title: '批准人', kind: 'text' }, (row) => row.approvedBy],
  [{ title: '批准时间', kind: 'text' }, (row) => moment(row.approvedAt)],
  [{ title: '批准依据', kind: 'text' }, (row) => row.basis],
  [{ title: '盖章时间', kind: 'text' }, (row) => moment(row.stampedAt)],
  [{ title: '文件摘要（SHA-256）', kind: 'text' }, (row) => row.stampedDigest],
  [{ title: '撤销原因', kind: 'text' }, (row) => row.revokedBecause],
]

/** The register of uses as a workbook, read page by page after the transaction has ended. */
export async function exportUses(ctx: Context, question: UseQuestion): Promise<Download> {
  const path = question.organizationId ? (await getOrganization(ctx, question.organizationId)).path : null
  const total = await countUses(usesWithin(ctx, question, path))
  ctx.record({
    action: 'sealUses.exported',
    subject: { kind: 'seals', id: question.sealId ?? 0, name: '用印登记' },
    path,
    after: { ...question, total },
  })
  const layout = { name: '用印登记', columns: columns.map(([column]) => column) }
  return listSheet(
    `用印登记-${ctx.today}`,
    layout,
    (db, page) => pageOfUses(ctx, usesWithin({ ...ctx, db }, question, path), question, page),
    (row) => columns.map(([, cell]) => cell(row)),
  )
}
