import { z } from 'zod'
import { endpoint, fileOutput } from '#basics/contract.ts'
import { id } from '../projects/contract.ts'

const Row = z.object({
  about: z.enum(['base', 'own', 'rate', 'interest', 'years', 'price']),
  rate: z.number(),
  interest: z.number(),
  years: z.number(),
  priceFen: z.number().nullable(),
  returnFen: z.number(),
  averageNetFen: z.number(),
  totalNetFen: z.number(),
  netRate: z.number(),
  residualFen: z.number(),
  irr: z.number().nullable(),
  ownIrr: z.number().nullable(),
  payback: z.number().nullable(),
  cover: z.number().nullable(),
})
const asked = z.object({
  id,
  rate: z.coerce.number().int().min(1).max(10_000).optional(),
  interest: z.coerce.number().int().min(0).max(10_000).optional(),
  years: z.coerce.number().int().min(1).max(50).optional(),
  priceFen: z.coerce.number().int().min(1).max(1_000_000_000).optional(),
})

/** 情景测算: one assumption changed at a time, and those somebody asks for. */
export const scenarios = {
  list: endpoint
    .meta({ permission: 'coBuilding.read' })
    .route({ method: 'GET', path: '/co-building-projects/{id}/scenarios', summary: '情景测算' })
    .input(asked)
    .output(z.array(Row)),
  export: endpoint
    .meta({ permission: 'coBuilding.read', download: true })
    .route({ method: 'GET', path: '/co-building-projects/{id}/scenarios.xlsx', summary: '导出情景测算' })
    .input(asked)
    .output(fileOutput),
}
