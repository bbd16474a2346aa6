import { z } from 'zod'
import { day, endpoint, fileOutput, type Powers, pageInput, pageOf } from '#basics/contract.ts'
import { sensitivities } from '#basics/sensitivity.ts'
import { slipKinds } from './rules.ts'
import { ScanPage, scans } from './scans/contract.ts'

const id = z.number().int().positive()
const query = z.coerce.number().int().positive()

const Slip = z.object({
  id,
  kind: z.enum(slipKinds),
  subjectId: id,
  personId: id,
  personName: z.string(),
  organizationName: z.string(),
  /** In two groups of four, as it stands on the paper. */
  token: z.string(),
  version: z.number().int(),
  /** Another version was printed since: this one is not taken any more. */
  outdated: z.boolean(),
  sensitivity: z.enum(sensitivities),
  printedAt: z.string(),
  printedBy: z.string(),
  /** How many pages of it came back, and when the last did. */
  back: z.number().int(),
  backAt: z.string().nullable(),
})

const filters = {
  text: z.string().trim().max(50).optional(),
  kinds: z.array(z.enum(slipKinds)).optional(),
  /** Still out, or back with a signature. */
  state: z.enum(['out', 'back']).optional(),
  organizationId: id.optional(),
  personId: id.optional(),
  from: day.optional(),
  until: day.optional(),
  sort: z.enum(['printedAt', 'personName', 'backAt']).default('printedAt'),
  descending: z.boolean().default(true),
}
const read = endpoint.meta({ permission: 'slips.read' })

/** Of which record: a kind, its number, and of some kinds for whom. */
const asked = { kind: z.enum(slipKinds), subjectId: query, personId: query.optional() }

/** 纸质表单: printed with what is known and a code, signed, scanned back to its record. */
export const contract = {
  list: read
    .route({ method: 'GET', path: '/slips', summary: '打印过的纸质表单' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Slip)),
  export: endpoint
    .meta({ permission: 'slips.read', download: true })
    .route({ method: 'GET', path: '/slips.xlsx', summary: '导出打印过的纸质表单' })
    .input(z.object(filters))
    .output(fileOutput),
  get: read
    .route({ method: 'GET', path: '/slips/{id}', summary: '一张纸质表单和归位的扫描件' })
    .input(z.object({ id }))
    .output(Slip.extend({ address: z.string(), pages: z.array(ScanPage) })),
  at: read
    .route({ method: 'GET', path: '/slips/at/{token}', summary: '凭纸面编号找到表单' })
    .input(z.object({ token: z.string().trim().min(1).max(20) }))
    .output(z.object({ id })),
  ofSubject: read
    .route({ method: 'GET', path: '/slip-evidence', summary: '一件事的纸质表单' })
    .input(z.object({ kind: z.enum(slipKinds), subjectId: query }))
    .output(z.array(Slip)),
  print: endpoint
    .meta({ permission: 'slips.print', download: true })
    .route({ method: 'GET', path: '/slips/print.pdf', summary: '打印纸质表单（带二维码）' })
    .input(z.object(asked))
    .output(fileOutput),
  printOwn: endpoint
    .meta({ permission: 'slips.printOwn', download: true, helped: 'any' })
    .route({ method: 'GET', path: '/own/slips/print.pdf', summary: '打印我的纸质表单（带二维码）' })
    .input(z.object({ kind: asked.kind, subjectId: query }))
    .output(fileOutput),
  scans,
}

const offices = ['branch', 'committee', 'politicalWorkDepartment'] as const

export const powers: Powers = {
  'slips.read': offices,
  'slips.print': offices,
  'slips.scan': ['branch', 'committee'],
  'slips.printOwn': ['masses', 'member'],
}
