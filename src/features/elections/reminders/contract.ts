import { z } from 'zod'
import { day, endpoint } from '#basics/contract.ts'

const id = z.number().int().positive()

/** 换届提醒: the notice that a committee sends to a branch whose term ends. */
export const reminders = {
  draft: endpoint
    .meta({ permission: 'elections.approve' })
    .route({ method: 'POST', path: '/election-reminders', summary: '起草按期换届的通知' })
    .input(z.object({ organizationId: id }))
    .output(z.object({ documentId: id })),
  /** What it would say, ready to be issued as it stands; nothing is written. */
  prepared: endpoint
    .meta({ permission: 'elections.approve' })
    .route({ method: 'GET', path: '/election-reminders/{organizationId}', summary: '备好的按期换届通知' })
    .input(z.object({ organizationId: id }))
    .output(
      z.object({
        title: z.string(),
        addressee: z.string(),
        paragraphs: z.array(z.object({ heading: z.boolean(), text: z.string() })),
        sender: z.string(),
        issuedOn: day,
      }),
    ),
  issue: endpoint
    .meta({ permission: 'elections.approve' })
    .route({
      method: 'POST',
      path: '/election-reminders/{organizationId}/issue',
      summary: '印发备好的按期换届通知',
    })
    .input(z.object({ organizationId: id }))
    .output(z.object({ documentId: id, number: z.string() })),
}
