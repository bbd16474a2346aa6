import { z } from 'zod'
import { endpoint, reason } from '#basics/contract.ts'
import { retentions } from '../rules.ts'

const retention = z.enum(retentions)
const Settings = z.object({
  fonds: z.object({ code: z.string(), name: z.string() }).nullable(),
  retentions: z.array(
    z.object({
      kind: z.string(),
      name: z.string(),
      usual: retention,
      /** What this site decided otherwise, and why. */
      own: retention.nullable(),
      reason: z.string().nullable(),
    }),
  ),
})

/** 全宗和保管期限表. */
export const settings = {
  get: endpoint
    .meta({ permission: 'archive.keep' })
    .route({ method: 'GET', path: '/archive-settings', summary: '全宗和保管期限表' })
    .output(Settings),
  setFonds: endpoint
    .meta({ permission: 'archive.manage' })
    .route({ method: 'PUT', path: '/archive-settings/fonds', summary: '登记全宗' })
    .input(
      z.object({
        code: z.string().regex(/^[A-Z0-9]{4}$/, '全宗号应为四位大写字母或数字'),
        name: z.string().trim().min(2).max(80),
      }),
    )
    .output(Settings),
  setRetention: endpoint
    .meta({ permission: 'archive.manage' })
    .route({ method: 'PUT', path: '/archive-settings/retentions/{kind}', summary: '修改一类事项的保管期限' })
    .input(z.object({ kind: z.string().min(1).max(60), retention, reason }))
    .output(Settings),
}
