import { formatYuan } from '#basics/money.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Empty } from '#web/kit/states.tsx'
import { depreciation } from '../finance/rules.ts'
import { receiptKindNames } from '../rules.ts'
import { Available } from './available.tsx'
import { Lines } from './lines.tsx'
import type { Plan } from './plan-tab.tsx'
import type { Project } from './project-fields.ts'
import { ReadingDialog } from './reading-dialog.tsx'
import { Table } from './table.tsx'

type Year = Plan['years'][number]

/** What stands behind the numbers of a year: how they were planned, and what in fact was paid. */
export function YearDialog({ plan, project, year, onClose }: Props) {
  const row = plan.years[year - 1]
  if (!row) return null
  return (
    <ReadingDialog title={`第${year}年：计划与实际`} onClose={onClose}>
      <Planned row={row} before={plan.years[year - 2]} project={project} />
      <Paid row={row} project={project} />
      <Left row={row} project={project} />
    </ReadingDialog>
  )
}
type Props = { plan: Plan; project: Project; year: number; onClose: () => void }

const worn = (project: Project, year: number) =>
  project.assets.flatMap((asset) => {
    const fen = depreciation(asset)[year - 1] ?? 0
    return fen > 0 ? [{ name: asset.name, years: asset.years, fen }] : []
  })

function Planned({ row, before, project }: { row: Year; before: Year | undefined; project: Project }) {
  const owedFen =
    before?.owedFen ??
    project.funds.filter(({ kind }) => kind === 'loan').reduce((all, { fen }) => all + fen, 0)
  return (
    <Panel title="计划">
      <Lines
        lines={[
          {
            title: '固定收益',
            how: `总投资 ${formatYuan(project.totalFen)} 元 × ${project.rate / 100}%`,
            fen: row.returnFen,
          },
          {
            title: '− 偿还本金',
            how: project.loanMethod === 'equalPayment' ? '等额本息' : '等额本金',
            fen: row.principalFen,
          },
          {
            title: '− 支付利息',
            how: `年初余额 ${formatYuan(owedFen)} 元 × ${project.loanRate / 100}%`,
            fen: row.interestFen,
          },
          ...worn(project, row.year).map(({ name, years, fen }) => ({
            title: `− 折旧：${name}`,
            how: `（原值 − 净残值）÷ ${years} 年`,
            fen,
          })),
        ]}
        result={{ title: '净收益', fen: row.netFen }}
      />
    </Panel>
  )
}

function Paid({ row, project }: { row: Year; project: Project }) {
  const receipts = project.receipts.filter(
    ({ year, withdrawnBecause }) => year === row.year && withdrawnBecause === null,
  )
  return (
    <Panel title="实际收付" flush={receipts.length > 0}>
      {receipts.length === 0 ? (
        <Empty title="这一年还没有收付记录" icon="record">
          {row.dueOn && `固定收益应于 ${row.dueOn} 前收到。`}
        </Empty>
      ) : (
        <Table
          label="这一年的收付"
          rows={receipts}
          rowKey={({ id }) => id}
          unit="笔"
          heads={[
            { title: '项目', cell: ({ kind }) => receiptKindNames[kind] },
            { title: '日期', cell: ({ paidOn }) => paidOn },
            { title: '凭证编号', cell: ({ number }) => number },
            { title: '金额（元）', number: true, card: 'beside', cell: ({ fen }) => formatYuan(fen) },
          ]}
        />
      )}
    </Panel>
  )
}

const Left = ({ row, project }: { row: Year; project: Project }) => (
  <Panel
    title="可分配净收益"
    extra={
      <PageLink className="link" to={`/co-building-projects/${project.id}?tab=distributions`}>
        看收益分配
      </PageLink>
    }
  >
    <Available year={row} />
  </Panel>
)
