import { z } from 'zod'
import { endpoint, fileOutput } from '#basics/contract.ts'
import { papers as names } from './rules.ts'

const id = z.number().int().positive()
const read = endpoint.meta({ permission: 'meetings.read', download: true })

/** 会议记录, 签到表, 会议通知, all of the one record. */
export const papers = {
  print: read
    .route({ method: 'GET', path: '/meetings/{id}/papers.pdf', summary: '打印会议记录、签到表、会议通知' })
    .input(z.object({ id, paper: z.enum(names).default('minutes') }))
    .output(fileOutput),
  word: read
    .route({
      method: 'GET',
      path: '/meetings/{id}/papers.docx',
      summary: '会议记录、签到表、会议通知（Word）',
    })
    .input(z.object({ id, paper: z.enum(names).default('minutes') }))
    .output(fileOutput),
}
