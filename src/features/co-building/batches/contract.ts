import { z } from 'zod'
import { day, endpoint, fileOutput } from '#basics/contract.ts'
import { id, Project } from '../projects/contract.ts'

const lead = endpoint.meta({ permission: 'coBuilding.lead' })
const heads = z.number().int().min(1).max(100_000_000)

/** 生产批次: put in, and sold. */
export const batches = {
  begin: lead
    .route({ method: 'POST', path: '/co-building-projects/{id}/batches', summary: '登记投产批次' })
    .input(z.object({ id, begunOn: day, placed: heads }))
    .output(Project),
  sell: lead
    .route({ method: 'POST', path: '/co-building-batches/{id}/sale', summary: '登记批次出栏' })
    .input(
      z.object({
        id,
        soldOn: day,
        sold: z.number().int().min(0).max(100_000_000),
        salesFen: z.number().int().min(0).max(1_000_000_000_000),
      }),
    )
    .output(Project),
  export: endpoint
    .meta({ permission: 'coBuilding.read', download: true })
    .route({ method: 'GET', path: '/co-building-projects/{id}/batches.xlsx', summary: '导出生产批次' })
    .input(z.object({ id }))
    .output(fileOutput),
}
