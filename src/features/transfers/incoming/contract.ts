import { z } from 'zod'
import { day, endpoint, fileOutput } from '#basics/contract.ts'
import { Transfer } from '../reading/contract.ts'
import { causes } from '../rules.ts'

const id = z.number().int().positive()

const newcomer = z.object({
  employeeNo: z.string().trim().min(1).max(40).optional(),
  name: z.string().max(50),
  identityNumber: z.string().max(30),
  ethnicity: z.string().max(20),
  education: z.string().max(40),
  occupation: z.string().max(40),
  phone: z.string().max(30).optional(),
  workStartedOn: day.optional(),
})

/** 院外来信: a letter from outside is entered by the receiving committee, with its scan. */
export const incoming = {
  enter: endpoint
    .meta({ permission: 'transfers.decide' })
    .route({ method: 'POST', path: '/incoming-transfers', summary: '登记院外来的介绍信' })
    .input(
      z.object({
        /** Of somebody the register knows; or `newcomer`, of whom the master data has not told yet. */
        employeeNo: z.string().trim().min(1).max(40).optional(),
        newcomer: newcomer.optional(),
        fromName: z.string().trim().min(4).max(100),
        number: z.string().trim().min(2).max(60),
        issuedOn: day,
        days: z.number().int().min(1).max(90),
        toId: id,
        status: z.enum(['fullMember', 'probationaryMember']),
        joinedOn: day,
        fullOn: day.nullable().default(null),
        paidUntil: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '请按“年-月”填写，例如 2026-11'),
        cause: z.enum(causes).default('unitChanged'),
      }),
    )
    .output(z.object({ id })),
  attach: endpoint
    .meta({ permission: 'transfers.decide' })
    .route({ method: 'POST', path: '/transfers/{id}/scan', summary: '附上来信的扫描件（multipart）' })
    .input(z.object({ id: z.coerce.number().int().positive(), file: z.file() }))
    .output(Transfer),
  scan: endpoint
    .meta({ permission: 'transfers.read', download: true })
    .route({ method: 'GET', path: '/transfers/{id}/scan', summary: '来信的扫描件' })
    .input(z.object({ id: z.coerce.number().int().positive() }))
    .output(fileOutput),
}
