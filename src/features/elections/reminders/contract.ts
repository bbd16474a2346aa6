import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'

const id = z.number().int().positive()

/** 换届提醒: the notice that a committee sends to a branch whose term ends. */
export const reminders = {
  draft: endpoint
    .meta({ permission: 'elections.approve' })
    .route({ method: 'POST', path: '/election-reminders', summary: '起草按期换届的通知' })
    .input(z.object({ organizationId: id }))
    .output(z.object({ documentId: id })),
}
