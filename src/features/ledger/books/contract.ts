import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'
import { year } from '../chapters/contract.ts'

const id = z.number().int().positive()

const Book = z.object({
  id,
  organizationId: id,
  year,
  asOf: day,
  digest: z.string(),
  madeAt: z.string(),
  madeBy: z.string(),
})

/** 年册: the ledger as it stood, kept for good with its digest; printed and written as sheets from what was kept. */
export const books = {
  make: endpoint
    .meta({ permission: 'ledger.export' })
    .route({ method: 'POST', path: '/organizations/{id}/year-books', summary: '生成支部年册' })
    .input(z.object({ id, year }))
    .output(Book),
  list: endpoint
    .meta({ permission: 'ledger.read' })
    .route({ method: 'GET', path: '/organizations/{id}/year-books', summary: '已生成的年册' })
    .input(z.object({ id, ...pageInput }))
    .output(pageOf(Book)),
  file: endpoint
    .meta({ permission: 'ledger.export', download: true })
    .route({ method: 'GET', path: '/year-books/{id}/files/{format}', summary: '下载年册' })
    .input(z.object({ id, format: z.enum(['pdf', 'xlsx']) }))
    .output(fileOutput),
}
