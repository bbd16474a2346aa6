import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'

const id = z.number().int().positive()

/** 会议记录 as 附件 of a document: made here, not brought along as a file. */
export const annexes = {
  add: endpoint
    .meta({ permission: 'documents.draft' })
    .route({ method: 'POST', path: '/documents/{id}/meeting-records', summary: '会议记录作为公文附件' })
    .input(z.object({ id, meetingId: id }))
    .output(z.object({ id, name: z.string() })),
  list: endpoint
    .meta({ permission: 'meetings.read' })
    .route({ method: 'GET', path: '/meetings/{id}/documents', summary: '以会议记录为附件的公文' })
    .input(z.object({ id }))
    .output(
      z.array(
        z.object({
          id,
          documentId: id,
          title: z.string(),
          number: z.string().nullable(),
          status: z.enum(['draft', 'issued', 'voided']),
        }),
      ),
    ),
}
