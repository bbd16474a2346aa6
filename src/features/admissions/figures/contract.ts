import { z } from 'zod'
import { day, endpoint } from '#basics/contract.ts'

const id = z.number().int().positive()
const count = z.number().int()

const Numbers = z.object({
  applicants: count,
  activists: count,
  candidates: count,
  probationary: count,
  /** Admitted and confirmed from the beginning of the year to the day. */
  admitted: count,
  confirmed: count,
  /** Files whose next act is late today. */
  late: count,
})

export const figures = {
  funnel: endpoint
    .meta({ permission: 'admissions.read' })
    .route({ method: 'GET', path: '/admissions/funnel', summary: '发展党员各阶段人数' })
    .input(z.object({ organizationId: id.optional(), on: day.optional() }))
    .output(
      z.object({
        on: day,
        organizationName: z.string(),
        total: Numbers,
        below: z.array(Numbers.extend({ organizationId: id, organizationName: z.string() })),
      }),
    ),
}
