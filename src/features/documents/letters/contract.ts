import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'
import { personal } from '#basics/personal-fields.ts'
import { documentKinds, documentStatuses, greatestCopy, layouts, urgencies } from '../rules.ts'
import { fieldKinds, type RegisterSource, registerSources } from '../templates/rules.ts'

const id = z.number().int().positive()
const name = z.string().trim().min(1).max(80)

const Value = z.union([
  z.string().max(20_000),
  z.number().int(),
  z.array(z.string().max(500)).max(500),
  z.array(z.array(z.string().max(200)).max(12)).max(500),
])
export const Values = z.record(z.string(), Value)

const source = z.enum(Object.keys(registerSources) as [RegisterSource])
export const FieldShape = z.object({
  key: z.string().regex(/^[^{}\s]{1,60}$/),
  label: z.string().regex(/^[^{}\s]{1,30}$/),
  kind: z.enum(fieldKinds),
  required: z.boolean(),
  from: source.optional(),
  columns: z.array(z.string().trim().min(1).max(20)).min(1).max(10).optional(),
  hint: z.string().max(100).optional(),
})

const sorts = ['issuedOn', 'number', 'createdAt', 'title'] as const
export const documentFilters = {
  text: z.string().trim().max(100).optional(),
  organizationId: id.optional(),
  kind: z.array(z.enum(documentKinds)).optional(),
  status: z.enum(documentStatuses).optional(),
  /** Written by one's organizations, or sent to them by others. */
  side: z.enum(['written', 'received']).optional(),
  year: z.number().int().min(1900).max(2200).optional(),
  sort: z.enum(sorts).default('createdAt'),
  descending: z.boolean().default(true),
}
export type DocumentQuestion = z.output<z.ZodObject<typeof documentFilters>>

const DocumentRow = z.object({
  id,
  kind: z.enum(documentKinds),
  status: z.enum(documentStatuses),
  number: z.string().nullable(),
  title: z.string(),
  organizationId: id,
  organizationName: z.string(),
  addressee: z.string().nullable(),
  signatory: z.string().nullable(),
  issuedOn: day.nullable(),
  pages: z.number().int().nullable(),
  sealed: z.boolean(),
  answersId: id.nullable(),
  replyId: id.nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
  changedAt: z.string(),
})

const urgency = z.enum(urgencies).nullable()
const copyNumber = z.number().int().min(1).max(greatestCopy).nullable()

const Finding = z.object({ code: z.string(), sentence: z.string() })
const Linked = z.object({
  id,
  title: z.string(),
  number: z.string().nullable(),
  status: z.enum(documentStatuses),
})

const DocumentShape = DocumentRow.extend({
  templateKey: z.string(),
  addresseeId: id.nullable(),
  copyTo: z.array(z.string()),
  contactName: z.string().nullable(),
  contactPhone: personal('officePhone', z.string().nullable()),
  layout: z.enum(layouts),
  urgency,
  copyNumber,
  /** 附件 as files; `meetingId`: made from the record of this meeting. */
  enclosures: z.array(z.object({ id, name: z.string(), bytes: z.number().int(), meetingId: id.nullable() })),
  jointIds: z.array(id),
  jointNames: z.array(z.string()),
  values: Values,
  fields: z.array(FieldShape),
  /** Of a reply being drafted: what the request says for its fields. */
  asked: Values,
  /** Whether 主送 is written in the form, or follows from the kind. */
  addresseeOpen: z.boolean(),
  typeset: z.boolean(),
  issuedBy: z.string().nullable(),
  voidedOn: day.nullable(),
  voidedBy: z.string().nullable(),
  voidedBecause: z.string().nullable(),
  answers: Linked.nullable(),
  reply: Linked.nullable(),
  /** Templates that answer it, when it is a 请示 that waits for its 批复 and somebody here may write it. */
  replyTemplates: z.object({ agree: z.string(), disagree: z.string() }).nullable(),
  findings: z.array(Finding),
  /** Whether it belongs to an organization within reach, or was sent to one. */
  own: z.boolean(),
})

