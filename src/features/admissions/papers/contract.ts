import { z } from 'zod'
import { endpoint, fileOutput } from '#basics/contract.ts'
import { batchPapers, paperNames } from './rules.ts'

const id = z.coerce.number().int().positive()

/** 表格和材料 to print: forms, letters, ballots, minutes, made of the register and the file. */
export const papers = {
  print: endpoint
    .meta({ permission: 'admissions.read', download: true })
    .route({ method: 'GET', path: '/admissions/{id}/papers.pdf', summary: '打印发展党员表格和材料' })
    .input(z.object({ id, paper: z.enum(paperNames) }))
    .output(fileOutput),
  batch: endpoint
    .meta({ permission: 'admissions.read', download: true })
    .route({ method: 'GET', path: '/admissions/papers.pdf', summary: '成批打印表决票、票决情况汇总表' })
    .input(
      z.object({
        /** These files; or all on which a meeting voted. */
        ids: z.array(id).min(1).max(30).optional(),
        meetingId: id.optional(),
        paper: z.enum(batchPapers),
      }),
    )
    .output(fileOutput),
}
