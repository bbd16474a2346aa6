import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'
import { FieldShape } from '../letters/contract.ts'
import { documentKinds, layouts } from '../rules.ts'

const id = z.number().int().positive()
const key = z.string().min(1).max(60)

const Pattern = z.union([
  z.object({ k: z.enum(['h1', 'h2', 'p']), text: z.string().trim().min(1).max(4000) }),
  z.object({ k: z.literal('spread'), field: z.string().min(1).max(30) }),
])
const patterns = z.array(Pattern).max(100)
const Content = z.object({
  title: z.string().trim().min(1).max(120),
  addressee: z.string().trim().max(200).nullable(),
  blocks: patterns,
  attachments: z.array(z.object({ title: z.string().trim().min(1).max(120), blocks: patterns })).max(10),
  fields: z.array(FieldShape).max(60),
  layout: z.enum(layouts).optional(),
})

const TemplateRow = z.object({
  key,
  kind: z.enum(documentKinds),
  name: z.string(),
  version: z.number().int(),
  /** Whose version is in force; null: the one that comes along. */
  organizationId: id.nullable(),
  organizationName: z.string().nullable(),
  savedAt: z.string().nullable(),
  savedBy: z.string().nullable(),
})
const TemplateShape = TemplateRow.extend({
  content: Content,
  /** Whether one comes along with the program: it is version 0. */
  builtIn: z.boolean(),
  versions: z.array(
    z.object({
      version: z.number().int(),
      savedAt: z.string(),
      savedBy: z.string(),
      reason: z.string(),
      withdrawn: z.boolean(),
    }),
  ),
})

const read = endpoint.meta({ permission: 'documents.read' })
const write = endpoint.meta({ permission: 'documents.templates' })

/** 公文模板: wording with fields, in versions; a committee may have its own. */
export const templates = {
  list: read
    .route({ method: 'GET', path: '/document-templates', summary: '公文模板（某党组织适用的）' })
    .input(z.object({ organizationId: id }))
    .output(z.array(TemplateRow)),
  get: read
    .route({ method: 'GET', path: '/document-templates/{key}', summary: '公文模板' })
    .input(z.object({ key, organizationId: id }))
    .output(TemplateShape),
  version: read
    .route({
      method: 'GET',
      path: '/document-templates/{key}/versions/{version}',
      summary: '公文模板的某一版本（0：平台自带）',
    })
    .input(z.object({ key, organizationId: id, version: z.number().int().min(0) }))
    .output(z.object({ version: z.number().int(), name: z.string(), content: Content })),
  save: write
    .route({ method: 'PUT', path: '/document-templates/{key}', summary: '保存公文模板的新版本' })
    .input(
      z.object({
        key: z.string().regex(/^[a-z0-9-]{2,60}$/),
        organizationId: id,
        kind: z.enum(documentKinds),
        name: z.string().trim().min(2).max(60),
        content: Content,
        reason: z.string().trim().min(2).max(200),
        /** Why it asks for what the register knows; needed when it does. */
        askedAgainBecause: z.string().trim().min(2).max(200).optional(),
      }),
    )
    .output(TemplateShape),
  withdraw: write
    .route({
      method: 'POST',
      path: '/document-templates/{key}/withdrawal',
      summary: '停用本组织的模板，恢复上级或平台的版本',
    })
    .input(z.object({ key, organizationId: id, reason: z.string().trim().min(2).max(200) }))
    .output(z.object({ key })),
  preview: endpoint
    .meta({ permission: 'documents.templates', ownTransactions: true })
    .route({ method: 'POST', path: '/document-templates/preview', summary: '公文模板的版面预览' })
    .input(z.object({ organizationId: id, kind: z.enum(documentKinds), content: Content }))
    .output(
      z.object({
        svg: z.string().nullable(),
        pages: z.number().int(),
        /** Why it cannot be used as it is. */
        fault: z.string().nullable(),
      }),
    ),
}
