import { z } from 'zod'
import { day, endpoint, reason } from '#basics/contract.ts'
import { maskedFields } from '#basics/masks.ts'
import { personal } from '#basics/personal-fields.ts'
import { Readers } from '#features/organizations/contract.ts'
import { Post } from '../posts/contract.ts'
import { RollRow } from '../roll/contract.ts'

const id = z.number().int().positive()

const Period = z.object({
  from: day,
  until: day.nullable(),
  beganBy: z.string(),
  title: z.string(),
  organizationId: id.nullable(),
  organizationName: z.string().nullable(),
  politicalStatus: z.string(),
  membership: z.string(),
  employment: z.string(),
})

const PersonRecord = RollRow.extend({
  asOf: day,
  path: z.string(),
  groupId: id.nullable(),
  homeAddress: personal('homeAddress', z.string().nullable()),
  lostCase: z.string().nullable(),
  ancestors: z.array(z.object({ id, name: z.string() })),
  periods: z.array(Period),
  heldPosts: z.array(Post),
  openProposals: z.number().int(),
})

/** One person's record: on any day, its numbers opened with a reason, one's own, and who can see it. */
export const record = {
  get: endpoint
    .meta({ permission: 'people.read' })
    .route({ method: 'GET', path: '/people/{id}', summary: '一个人员（任一日期）' })
    .input(z.object({ id, asOf: day.optional() }))
    .output(PersonRecord),
  own: endpoint
    .meta({ permission: 'people.readOwn', helped: 'record' })
    .route({ method: 'GET', path: '/own/record', summary: '我的信息' })
    .output(PersonRecord),
  readers: endpoint
    .meta({ permission: 'people.read' })
    .route({ method: 'GET', path: '/people/{id}/readers', summary: '谁能看到这个人员' })
    .input(z.object({ id }))
    .output(Readers),
  ownReaders: endpoint
    .meta({ permission: 'people.readOwn', helped: 'record' })
    .route({ method: 'GET', path: '/own/readers', summary: '谁能看到我的信息' })
    .output(Readers),
  reveal: endpoint
    .meta({ permission: 'people.reveal', opens: true })
    .route({ method: 'POST', path: '/people/{id}/disclosures', summary: '查看完整号码、住址（留审计记录）' })
    .input(z.object({ id, field: z.enum(maskedFields), reason }))
    .output(z.object({ value: z.string() })),
  revealOwn: endpoint
    .meta({ permission: 'people.readOwn', opens: true })
    .route({ method: 'POST', path: '/own/disclosures', summary: '查看本人的完整号码、住址（留审计记录）' })
    .input(z.object({ field: z.enum(maskedFields) }))
    .output(z.object({ value: z.string() })),
}
