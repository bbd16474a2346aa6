import { z } from 'zod'
import { endpoint, fileOutput, reason } from '#basics/contract.ts'

const keep = endpoint.meta({ permission: 'redMap.keep' })

/** 链接检查: asked for by hand, carried from the extranet to the intranet as a sheet. */
export const links = {
  check: endpoint
    .meta({ permission: 'redMap.links' })
    .route({ method: 'POST', path: '/red-map/link-checks', summary: '现在检查链接（只在外网区）' })
    .input(z.object({ siteId: z.number().int().positive().optional() }))
    .output(z.object({ asked: z.number().int() })),
  export: endpoint
    .meta({ permission: 'redMap.links', download: true })
    .route({ method: 'GET', path: '/red-map/link-checks.xlsx', summary: '导出链接检查结果（带到内网）' })
    .input(z.object({}))
    .output(fileOutput),
  import: keep
    .route({
      method: 'POST',
      path: '/red-map/link-check-imports',
      summary: '导入从外网区带回的链接检查结果（multipart）',
    })
    .input(z.object({ file: z.file(), reason }))
    .output(z.object({ taken: z.number().int(), unknown: z.number().int() })),
}
