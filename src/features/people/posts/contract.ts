import { z } from 'zod'
import { day, endpoint, reason } from '#basics/contract.ts'
import { duties, postKinds } from './rules.ts'

const id = z.number().int().positive()

export const Post = z.object({
  id,
  organizationId: id,
  organizationName: z.string(),
  personId: id,
  personName: z.string(),
  kind: z.enum(postKinds),
  duty: z.enum(duties).nullable(),
  title: z.string(),
  groupName: z.string().nullable(),
  termFrom: day.nullable(),
  termEndsOn: day.nullable(),
  fromOn: day,
  untilOn: day.nullable(),
  endedBecause: z.string().nullable(),
})

/** 党内职务: who holds which post where, from when to when. */
export const posts = {
  list: endpoint
    .meta({ permission: 'people.read' })
    .route({ method: 'GET', path: '/posts', summary: '党内职务（按组织或人员）' })
    .input(
      z.object({ organizationId: id.optional(), personId: id.optional(), past: z.boolean().default(false) }),
    )
    .output(z.array(Post)),
  appoint: endpoint
    .meta({ permission: 'people.posts' })
    .route({ method: 'POST', path: '/posts', summary: '登记任职' })
    .input(
      z.object({
        organizationId: id,
        personId: id,
        kind: z.enum(postKinds),
        duty: z.enum(duties).nullable().default(null),
        groupId: id.nullable().default(null),
        fromOn: day,
        reason,
      }),
    )
    .output(Post),
  end: endpoint
    .meta({ permission: 'people.posts' })
    .route({ method: 'POST', path: '/posts/{id}/ending', summary: '登记免职或任期结束' })
    .input(z.object({ id, untilOn: day, reason }))
    .output(Post),
}
