import { z } from 'zod'
import { endpoint, fileOutput, type Powers, pageInput, pageOf } from '#basics/contract.ts'
import { exchangeKinds } from './kinds/rules.ts'
import { packages } from './packages/contract.ts'
import { partners } from './partners/contract.ts'
import { queue } from './queue/contract.ts'
import { shortMessages } from './short-messages/contract.ts'

const zone = z.enum(['intranet', 'extranet'])
const Standing = z.object({ count: z.number().int(), digest: z.string() })
const read = endpoint.meta({ permission: 'exchange.read' })
const prepare = endpoint.meta({ permission: 'exchange.prepare' })
const Refused = z.object({
  id: z.number().int(),
  at: z.string(),
  fileName: z.string(),
  /** The sentence that says why, and what to do. */
  because: z.string(),
})
const refused = { text: z.string().trim().max(50).optional() }

/** 内外网摆渡: signed and sealed packages between the two installations, one way at a time. */
export const contract = {
  partners,
  packages,
  queue,
  shortMessages,
  state: read
    .route({ method: 'GET', path: '/exchange', summary: '摆渡的状态：双方的数目和摘要、缺号' })
    .output(
      z.object({
        zone,
        card: z.string(),
        fingerprint: z.string(),
        folders: z.object({ out: z.string(), in: z.string() }),
        partner: z
          .object({
            id: z.number().int(),
            name: z.string(),
            zone,
            fingerprint: z.string(),
            since: z.string(),
            sinceBy: z.string(),
            /** Of the demo institute: there is no such platform, and nothing that is sent is answered. */
            madeUp: z.boolean(),
            /** When the other side was last heard of. */
            heardAt: z.string().nullable(),
          })
          .nullable(),
        kinds: z.array(
          z.object({
            kind: z.enum(exchangeKinds),
            title: z.string(),
            owner: zone,
            /** Of this side: what it has sent, or what it has taken. */
            ours: Standing,
            /** As the other side says; null as long as it has said nothing. */
            theirs: Standing.nullable(),
            agreed: z.boolean().nullable(),
            /** All of it goes with the next package. */
            wholeDue: z.boolean(),
          }),
        ),
        sent: z.object({ last: z.number().int(), confirmed: z.number().int(), toHand: z.number().int() }),
        received: z.object({
          have: z.number().int(),
          waiting: z.array(z.number().int()),
          missing: z.array(z.number().int()),
        }),
        openPackageId: z.number().int().nullable(),
        /** Short messages that go by the other network. */
        queue: z.object({
          /** Inside: those that wait, or of which nothing was heard yet. */
          waiting: z.number().int(),
          askedAt: z.string().nullable(),
          askedBy: z.string().nullable(),
          agreedAt: z.string().nullable(),
          agreedBy: z.string().nullable(),
          may: z.array(z.enum(['ask', 'agree', 'end'])),
          /** Outside: how many stand how. */
          relayed: z.array(z.object({ state: z.string(), count: z.number().int() })),
        }),
      }),
    ),
  refusals: read
    .route({ method: 'GET', path: '/exchange/refusals', summary: '没有收下的文件和原因' })
    .input(z.object({ ...pageInput, ...refused }))
    .output(pageOf(Refused)),
  refusalsExport: endpoint
    .meta({ permission: 'exchange.read', download: true })
    .route({ method: 'GET', path: '/exchange/refusals.xlsx', summary: '导出没有收下的文件' })
    .input(z.object(refused))
    .output(fileOutput),
  bring: endpoint
    .meta({ permission: 'exchange.prepare', megabytes: 200 })
    .route({ method: 'POST', path: '/exchange/arrivals', summary: '放入带来的摆渡包文件（multipart）' })
    .input(z.object({ file: z.file() }))
    .output(z.object({})),
  file: endpoint
    .meta({ permission: 'exchange.read', download: true })
    .route({ method: 'GET', path: '/exchange/packages/{id}/file', summary: '下载已交出的摆渡包文件' })
    .input(z.object({ id: z.coerce.number().int().positive() }))
    .output(fileOutput),
  look: prepare
    .route({ method: 'POST', path: '/exchange/looks', summary: '现在查看收件文件夹' })
    .output(z.object({})),
}

const keepers = ['politicalWorkDepartment'] as const

export const powers: Powers = {
  'exchange.read': keepers,
  'exchange.prepare': keepers,
  'exchange.release': keepers,
  'exchange.join': keepers,
  'exchange.shortMessages': keepers,
}

/** 三员分立: the system administrator sees as well whether messages go, and not to whom, nor what they say. */
export const separated: Powers = {
  'exchange.shortMessages': [...keepers, 'systemAdministrator'],
}
