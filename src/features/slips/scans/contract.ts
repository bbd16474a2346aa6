import { z } from 'zod'
import { endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'
import { pageStates, slipKinds } from '../rules.ts'

const id = z.number().int().positive()

/** One page of a scan, and what became of it. */
export const ScanPage = z.object({
  id,
  scanId: id,
  fileName: z.string(),
  number: z.number().int(),
  state: z.enum(pageStates),
  /** Why it was not filed, and what to do. */
  why: z.string().nullable(),
  slipId: id.nullable(),
  slipPage: z.number().int().nullable(),
  kind: z.enum(slipKinds).nullable(),
  personName: z.string().nullable(),
  token: z.string().nullable(),
  /** Where the record is that it was filed with. */
  address: z.string().nullable(),
  because: z.string().nullable(),
  broughtAt: z.string(),
  broughtBy: z.string(),
  decidedAt: z.string(),
  decidedBy: z.string(),
})

const filters = {
  /** `open`: what could not be filed and waits for somebody. */
  box: z.enum(['open', 'filed', 'aside', 'all']).default('open'),
  text: z.string().trim().max(50).optional(),
  scanId: id.optional(),
  sort: z.enum(['broughtAt', 'decidedAt']).default('broughtAt'),
  descending: z.boolean().default(true),
}
const read = endpoint.meta({ permission: 'slips.read' })
const scan = endpoint.meta({ permission: 'slips.scan' })
const file = z.file()

/** 扫描归位: photographs and files of many pages, each page filed with its form, or waiting with the reason. */
export const scans = {
  bring: endpoint
    .meta({ permission: 'slips.scan', ownTransactions: true })
    .route({ method: 'POST', path: '/scans', summary: '上传扫描件归位（照片或多页 PDF，multipart）' })
    .input(z.object({ files: z.union([file, z.array(file)]) }))
    .output(
      z.object({
        pages: z.array(ScanPage),
        /** Pages of files that were too long: bring them in a further file. */
        left: z.number().int(),
      }),
    ),
  list: read
    .route({ method: 'GET', path: '/scan-pages', summary: '扫描归位的页' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(ScanPage)),
  export: endpoint
    .meta({ permission: 'slips.read', download: true })
    .route({ method: 'GET', path: '/scan-pages.xlsx', summary: '导出扫描归位记录' })
    .input(z.object(filters))
    .output(fileOutput),
  place: scan
    .route({ method: 'POST', path: '/scan-pages/{id}/placement', summary: '按纸面编号归位' })
    .input(
      z.object({
        id,
        slipToken: z.string().trim().min(1, '请输入纸面编号').max(20),
        page: z.number().int().min(1).max(99).default(1),
      }),
    )
    .output(ScanPage),
  setAside: scan
    .route({ method: 'POST', path: '/scan-pages/{id}/removal', summary: '这一页不归位' })
    .input(z.object({ id, reason }))
    .output(ScanPage),
  takeOut: scan
    .route({ method: 'POST', path: '/scan-pages/{id}/withdrawal', summary: '撤下归位错的一页' })
    .input(z.object({ id, reason }))
    .output(ScanPage),
  picture: endpoint
    .meta({ permission: 'slips.read', download: true })
    .route({ method: 'GET', path: '/scan-pages/{id}/picture', summary: '查看一页扫描件' })
    .input(z.object({ id }))
    .output(fileOutput),
  original: endpoint
    .meta({ permission: 'slips.read', download: true })
    .route({ method: 'GET', path: '/scan-pages/{id}/original', summary: '下载原来的扫描文件' })
    .input(z.object({ id }))
    .output(fileOutput),
}
