import { useState } from 'react'
import { Bars, Share } from '#web/kit/bars.tsx'
import { Chart } from '#web/kit/chart.tsx'
import { PageLink, useGo } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { gold, red } from '#web/theme/tokens.ts'
import { type FundKind, fundKindNames, stageNames } from '../rules.ts'
import type { Board } from './board.tsx'
import { inWan, wanNumber } from './money.ts'

const shareOf = (part: number, whole: number) => (whole === 0 ? '0' : ((part * 100) / whole).toFixed(0))

/** 达标村: how many villages reach a threshold, before and now. */
export function ThresholdsPanel({ board: { thresholds, villages, year, before } }: { board: Board }) {
  return (
    <Panel title="村集体收入达标">
      <div className="cb-thresholds">
        {thresholds.map((one) => {
          const least = wanNumber(one.threshold)
          return (
            <section key={one.threshold} aria-label={`达到 ${least} 万元的村`}>
              <h3>达到 {least} 万元</h3>
              <Bars
                of={Math.max(villages, 1)}
                unit=" 个"
                items={[
                  {
                    key: before,
                    label: `${before} 年（${shareOf(one.beforeVillages, villages)}%）`,
                    value: one.beforeVillages,
                    colour: gold[400],
                    to: `/villages?year=${before}&above=${least}`,
                  },
                  {
                    key: year,
                    label: `${year} 年（${shareOf(one.villages, villages)}%）`,
                    value: one.villages,
                    to: `/villages?year=${year}&above=${least}`,
                  },
                ]}
              />
              {villages > one.villages && (
                <div>
                  <PageLink className="link" to={`/villages?year=${year}&below=${least}&sort=need`}>
                    还有 {villages - one.villages} 个村没有达到
                  </PageLink>
                </div>
              )}
            </section>
          )
        })}
      </div>
    </Panel>
  )
}

/** 收款和到期: what is late, and what comes soon. */
export function ComingPanel({ board: { coming } }: { board: Board }) {
  const [all, setAll] = useState(false)
  const shown = all ? coming : coming.slice(0, few)
  return (
    <Panel title="收款和到期" flush={coming.length > 0}>
      {coming.length === 0 ? (
        <Empty title="近期没有到期的收款和合同" icon="calendar" />
      ) : (
        <ul className="cb-coming">
          {shown.map((one) => (
            <li key={`${one.what}-${one.projectId}-${one.on}-${one.name}`}>
              <PageLink to={`/co-building-projects/${one.projectId}?tab=${tabs[one.what]}`}>
                <span className="grow">
                  <b>{one.name}</b>
                  <small>
                    {whats[one.what]}
                    {one.fen !== null && ` ${inWan(one.fen)} 万元`}
                  </small>
                </span>
                <StatusDot tone={one.late ? 'bad' : 'info'}>
                  {one.on}
                  {one.late ? ' 已过' : ''}
                </StatusDot>
              </PageLink>
            </li>
          ))}
        </ul>
      )}
      {shown.length < coming.length && (
        <button type="button" className="button quiet cb-more" onClick={() => setAll(true)}>
          显示全部 {coming.length} 项
        </button>
      )}
    </Panel>
  )
}
/** So many stand beside the tiles. */
const few = 5
const whats = { return: '固定收益', loan: '银行本息', term: '合作期满', agreement: '合同到期' }
const tabs = { return: 'receipts', loan: 'receipts', term: 'plan', agreement: 'agreements' }

/** 历年: own sources and projects. */
export function YearsPanel({ board: { years } }: { board: Board }) {
  const go = useGo()
  return (
    <Panel title="村集体收入，前后对照">
      <Chart
        kind="column"
        stacked
        label="各村集体收入合计，万元"
        head="年度"
        unit="万元"
        height={290}
        categories={years.map(({ year }) => `${year}`)}
        series={[
          { name: '自有收入', values: years.map(({ ownFen }) => wanNumber(ownFen)), colour: gold[400] },
          {
            name: '项目分红',
            values: years.map(({ projectFen }) => wanNumber(projectFen)),
            colour: red[600],
          },
        ]}
        onPick={(at) => go(`/villages?year=${years[at]?.year}&before=${(years[at]?.year ?? 0) - 1}`)}
      />
    </Panel>
  )
}

/** 进度: how many projects stand at each stage. */
export const StagesPanel = ({ board: { stages } }: { board: Board }) => (
  <Panel title="项目进度">
    <Bars
      unit=" 个"
      items={stages.map(({ stage, projects }) => ({
        key: stage,
        label: stageNames[stage],
        value: projects,
        to: `/co-building-projects?stages=${stage}`,
      }))}
    />
  </Panel>
)

/** 资金来源: of all projects. */
export const FundsPanel = ({ board: { funds } }: { board: Board }) => (
  <Panel title="资金来源">
    {funds.length === 0 ? (
      <Empty title="还没有登记资金来源" icon="record" />
    ) : (
      <Share
        unit=" 万元"
        items={funds.map(({ kind, fen }) => ({
          key: kind,
          label: fundKindNames[kind as FundKind],
          value: wanNumber(fen),
          to: `/co-building-projects?fund=${kind}`,
        }))}
      />
    )}
  </Panel>
)
