import { z } from 'zod'
import { day, endpoint, everyRole } from '#basics/contract.ts'

const id = z.number().int().positive()

const SeenAs = z.object({
  id,
  name: z.string(),
  username: z.string(),
  /** Whether he can enter at all. */
  disabled: z.boolean(),
  roles: z.array(
    z.object({
      key: z.string(),
      role: z.enum(everyRole),
      title: z.string(),
      source: z.enum(['grant', 'post', 'self', 'office']),
      because: z.string(),
      fromOn: day.nullable(),
      untilOn: day.nullable(),
      organizationName: z.string().nullable(),
      /** How many organizations it reaches, its own with it; null: oneself, or none of any organization. */
      organizations: z.number().int().nullable(),
      permissions: z.array(z.string()),
    }),
  ),
  /** Every permission that any of the roles holds, and what it allows, in words. */
  permissions: z.array(z.object({ permission: z.string(), acts: z.array(z.string()) })),
})

/** 以其身份预览: what somebody may and why, for whoever answers for rights; no data of anybody is in it. */
export const contract = endpoint
  .meta({ permission: 'accounts.seenAs' })
  .route({ method: 'GET', path: '/accounts/{id}/seen-as', summary: '以其身份预览（只看权限，不看数据）' })
  .input(z.object({ id }))
  .output(SeenAs)
