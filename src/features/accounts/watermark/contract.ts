import { z } from 'zod'
import { endpoint, reason } from '#basics/contract.ts'
import { watermarkPolicies } from './rules.ts'

const Policy = z.object({ pages: z.enum(watermarkPolicies) })

/** 屏幕水印: which pages bear it. */
export const contract = {
  policy: endpoint
    .meta({ permission: 'session' })
    .route({ method: 'GET', path: '/screen-watermark/policy', summary: '屏幕水印的规定' })
    .output(Policy),
  setPolicy: endpoint
    .meta({ permission: 'accounts.policy', stepUp: true })
    .route({ method: 'PUT', path: '/screen-watermark/policy', summary: '修改屏幕水印的规定' })
    .input(Policy.extend({ reason }))
    .output(z.object({})),
}
