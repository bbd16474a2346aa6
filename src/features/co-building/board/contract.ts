import { z } from 'zod'
import { day, endpoint, fileOutput } from '#basics/contract.ts'
import { id } from '../projects/contract.ts'
import { stages } from '../rules.ts'

const sum = z.number().int()
const year = z.coerce.number().int().min(2000).max(2200).optional()
const Reach = z.object({
  /** In fen. */
  threshold: sum,
  villages: sum,
  beforeVillages: sum,
})
const Board = z.object({
  year: sum,
  before: sum,
  projects: sum,
  totalFen: sum,
  producing: sum,
  villages: sum,
  dueFen: sum,
  receivedFen: sum,
  lateFen: sum,
  lateProjects: sum,
  paidFen: sum,
  ownFen: sum,
  averageFen: sum,
  beforeAverageFen: sum,
  thresholds: z.array(Reach),
  stages: z.array(z.object({ stage: z.enum(stages), projects: sum })),
  funds: z.array(z.object({ kind: z.string(), fen: sum })),
  counties: z.array(
    z.object({
      county: z.string(),
      projects: sum,
      totalFen: sum,
      villages: sum,
      averageFen: sum,
      above: z.array(sum),
      paidFen: sum,
    }),
  ),
  years: z.array(z.object({ year: sum, ownFen: sum, projectFen: sum })),
  coming: z.array(
    z.object({
      projectId: id,
      name: z.string(),
      what: z.enum(['return', 'loan', 'term', 'agreement']),
      on: day,
      fen: sum.nullable(),
      late: z.boolean(),
    }),
  ),
})

/** 共建看板: projects, money and villages within reach, of a year beside another. */
export const board = {
  get: endpoint
    .meta({ permission: 'coBuilding.read' })
    .route({ method: 'GET', path: '/co-building-board', summary: '政企村共建看板' })
    .input(z.object({ year, before: year }))
    .output(Board),
  export: endpoint
    .meta({ permission: 'coBuilding.read', download: true })
    .route({ method: 'GET', path: '/co-building-board.xlsx', summary: '导出政企村共建统计（分县）' })
    .input(z.object({ year, before: year }))
    .output(fileOutput),
}
