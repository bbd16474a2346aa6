import { actorInWords } from '#features/audit/rules.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { kindTitles } from '../../kinds/rules.ts'
import { type FindingKind, findingNames } from '../../scan/rules.ts'
import {
  findingsOf,
  type ItemFilters,
  listItems,
  listPackages,
  type PackageFilters,
  type PackageOrder,
  pageOfItems,
  pageOfPackages,
} from '../queries.ts'
import { directionNames, outcomeNames, packageStateNames } from '../rules.ts'

const text = (title: string, width: number) => ({ title, width, kind: 'text' as const })

export const packageSheet = (asked: PackageFilters, order: PackageOrder) =>
  listSheet(
    '摆渡包',
    {
      name: '摆渡包',
      title: '摆渡包',
      columns: [
        text('方向', 8),
        text('序号', 8),
        text('状态', 14),
        text('项数', 8),
        text('扣下', 8),
        text('字节', 14),
        text('编制人', 14),
        text('核对人', 14),
        text('放行人', 14),
        text('摘要', 66),
      ],
    },
    (db, page) => pageOfPackages(listPackages({ db }, asked), order, page),
    (row) => [
      directionNames[row.direction],
      row.number === null ? '' : String(row.number),
      packageStateNames[row.state],
      String(row.items),
      String(row.held),
      String(row.bytes),
      actorInWords(row.madeBy),
      row.checkedBy ?? '',
      row.releasedBy ?? '',
      row.digest ?? '',
    ],
  )

export const itemSheet = (title: string, packageId: number, asked: ItemFilters) =>
  listSheet(
    `摆渡包清单 ${title}`,
    {
      name: '清单',
      title: `摆渡包清单 ${title}`,
      columns: [
        text('类别', 22),
        text('名称', 44),
        text('撤下', 8),
        text('字节', 12),
        text('扣下原因', 26),
        text('收下结果', 18),
        text('查出', 60),
        text('摘要', 66),
      ],
    },
    async (db, page) => {
      const { rows } = await pageOfItems(listItems({ db }, packageId, asked), page)
      const findings = await findingsOf(
        { db },
        rows.map(({ id }) => id),
      )
      return rows.map((row) => ({ ...row, findings: findings.filter(({ itemId }) => itemId === row.id) }))
    },
    (row) => [
      kindTitles[row.kind as keyof typeof kindTitles] ?? row.kind,
      row.name,
      row.gone ? '是' : '',
      String(row.bytes),
      row.heldBecause ?? '',
      row.outcome === null ? '' : outcomeNames[row.outcome],
      row.findings
        .map(({ what, place, excerpt }) => `${findingNames[what as FindingKind]}（${place}）：${excerpt}`)
        .join('；'),
      row.digest ?? '',
    ],
  )
