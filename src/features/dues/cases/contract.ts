import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'
import { month } from '../settings/contract.ts'
import { caseStates, measures } from './rules.ts'

const id = z.number().int().positive()

const Case = z.object({
  id,
  personId: id,
  personName: z.string(),
  organizationName: z.string(),
  state: z.enum(caseStates),
  fromMonth: month,
  months: z.number().int(),
  openedOn: day,
  measure: z.enum(measures).nullable(),
  note: z.string().nullable(),
  meetingOn: day.nullable(),
  deadlineOn: day.nullable(),
  decidedBy: z.string().nullable(),
  approvedBy: z.string().nullable(),
  owingFen: z.number().int(),
})
const filters = {
  organizationId: id.optional(),
  text: z.string().trim().max(50).optional(),
  state: z.enum(caseStates).optional(),
}

/** 满六个月未交党费: opened by the calendar, looked into and decided by people; never by the number itself. */
export const cases = {
  list: endpoint
    .meta({ permission: 'dues.read' })
    .route({ method: 'GET', path: '/dues-cases', summary: '满六个月未交党费的核实和处置' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Case)),
  export: endpoint
    .meta({ permission: 'dues.read', download: true })
    .route({ method: 'GET', path: '/dues-cases.xlsx', summary: '导出核实和处置情况' })
    .input(z.object(filters))
    .output(fileOutput),
  decide: endpoint
    .meta({ permission: 'dues.collect' })
    .route({ method: 'POST', path: '/dues-cases/{id}/measure', summary: '登记核实结果或支部大会意见' })
    .input(
      z.object({
        id,
        measure: z.enum(measures),
        meetingOn: day.optional(),
        deadlineOn: day.optional(),
        note: reason,
      }),
    )
    .output(Case),
  approve: endpoint
    .meta({ permission: 'dues.oversee' })
    .route({
      method: 'POST',
      path: '/dues-cases/{id}/approval',
      summary: '审批限期改正或除名（除名随即写入名册）',
    })
    .input(z.object({ id, reason }))
    .output(Case),
}
