import { z } from 'zod'
import { endpoint, fileOutput } from '#basics/contract.ts'
import { paperNames } from './rules.ts'

/** 表格和材料 to print: forms, letters, ballots, minutes, made of the register and the file. */
export const papers = {
  print: endpoint
    .meta({ permission: 'admissions.read', download: true })
    .route({ method: 'GET', path: '/admissions/{id}/papers.pdf', summary: '打印发展党员表格和材料' })
    .input(z.object({ id: z.coerce.number().int().positive(), paper: z.enum(paperNames) }))
    .output(fileOutput),
}
