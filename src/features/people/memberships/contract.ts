import { z } from 'zod'
import { day, endpoint, reason } from '#basics/contract.ts'
import { endingKinds, lostCases } from './rules.ts'

const id = z.number().int().positive()
const Done = z.object({ personId: id, changeId: id })
const act = endpoint.meta({ permission: 'people.membership' })

/** 党籍: acts that end, pause, restore or confirm it; mobile members and lost contact. Nobody is ever deleted. */
export const memberships = {
  end: act
    .route({ method: 'POST', path: '/people/{id}/membership/ending', summary: '登记出党、转出、去世' })
    .input(z.object({ id, ending: z.enum(endingKinds), on: day, reason }))
    .output(Done),
  suspend: act
    .route({ method: 'POST', path: '/people/{id}/membership/suspension', summary: '停止党籍' })
    .input(
      z.object({
        id,
        cause: z.enum(['lost', 'settledAbroad']),
        /** Which Party organization decided it: a suspension is never automatic. */
        decidedBy: z.string().trim().min(4).max(100),
        on: day,
        reason,
      }),
    )
    .output(Done),
  restore: act
    .route({ method: 'POST', path: '/people/{id}/membership/restoration', summary: '恢复党籍' })
    .input(z.object({ id, on: day, reason }))
    .output(Done),
  confirm: act
    .route({ method: 'POST', path: '/people/{id}/membership/confirmation', summary: '登记转正' })
    .input(z.object({ id, on: day, reason }))
    .output(Done),
  mobile: endpoint
    .meta({ permission: 'people.correct' })
    .route({ method: 'PUT', path: '/people/{id}/mobile', summary: '登记或结束流动' })
    .input(z.object({ id, since: day.nullable(), to: z.string().trim().max(100).nullable(), reason }))
    .output(Done),
  lost: endpoint
    .meta({ permission: 'people.correct' })
    .route({ method: 'PUT', path: '/people/{id}/lost-contact', summary: '登记失联或取得联系' })
    .input(z.object({ id, since: day.nullable(), lostCase: z.enum(lostCases).nullable(), reason }))
    .output(Done),
}
