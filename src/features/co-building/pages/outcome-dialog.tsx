import { formatYuan } from '#basics/money.ts'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { depreciation } from '../finance/rules.ts'
import { ownerNames } from '../rules.ts'
import { Lines } from './lines.tsx'
import { inWan, percent, sumOf } from './money.ts'
import type { Plan } from './plan-tab.tsx'
import type { Project } from './project-fields.ts'
import { ReadingDialog } from './reading-dialog.tsx'
import { Table } from './table.tsx'

export type Outcome = 'net' | 'village' | 'flow' | 'residual'
type Of = { plan: Plan; project: Project }

const titles: Record<Outcome, string> = {
  net: '净收益的由来',
  village: '平均每村的由来',
  flow: '内部收益率和回收期的由来',
  residual: '期末资产净值的由来',
}

/** What stands behind a figure of the whole term. */
export function OutcomeDialog({ about, onClose, ...of }: Of & { about: Outcome; onClose: () => void }) {
  const Shown = { net: Net, village: OfVillage, flow: Flow, residual: Residual }[about]
  return (
    <ReadingDialog title={titles[about]} onClose={onClose}>
      <Shown {...of} />
    </ReadingDialog>
  )
}

function Net({ plan: { years, netFen, averageNetFen, netRate }, project }: Of) {
  const of = (key: 'returnFen' | 'principalFen' | 'interestFen' | 'depreciationFen') =>
    sumOf(years, (year) => year[key])
  const count = `${years.length} 年合计`
  return (
    <>
      <Lines
        lines={[
          {
            title: '固定收益',
            how: `总投资 ${formatYuan(project.totalFen)} 元 × ${project.rate / 100}% × ${years.length} 年`,
            fen: of('returnFen'),
          },
          { title: '− 偿还本金', how: count, fen: of('principalFen') },
          { title: '− 支付利息', how: count, fen: of('interestFen') },
          { title: '− 固定资产折旧', how: count, fen: of('depreciationFen') },
        ]}
        result={{ title: `${years.length} 年净收益`, fen: netFen }}
      />
      <Notice>
        年均 {formatYuan(netFen)} ÷ {years.length} = {formatYuan(averageNetFen)} 元，占总投资的{' '}
        {percent(netRate / 10_000)}。每年的数字在“逐年明细”里点开。
      </Notice>
    </>
  )
}

const OfVillage = ({ plan: { averageNetFen, perVillageFen }, project }: Of) => (
  <Notice>
    年均净收益 {formatYuan(averageNetFen)} 元 ÷ {project.villages} 个村 = {formatYuan(perVillageFen ?? 0)}{' '}
    元。这是各村的平均数；按股份或权重分配的，各村所得见“收益分配”。
  </Notice>
)

/** What goes out and comes in each year: the whole investment, and without the bank. */
function flowOf({ plan: { years, residualFen }, project }: Of) {
  const stays = project.residualOwner === 'investor' ? residualFen : 0
  const loan = sumOf(
    project.funds.filter(({ kind }) => kind === 'loan'),
    ({ fen }) => fen,
  )
  let soFar = -project.totalFen
  const start = { year: 0, whole: soFar, own: soFar + loan, soFar }
  return [
    start,
    ...years.map(({ year, returnFen, principalFen, interestFen }) => {
      const whole = returnFen + (year === years.length ? stays : 0)
      soFar += whole
      return { year, whole, own: whole - principalFen - interestFen, soFar }
    }),
  ]
}

function Flow(of: Of) {
  const { irr, ownIrr, payback } = of.plan
  const stays = of.project.residualOwner === 'investor'
  return (
    <>
      <Notice>
        全部投资内部收益率 {percent(irr)}、自有资金 {percent(ownIrr)}
        ：使下表各年净现金流量的现值之和为零的折现率。静态回收期
        {payback === null ? '：合作期内收不回' : ` ${payback.toFixed(1)} 年：累计净现金流量由负转正的时间`}。
        {stays ? '最后一年计入期末资产净值。' : '期末资产不归平台公司，不计入。'}
      </Notice>
      <Table
        label="各年净现金流量"
        rows={flowOf(of)}
        most={51}
        rowKey={({ year }) => year}
        heads={[
          { title: '年度', cell: ({ year }) => (year === 0 ? '建设期' : `第${year}年`) },
          { title: '全部投资（万元）', number: true, cell: ({ whole }) => inWan(whole) },
          { title: '自有资金（万元）', number: true, cell: ({ own }) => inWan(own) },
          { title: '累计（全部投资）', number: true, cell: ({ soFar }) => inWan(soFar) },
        ]}
      />
    </>
  )
}

const Residual = ({ plan: { years, residualFen }, project }: Of) => (
  <>
    <Lines
      lines={project.assets.map((asset) => ({
        title: asset.name,
        how: `原值 ${formatYuan(asset.fen)} 元 − ${Math.min(years.length, asset.years)} 年折旧`,
        fen: asset.fen - sumOf(depreciation(asset).slice(0, years.length), (fen) => fen),
      }))}
      result={{ title: '期末账面净值', fen: residualFen }}
    />
    <Notice>合作期满后资产{ownerNames[project.residualOwner]}。</Notice>
  </>
)
