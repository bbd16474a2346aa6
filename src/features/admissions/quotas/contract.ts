import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'

const id = z.number().int().positive()
const count = z.number().int().min(0)
const year = z.number().int().min(2000).max(2200)

const Quota = z.object({
  organizationId: id,
  organizationName: z.string(),
  year,
  places: count.nullable(),
  /** Admitted in the year; candidates who may still be. */
  admitted: count,
  candidates: count,
})

/** 年度发展计划: how many each committee plans to admit, how many it has, how many may follow. */
export const quotas = {
  list: endpoint
    .meta({ permission: 'admissions.read' })
    .route({ method: 'GET', path: '/admission-quotas', summary: '年度发展计划' })
    .input(z.object({ year }))
    .output(z.array(Quota)),
  set: endpoint
    .meta({ permission: 'admissions.plan' })
    .route({ method: 'PUT', path: '/admission-quotas/{id}', summary: '确定年度发展计划' })
    .input(z.object({ id, year, places: count.max(10_000) }))
    .output(Quota),
}
