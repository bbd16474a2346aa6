import { formatYuan, shareOf } from '#basics/money.ts'
import type { call } from '#web/call.ts'
import { type Fact, Facts } from '#web/kit/facts.tsx'
import { scenarioNames } from '../scenarios/rules.ts'
import { percent } from './money.ts'
import type { Project } from './project-fields.ts'
import { ReadingDialog } from './reading-dialog.tsx'

export type ScenarioRow = Awaited<ReturnType<typeof call.coBuilding.scenarios.list>>[number]
type Props = { row: ScenarioRow; project: Project; onClose: () => void }

/** The assumptions of a row. */
export const wordsOf = ({ rate, interest, years, priceFen }: ScenarioRow) =>
  [
    `收益率 ${rate / 100}%`,
    `利率 ${interest / 100}%`,
    `${years} 年`,
    ...(priceFen === null ? [] : [`单价 ${formatYuan(priceFen)} 元`]),
  ].join('，')

const cover = ({ priceFen, returnFen, cover: times }: ScenarioRow, project: Project): Fact => ({
  label: '经营覆盖倍数',
  absent: times === null,
  value: `年产能 ${project.capacity.toLocaleString('zh-CN')} ×（单价 ${formatYuan(priceFen ?? 0)} − 成本 ${formatYuan(project.costFen ?? 0)}）÷ ${formatYuan(returnFen)} = ${times?.toFixed(2)}`,
})

/** How the numbers of one row of the table come. */
export function ScenarioDialog({ row, project, onClose }: Props) {
  const { rate, years, totalNetFen, averageNetFen, netRate } = row
  return (
    <ReadingDialog title={`情景：${scenarioNames[row.about]}`} onClose={onClose}>
      <Facts
        least={520}
        facts={[
          { label: '取值', value: wordsOf(row) },
          {
            label: '每年固定收益',
            value: `总投资 ${formatYuan(project.totalFen)} × ${rate / 100}% = ${formatYuan(shareOf(project.totalFen, rate))} 元`,
          },
          {
            label: '年均净收益',
            value: `${years} 年净收益 ${formatYuan(totalNetFen)} ÷ ${years} = ${formatYuan(averageNetFen)} 元`,
          },
          {
            label: '净收益率',
            value: `${formatYuan(averageNetFen)} ÷ ${formatYuan(project.totalFen)} = ${percent(netRate / 10_000)}`,
          },
          {
            label: '内部收益率',
            value: `各年净现金流量现值之和为零的折现率：全部投资 ${percent(row.irr)}，自有资金 ${percent(row.ownIrr)}`,
          },
          {
            label: '静态回收期',
            value:
              row.payback === null
                ? '合作期内收不回'
                : `累计净现金流量由负转正：${row.payback.toFixed(1)} 年`,
          },
          {
            label: '期末净值',
            value: `各项固定资产原值减去 ${years} 年折旧：${formatYuan(row.residualFen)} 元`,
          },
          cover(row, project),
        ]}
      />
    </ReadingDialog>
  )
}
