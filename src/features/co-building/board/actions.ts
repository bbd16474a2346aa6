import { addDays, yearOf } from '#basics/days.ts'
import { formatYuan, shareOf } from '#basics/money.ts'
import type { Context } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { agreementsUntil, paidByYear, payingProjects } from '../payments/queries.ts'
import { listProjects, type ProjectLine, pageOfProjects } from '../projects/queries.ts'
import { stages, thresholds } from '../rules.ts'
import { pageOfVillages, type VillageLine, villagesFound } from '../villages/queries.ts'
import type { board } from './contract.ts'
import { fundsByKind, incomeByYear, receivedIn } from './queries.ts'
import { ahead, comingOf, termYearDue } from './rules.ts'

const everything = { limit: 100_000, offset: 0 }
const sum = <T>(rows: T[], of: (row: T) => number) => rows.reduce((all, row) => all + of(row), 0)
const averageOf = <T>(rows: T[], of: (row: T) => number) =>
  rows.length === 0 ? 0 : Math.round(sum(rows, of) / rows.length)
const reaching = (villages: VillageLine[], least: number) =>
  villages.filter(({ totalFen }) => totalFen >= least).length

type Asked = { year?: number | undefined; before?: number | undefined }

async function gather(ctx: Context, asked: Asked) {
  const year = asked.year ?? yearOf(ctx.today)
  const before = asked.before ?? year - 1
  const projects = await pageOfProjects(
    listProjects(ctx, { path: '', today: ctx.today, ended: false }),
    { sort: 'county', descending: false },
    everything,
    ctx.today,
  )
  const question = { sort: 'county', descending: false, year, before } as const
  const villages = await pageOfVillages(villagesFound(ctx), question, everything)
  return { year, before, projects, villages }
}

function countiesOf(projects: ProjectLine[], villages: VillageLine[]) {
  const names = [...new Set([...projects, ...villages].map(({ county }) => county))].sort((one, other) =>
    one.localeCompare(other, 'zh'),
  )
  return names.map((county) => {
    const [ours, here] = [
      projects.filter((one) => one.county === county),
      villages.filter((one) => one.county === county),
    ]
    return {
      county,
      projects: ours.length,
      totalFen: sum(ours, ({ totalFen }) => totalFen),
      villages: here.length,
      averageFen: averageOf(here, ({ totalFen }) => totalFen),
      above: thresholds.map((least) => reaching(here, least)),
      paidFen: sum(here, ({ projectFen }) => projectFen),
    }
  })
}

const comingFor = async (ctx: Context) =>
  comingOf(
    await payingProjects(ctx),
    await paidByYear(ctx),
    await agreementsUntil(ctx, addDays(ctx.today, ahead.payment)),
    ctx.today,
  )

const titles = [
  '县',
  '项目',
  '总投资（元）',
  '行政村',
  '村均收入（元）',
  '达10万元的村',
  '达15万元的村',
  '项目分红（元）',
]

export const boardActions: ActionsOf<typeof board> = {
  async get(ctx, asked) {
    const { year, before, projects, villages } = await gather(ctx, asked)
    const due = projects.filter((one) => termYearDue(one, year) !== null)
    const producing = projects.filter(
      ({ stage }) => stage && stages.indexOf(stage) >= stages.indexOf('production'),
    )
    return {
      ...{ year, before, projects: projects.length, producing: producing.length, villages: villages.length },
      totalFen: sum(projects, ({ totalFen }) => totalFen),
      dueFen: sum(due, ({ totalFen, rate }) => shareOf(totalFen, rate)),
      receivedFen: await receivedIn(ctx, year),
      lateFen: sum(projects, ({ lateFen }) => lateFen),
      lateProjects: projects.filter(({ lateFen }) => lateFen > 0).length,
      paidFen: sum(villages, ({ projectFen }) => projectFen),
      ownFen: sum(villages, ({ ownFen }) => ownFen),
      averageFen: averageOf(villages, ({ totalFen }) => totalFen),
      beforeAverageFen: averageOf(villages, ({ beforeFen }) => beforeFen),
      thresholds: thresholds.map((threshold) => ({
        threshold,
        villages: reaching(villages, threshold),
        beforeVillages: villages.filter(({ beforeFen }) => beforeFen >= threshold).length,
      })),
      stages: stages.map((stage) => ({
        stage,
        projects: projects.filter((one) => one.stage === stage).length,
      })),
      funds: await fundsByKind(ctx),
      counties: countiesOf(projects, villages),
      years: await incomeByYear(ctx, [year - 4, year - 3, year - 2, year - 1, year]),
      coming: await comingFor(ctx),
    }
  },

  async export(ctx, asked) {
    const { year, projects, villages } = await gather(ctx, asked)
    const rows = countiesOf(projects, villages)
    ctx.record({
      action: 'coBuilding.exported',
      subject: { kind: 'coBuilding', id: 'board', name: '分县统计' },
    })
    return listSheet(
      `政企村共建统计_${year}`,
      {
        name: '分县统计',
        title: `${year}年政企村共建统计`,
        columns: titles.map((title) => ({ title, width: 18, kind: 'text' as const })),
      },
      async (_, { limit, offset }) => rows.slice(offset, offset + limit),
      (row) => [
        row.county,
        String(row.projects),
        formatYuan(row.totalFen),
        String(row.villages),
        formatYuan(row.averageFen),
        ...row.above.map(String),
        formatYuan(row.paidFen),
      ],
    )
  },
}
