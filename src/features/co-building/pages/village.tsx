import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { yearOf } from '#basics/days.ts'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useParams } from '#web/kit/address.ts'
import { Chart } from '#web/kit/chart.tsx'
import { Facts } from '#web/kit/facts.tsx'
import { FigureBand } from '#web/kit/figure.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { today } from '#web/kit/today.ts'
import { gold, red } from '#web/theme/tokens.ts'
import { CoBuildingHelp } from './help.tsx'
import { IncomeDialog } from './income-dialog.tsx'
import { IncomeYearDialog } from './income-year-dialog.tsx'
import { lastWholeYear } from './last-years.ts'
import { inWan, sumOf, wanNumber } from './money.ts'
import { Table } from './table.tsx'
import { factsOf, type Village, villageFields } from './village-fields.ts'
import { Reached } from './village-list.tsx'
import './co-building.css'

/** One village: what it has each year, and in which projects it shares. */
export default function VillagePage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.coBuilding.villages.get.queryOptions({ input: { id } }))
  const [opened, setOpened] = useState<number | 'waiting' | null>(null)
  usePageTitle(query.data?.name)
  return (
    <>
      <PageHelp>
        <CoBuildingHelp />
      </PageHelp>
      <PageHeader
        title={query.data?.name}
        beside={query.data && <ReachedLast village={query.data} />}
        note={query.data && `${query.data.county}${query.data.town}`}
        actions={query.data && <Acts village={query.data} />}
      />
      <Answered query={query} lines={8}>
        {(village) => (
          <div className="stack">
            <Figures village={village} open={setOpened} />
            <SharesPanel village={village} />
            <YearsPanel village={village} open={setOpened} />
            <Panel title="基本情况">
              <Facts
                least={220}
                facts={[
                  { label: '户数', value: village.households },
                  { label: '对应党支部', value: village.branchName },
                  { label: '记录党组织', value: village.organizationName },
                ]}
              />
            </Panel>
            {opened !== null && (
              <IncomeYearDialog village={village} of={opened} onClose={() => setOpened(null)} />
            )}
          </div>
        )}
      </Answered>
    </>
  )
}

/** By the last year that is over, which it names. */
function ReachedLast({ village: { years } }: { village: Village }) {
  const last = lastWholeYear()
  const known = years.find(({ year }) => year === last)
  return known ? <Reached fen={known.ownFen + known.projectFen} year={last} /> : null
}

type Opening = { village: Village; open: (of: number | 'waiting') => void }

function Figures({ village, open }: Opening) {
  const waiting = sumOf(village.shares, ({ waitingFen }) => waitingFen)
  const year = yearOf(today())
  return (
    <FigureBand
      figures={[
        {
          label: `${year} 年集体收入`,
          value: inWan(village.totalFen),
          unit: '万元',
          note: `截至今天；上年 ${inWan(village.beforeFen)} 万元`,
          onOpen: () => open(year),
        },
        {
          label: '其中项目分红',
          value: inWan(village.projectFen),
          unit: '万元',
          onOpen: () => open(year),
        },
        { label: '自有收入', value: inWan(village.ownFen), unit: '万元', onOpen: () => open(year) },
        { label: '分红待到账', value: inWan(waiting), unit: '万元', onOpen: () => open('waiting') },
        {
          label: '参与项目',
          value: village.projects,
          unit: '个',
          to: `/co-building-projects?villageId=${village.id}`,
        },
      ]}
    />
  )
}

function Acts({ village }: { village: Village }) {
  const { nodes } = useOrganizations()
  const [open, setOpen] = useState<'change' | 'income' | null>(null)
  const change = useAct(call.coBuilding.villages.change, { done: '已修改' })
  const { name, county, town } = village
  return (
    <>
      {village.mayKeep && (
        <button type="button" className="button" onClick={() => setOpen('change')}>
          修改
        </button>
      )}
      {village.mayRecord && (
        <button type="button" className="button primary" onClick={() => setOpen('income')}>
          登记自有收入
        </button>
      )}
      {open === 'change' && (
        <FormDialog
          title="修改行政村"
          fields={villageFields(nodes)}
          start={{
            ...{ name, county, town },
            households: village.households ?? undefined,
            branchId: village.branchId ?? undefined,
          }}
          submitWord="保存"
          onSubmit={(values) => change.send({ ...factsOf(values), id: village.id })}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'income' && <IncomeDialog village={village} onClose={() => setOpen(null)} />}
    </>
  )
}

const SharesPanel = ({ village: { shares } }: { village: Village }) => (
  <Panel title="参与的项目" flush={shares.length > 0}>
    {shares.length === 0 ? (
      <Empty title="还没有参与共建项目" icon="grid" />
    ) : (
      <Table
        label="参与的项目"
        rows={shares}
        unit="个项目"
        rowKey={({ projectId }) => projectId}
        heads={[
          {
            title: '项目',
            cell: ({ projectId, name }) => (
              <PageLink className="link" to={`/co-building-projects/${projectId}?tab=distributions`}>
                {name}
              </PageLink>
            ),
          },
          {
            title: '占比',
            number: true,
            cell: ({ weight, weights }) => `${((weight * 100) / weights).toFixed(2)}%`,
          },
          { title: '受益村', number: true, card: 'none', cell: ({ villages }) => villages },
          { title: '已到账（万元）', number: true, card: 'beside', cell: ({ paidFen }) => inWan(paidFen) },
          { title: '待到账（万元）', number: true, cell: ({ waitingFen }) => inWan(waitingFen) },
        ]}
      />
    )}
  </Panel>
)

function YearsPanel({ village: { years }, open }: Opening) {
  const asked = years.toReversed()
  return (
    <Panel title="历年集体收入">
      {years.length === 0 ? (
        <Empty title="还没有登记收入" icon="chart" />
      ) : (
        <div className="cb-pair">
          <Chart
            kind="column"
            stacked
            label="历年集体收入，万元"
            head="年度"
            unit="万元"
            height={220}
            categories={asked.map(({ year }) => `${year}`)}
            series={[
              { name: '自有收入', values: asked.map(({ ownFen }) => wanNumber(ownFen)), colour: gold[400] },
              {
                name: '项目分红',
                values: asked.map(({ projectFen }) => wanNumber(projectFen)),
                colour: red[600],
              },
            ]}
            onPick={(at) => asked[at] && open(asked[at].year)}
          />
          <Table
            label="历年集体收入"
            rows={years}
            rowKey={({ year }) => year}
            heads={[
              {
                title: '年度',
                cell: ({ year }) => (
                  <button type="button" className="link number" onClick={() => open(year)}>
                    {year} 年
                  </button>
                ),
              },
              { title: '自有（万元）', number: true, cell: ({ ownFen }) => inWan(ownFen) },
              { title: '项目（万元）', number: true, cell: ({ projectFen }) => inWan(projectFen) },
              {
                title: '合计（万元）',
                number: true,
                card: 'beside',
                cell: ({ ownFen, projectFen }) => inWan(ownFen + projectFen),
              },
            ]}
          />
        </div>
      )}
    </Panel>
  )
}
