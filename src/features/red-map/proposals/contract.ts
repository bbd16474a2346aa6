import { z } from 'zod'
import { endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'
import { siteFieldNames } from '../rules.ts'
import { kind, province, theme } from '../sites/contract.ts'
import { proposalStates } from './rules.ts'

const id = z.number().int().positive()
const status = z.enum(proposalStates)
const webAddress = z.string().trim().max(500)
const fieldName = z.enum(
  Object.keys(siteFieldNames) as [keyof typeof siteFieldNames, ...(keyof typeof siteFieldNames)[]],
)

/** What somebody says of a site, with the source that says it. */
const said = {
  name: z.string().trim().min(2, '请填写名称，至少 2 个字').max(60),
  province,
  place: z.string().trim().min(1, '请填写所在的市、区或县').max(40),
  kind,
  themes: z.array(theme).min(1, '请至少选择一个主题').max(3, '主题最多选择三个'),
  introduction: z
    .string()
    .trim()
    .min(30, '介绍太短，请用自己的话写 30 字以上')
    .max(300, '介绍最多 300 字，请删减'),
  sourceTitle: z.string().trim().min(2, '请写明出处的名称').max(120),
  sourceAddress: webAddress.min(1, '请填写出处的网址'),
  location: z.string().trim().max(120).optional(),
  url: webAddress.optional(),
}

const Said = z.object({
  name: z.string(),
  province,
  place: z.string(),
  kind,
  themes: z.array(theme),
  introduction: z.string(),
  sourceTitle: z.string(),
  sourceAddress: z.string(),
  location: z.string().nullable(),
  url: z.string().nullable(),
})

const Proposal = Said.extend({
  id,
  /** What is to be corrected, as it is now; null: a site that is not on the map yet. */
  siteId: id.nullable(),
  present: Said.nullable(),
  explanation: z.string(),
  proposerName: z.string(),
  proposedAt: z.string(),
  status,
  decidedBy: z.string().nullable(),
  declinedBecause: z.string().nullable(),
  acceptedSiteId: id.nullable(),
  amended: z.array(fieldName).nullable(),
})

const Similar = z.object({
  id,
  name: z.string(),
  province,
  likeness: z.enum(['same', 'alike']),
  withdrawn: z.boolean(),
})

const keep = endpoint.meta({ permission: 'redMap.keep' })
const propose = endpoint.meta({ permission: 'redMap.propose' })
const filters = { status: status.default('open'), text: z.string().trim().max(50).optional() }

export const proposals = {
  list: keep
    .route({ method: 'GET', path: '/red-map/proposals', summary: '推荐与纠错列表' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Proposal)),
  export: endpoint
    .meta({ permission: 'redMap.keep', download: true })
    .route({ method: 'GET', path: '/red-map/proposals.xlsx', summary: '导出推荐与纠错列表' })
    .input(z.object(filters))
    .output(fileOutput),
  accept: keep
    .route({
      method: 'POST',
      path: '/red-map/proposals/{id}/acceptance',
      summary: '采纳推荐或纠错（可修改后采纳）',
    })
    .input(z.object({ id, ...said }))
    .output(Proposal),
  decline: keep
    .route({ method: 'POST', path: '/red-map/proposals/{id}/refusal', summary: '不采纳，写明理由' })
    .input(z.object({ id, reason }))
    .output(Proposal),
  own: propose
    .route({ method: 'GET', path: '/own/red-map-proposals', summary: '我的推荐与纠错' })
    .output(z.array(Proposal)),
  similar: propose
    .route({ method: 'GET', path: '/red-map/similar-sites', summary: '推荐之前：云图上相近的场馆' })
    .input(z.object({ name: z.string().trim().max(60), province, url: webAddress.optional() }))
    .output(z.array(Similar)),
  propose: propose
    .route({ method: 'POST', path: '/own/red-map-proposals', summary: '推荐场馆，或给已收录的纠错' })
    .input(z.object({ siteId: id.optional(), ...said, explanation: reason }))
    .output(Proposal),
  withdraw: propose
    .route({ method: 'POST', path: '/own/red-map-proposals/{id}/withdrawal', summary: '撤回我的推荐或纠错' })
    .input(z.object({ id }))
    .output(Proposal),
}
