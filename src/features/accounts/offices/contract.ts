import { z } from 'zod'
import { day, endpoint, offices, reason } from '#basics/contract.ts'
import { newUsername } from '../sessions/contract.ts'

const id = z.number().int().positive()

const Holder = z.object({
  id,
  accountId: id,
  office: z.enum(offices),
  name: z.string(),
  employeeNo: z.string(),
  organizationName: z.string().nullable(),
  username: z.string(),
  fromOn: day,
  untilOn: day.nullable(),
  appointedBy: z.string(),
  reason: z.string(),
  relievedBy: z.string().nullable(),
  relievedBecause: z.string().nullable(),
  /** The first password was changed: somebody has taken the office up. */
  takenUp: z.boolean(),
})

const Offices = z.object({
  /** Since when the three administer and nobody else does; null: not yet. */
  separatedAt: z.string().nullable(),
  separatedBy: z.string().nullable(),
  /** Offices that nobody sits in today. */
  vacant: z.array(z.enum(offices)),
  /** Those who sit there, then those who did. */
  holders: z.array(Holder),
})

const appointing = endpoint.meta({ permission: 'accounts.appoint', stepUp: true })

/** 三员: who sits in the three offices, appointed until all three are; from then on by the command line alone. */
export const contract = {
  list: endpoint
    .meta({ permission: 'accounts.offices' })
    .route({ method: 'GET', path: '/offices', summary: '三员及其任免' })
    .output(Offices),
  appoint: endpoint
    .meta({ permission: 'accounts.appoint', ownTransactions: true, stepUp: true })
    .route({ method: 'POST', path: '/offices/{office}/appointments', summary: '任命三员之一，另开专用账号' })
    .input(z.object({ office: z.enum(offices), personId: id, username: newUsername, reason }))
    .output(z.object({ id, password: z.string(), separated: z.boolean() })),
  relieve: appointing
    .route({
      method: 'POST',
      path: '/offices/appointments/{id}/relief',
      summary: '免去三员之一，专用账号停用',
    })
    .input(z.object({ id, reason }))
    .output(z.object({})),
}
