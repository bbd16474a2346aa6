import { z } from 'zod'
import { day, endpoint, fileOutput } from '#basics/contract.ts'
import { id } from '../projects/contract.ts'

const sum = z.number().int()
const share = z.number().nullable()

const Year = z.object({
  year: sum,
  dueOn: day.nullable(),
  returnFen: sum,
  principalFen: sum,
  interestFen: sum,
  depreciationFen: sum,
  netFen: sum,
  owedFen: sum,
  actual: z.object({ returnFen: sum, principalFen: sum, interestFen: sum, distributedFen: sum, netFen: sum }),
  /** What of the return was due and is missing. */
  lateFen: sum,
  distributableFen: sum,
})

const read = endpoint.meta({ permission: 'coBuilding.read' })

/** 收益测算: the plan of every year of the term, what in fact came, and what is left at the end. */
export const plan = {
  get: read
    .route({ method: 'GET', path: '/co-building-projects/{id}/plan', summary: '收益测算：计划与实际' })
    .input(z.object({ id }))
    .output(
      z.object({
        years: z.array(Year),
        netFen: sum,
        averageNetFen: sum,
        netRate: sum,
        residualFen: sum,
        irr: share,
        ownIrr: share,
        payback: share,
        perVillageFen: sum.nullable(),
      }),
    ),
  export: endpoint
    .meta({ permission: 'coBuilding.read', download: true })
    .route({ method: 'GET', path: '/co-building-projects/{id}/plan.xlsx', summary: '导出收益测算' })
    .input(z.object({ id }))
    .output(fileOutput),
}