const Change = {
  values: Values.optional(),
  addressee: z.string().trim().max(200).nullable().optional(),
  copyTo: z.array(name).max(30).optional(),
  /** Who signs beside the organization, in the order of the seals. */
  jointIds: z.array(id).max(8).optional(),
  signatory: z.string().trim().max(50).nullable().optional(),
  contactName: z.string().trim().max(50).nullable().optional(),
  contactPhone: z.string().trim().max(40).nullable().optional(),
  urgency: urgency.optional(),
  copyNumber: copyNumber.optional(),
}

const Preview = z.object({
  /** All pages below each other. */
  svg: z.string(),
  pages: z.number().int(),
  /** Where the centre of each signer's seal belongs: the page, and points from its left and upper edge. */
  seals: z.array(z.object({ at: z.number().int(), page: z.number().int(), x: z.number(), y: z.number() })),
  findings: z.array(Finding),
})

const read = endpoint.meta({ permission: 'documents.read' })
const draft = endpoint.meta({ permission: 'documents.draft' })
const issue = endpoint.meta({ permission: 'documents.issue' })

/** 公文: drafted, issued, voided, read. */
export const letters = {
  list: read
    .route({ method: 'GET', path: '/documents', summary: '公文列表' })
    .input(z.object({ ...pageInput, ...documentFilters }))
    .output(pageOf(DocumentRow)),
  export: endpoint
    .meta({ permission: 'documents.read', download: true })
    .route({ method: 'GET', path: '/documents.xlsx', summary: '导出公文列表' })
    .input(z.object(documentFilters))
    .output(fileOutput),
  get: read
    .route({ method: 'GET', path: '/documents/{id}', summary: '公文' })
    .input(z.object({ id }))
    .output(DocumentShape),
  draft: draft
    .route({ method: 'POST', path: '/documents', summary: '起草公文' })
    .input(
      z.object({
        templateKey: z.string().min(1).max(60),
        organizationId: id,
        values: Values.default({}),
        addresseeId: id.optional(),
        answersId: id.optional(),
        jointIds: z.array(id).max(8).default([]),
      }),
    )
    .output(z.object({ id })),
  change: draft
    .route({ method: 'PATCH', path: '/documents/{id}', summary: '修改草稿（自动保存）' })
    .input(z.object({ id, ...Change }))
    .output(DocumentShape),
  discard: draft
    .route({ method: 'DELETE', path: '/documents/{id}', summary: '删除草稿' })
    .input(z.object({ id }))
    .output(z.object({ id })),
  preview: endpoint
    .meta({ permission: 'documents.read', ownTransactions: true })
    .route({ method: 'GET', path: '/documents/{id}/preview', summary: '公文版面预览' })
    .input(z.object({ id }))
    .output(Preview),
  issue: issue
    .route({ method: 'POST', path: '/documents/{id}/issue', summary: '印发公文（编号、定稿）' })
    .input(z.object({ id, signatory: z.string().trim().min(1).max(50).optional(), issuedOn: day }))
    .output(z.object({ id, number: z.string() })),
  void: issue
    .route({ method: 'POST', path: '/documents/{id}/voiding', summary: '作废发文字号（字号不再使用）' })
    .input(z.object({ id, reason: z.string().trim().min(2).max(500) }))
    .output(z.object({ id })),
  file: endpoint
    .meta({ permission: 'documents.read', download: true })
    .route({ method: 'GET', path: '/documents/{id}/file', summary: '下载公文 PDF' })
    .input(z.object({ id }))
    .output(fileOutput),
  word: endpoint
    .meta({ permission: 'documents.read', download: true })
    .route({ method: 'GET', path: '/documents/{id}/word', summary: '下载可编辑的 Word 稿' })
    .input(z.object({ id }))
    .output(fileOutput),
}
