import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { yearOf } from '#basics/days.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import { useAddress } from '#web/kit/address.ts'
import { FigureBand } from '#web/kit/figure.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Answered } from '#web/kit/states.tsx'
import { today } from '#web/kit/today.ts'
import { ComingPanel, FundsPanel, StagesPanel, ThresholdsPanel, YearsPanel } from './board-panels.tsx'
import { CountyTiles } from './county-tiles.tsx'
import { CoBuildingHelp } from './help.tsx'
import { lastWholeYear, lastYears } from './last-years.ts'
import { inWan, sumShown } from './money.ts'
import './co-building.css'

export type Board = Awaited<ReturnType<typeof call.coBuilding.board.get>>

const yearIn = (text: unknown, otherwise: number) => {
  const year = Number(text)
  return lastYears().includes(year) ? year : otherwise
}

/** 政企村共建: projects, money and villages within reach, of a year beside another. */
export default function BoardPage() {
  const { search, change } = useAddress()
  const year = yearIn(search.year, lastWholeYear())
  const before = yearIn(search.before, year - 1)
  const query = useQuery({
    ...ask.coBuilding.board.get.queryOptions({ input: { year, before } }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <PageHelp>
        <CoBuildingHelp />
      </PageHelp>
      <PageHeader
        note="党委牵头、平台公司投资、企业经营、各村共享收益"
        actions={
          <>
            <YearPick label="年度" value={year} pick={(next) => change({ year: next }, { push: true })} />
            <YearPick
              label="对比年度"
              value={before}
              pick={(next) => change({ before: next }, { push: true })}
            />
            <PageLink className="button" to="/co-building-derivation">
              收益推演
            </PageLink>
            <a
              className="button no-print"
              href={fileAddress('/co-building-board.xlsx', { year, before })}
              download
            >
              <Icon name="download" />
              导出 Excel
            </a>
          </>
        }
      />
      <Answered query={query} lines={10}>
        {(board) => (
          <div className="stack">
            <Figures board={board} />
            <div className="cb-board">
              <CountyTiles board={board} />
              <ThresholdsPanel board={board} />
              <ComingPanel board={board} />
              <YearsPanel board={board} />
              <StagesPanel board={board} />
              <FundsPanel board={board} />
            </div>
          </div>
        )}
      </Answered>
    </>
  )
}

function YearPick({ label, value, pick }: { label: string; value: number; pick: (year: number) => void }) {
  return (
    <label className="cb-year">
      <span>{label}</span>
      <select value={value} onChange={(event) => pick(Number(event.target.value))}>
        {lastYears().map((year) => (
          <option key={year} value={year}>
            {year} 年
          </option>
        ))}
      </select>
    </label>
  )
}

function Figures({ board }: { board: Board }) {
  const running = board.year === yearOf(today())
  const rise = board.averageFen - board.beforeAverageFen
  const villages = `/villages?year=${board.year}&before=${board.before}`
  return (
    <FigureBand
      figures={[
        {
          label: '共建项目',
          value: board.projects,
          unit: '个',
          note: `${board.producing} 个已投产`,
          to: '/co-building-projects',
        },
        {
          label: '总投资',
          ...sumShown(board.totalFen),
          to: '/co-building-projects',
        },
        {
          label: `${board.year} 年固定收益实收`,
          value: inWan(board.receivedFen),
          unit: '万元',
          note: `应收 ${inWan(board.dueFen)} 万元`,
          to: `/co-building-projects?paidIn=${board.year}`,
        },
        {
          label: '逾期未收',
          value: inWan(board.lateFen),
          unit: '万元',
          note: board.lateProjects > 0 ? `${board.lateProjects} 个项目` : '没有逾期',
          to: '/co-building-projects?late=true',
        },
        {
          label: `${board.year} 年分到村`,
          value: inWan(board.paidFen),
          unit: '万元',
          to: villages,
        },
        {
          label: '村均集体收入',
          value: inWan(board.averageFen),
          unit: '万元',
          note: running
            ? `本年截至今天；${board.before} 年 ${inWan(board.beforeAverageFen)}`
            : `比 ${board.before} 年${rise < 0 ? '少' : '多'} ${inWan(Math.abs(rise))} 万元`,
          to: villages,
        },
      ]}
    />
  )
}
