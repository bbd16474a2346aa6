import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'

const id = z.number().int().positive()

const Letter = z.object({
  id,
  documentId: id,
  number: z.string(),
  committeeName: z.string(),
  addressee: z.string(),
  names: z.string(),
  people: z.number().int(),
  issuedOn: day,
  validUntil: day,
  voided: z.boolean(),
  /** Of its people, how many were accepted, and of how many the receipt is filed. */
  accepted: z.number().int(),
  filed: z.number().int(),
  overdue: z.boolean(),
  sealed: z.boolean(),
})

const filters = {
  text: z.string().trim().max(50).optional(),
  organizationId: id.optional(),
  year: z.number().int().min(2000).max(2200).optional(),
  open: z.boolean().default(false),
}

/** 介绍信: printed, and the register of 介绍信登记簿: every letter with its number, its people and what became of it. */
export const letters = {
  list: endpoint
    .meta({ permission: 'transfers.read' })
    .route({ method: 'GET', path: '/transfer-letters', summary: '介绍信登记簿' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Letter)),
  export: endpoint
    .meta({ permission: 'transfers.read', download: true })
    .route({ method: 'GET', path: '/transfer-letters.xlsx', summary: '导出介绍信登记簿' })
    .input(z.object(filters))
    .output(fileOutput),
  print: endpoint
    .meta({ permission: 'transfers.read', download: true })
    .route({
      method: 'GET',
      path: '/transfers/{id}/letter.pdf',
      summary: '介绍信（三联，盖章后为带章的文件）',
    })
    .input(z.object({ id: z.coerce.number().int().positive() }))
    .output(fileOutput),
}
