import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'
import { sensitivities } from '#basics/sensitivity.ts'
import { kinds, states } from '../rules.ts'
import { moves } from './rules.ts'
import { succession } from './succession/contract.ts'

const id = z.number().int().positive()
const asked = z.coerce.number().int().positive()
const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .default(null)
    .transform((words) => words || null)
const optionalDay = day.nullable().default(null)

/** What a material is; all of it may change with a new version. */
const Facts = z.object({
  title: z.string().trim().min(2, '请填写标题，至少 2 个字').max(200),
  summary: text(500),
  columnId: id,
  topicIds: z.array(id).max(20).default([]),
  issuer: text(100),
  documentNumber: text(60),
  issuedOn: optionalDay,
  effectiveOn: optionalDay,
  repealedOn: optionalDay,
  sensitivity: z.enum(sensitivities),
  /** None: for everybody; only who answers for the whole institute may say so. */
  audienceId: id.nullable().default(null),
})
const Saved = Facts.extend({
  /** HTML; what may not be shown is taken out of it. */
  body: z.string().max(500_000).nullable().default(null),
  address: z
    .string()
    .trim()
    .max(500)
    .regex(/^https?:\/\//, '请填写以 http:// 或 https:// 开头的网址')
    .nullable()
    .default(null),
  source: text(500),
  changeNote: text(500),
})

const Line = z.object({
  id,
  code: z.string().nullable(),
  kind: z.enum(kinds),
  title: z.string(),
  columnName: z.string(),
  issuer: z.string().nullable(),
  documentNumber: z.string().nullable(),
  issuedOn: day.nullable(),
  validity: z.enum(['current', 'coming', 'repealed']).nullable(),
  sensitivity: z.enum(sensitivities),
  audienceName: z.string().nullable(),
  state: z.enum(states),
  /** The version that is worked on. */
  open: z.enum(['draft', 'submitted']).nullable(),
  currentVersion: z.number().int().nullable(),
  madeBy: z.string(),
  madeAt: z.string(),
  publishedAt: z.string().nullable(),
})

const Version = z.object({
  number: z.number().int(),
  state: z.enum(['draft', 'submitted', 'published']),
  changeNote: z.string().nullable(),
  validFrom: day.nullable(),
  validUntil: day.nullable(),
  madeAt: z.string(),
  madeBy: z.string(),
  submittedAt: z.string().nullable(),
  submittedBy: z.string().nullable(),
  returnedBecause: z.string().nullable(),
  publishedAt: z.string().nullable(),
  publishedBy: z.string().nullable(),
})

const Material = Line.extend({
  /** What it takes the place of once it is published; what took its own. */
  replacesId: id.nullable(),
  replacesTitle: z.string().nullable(),
  replacedById: id.nullable(),
  replacedByTitle: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
  withdrawnBy: z.string().nullable(),
  withdrawnBecause: z.string().nullable(),
  /** As they will be when the version that is worked on is published, or as they are. */
  facts: Facts,
  body: z.string().nullable(),
  address: z.string().nullable(),
  source: z.string().nullable(),
  changeNote: z.string().nullable(),
  fileName: z.string().nullable(),
  versions: z.array(Version),
  may: z.array(z.enum(moves)),
})

const filters = {
  text: z.string().trim().max(50).optional(),
  columnId: asked.optional(),
  kind: z.enum(kinds).optional(),
  year: z.coerce.number().int().min(1900).max(2200).optional(),
  issuer: z.string().trim().max(100).optional(),
  validity: z.enum(['current', 'coming', 'repealed']).optional(),
  state: z.enum(states).optional(),
  sensitivity: z.enum(sensitivities).optional(),
  sort: z.enum(['madeAt', 'title', 'issuedOn', 'publishedAt', 'columnName']).default('madeAt'),
  descending: z.boolean().default(true),
}
const edit = endpoint.meta({ permission: 'library.edit' })
const approve = endpoint.meta({ permission: 'library.approve' })
const at = '/library/desk/materials'
const Id = z.object({ id })

/** 资料管理: written, submitted, checked by another, published; within the reach of whoever keeps it. */
export const desk = {
  list: edit
    .route({ method: 'GET', path: at, summary: '管理范围内的资料' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Line)),
  export: endpoint
    .meta({ permission: 'library.edit', download: true })
    .route({ method: 'GET', path: `${at}.xlsx`, summary: '导出资料目录' })
    .input(z.object(filters))
    .output(fileOutput),
  get: edit
    .route({ method: 'GET', path: `${at}/{id}`, summary: '一份资料的全部版本' })
    .input(z.object({ id: asked }))
    .output(Material),
  create: edit
    .route({ method: 'POST', path: at, summary: '登记一份资料' })
    .input(
      Saved.extend({
        kind: z.enum(kinds),
        /** What was brought before, for a document, a picture, sound or a film. */
        uploadId: id.nullable().default(null),
      }),
    )
    .output(Material),
  save: edit
    .route({ method: 'PUT', path: `${at}/{id}`, summary: '保存草稿' })
    .input(Saved.extend({ id }))
    .output(Material),
  submit: edit
    .route({ method: 'POST', path: `${at}/{id}/submission`, summary: '提交审核' })
    .input(Id)
    .output(Material),
  revise: edit
    .route({ method: 'POST', path: `${at}/{id}/versions`, summary: '起草新版本' })
    .input(Id)
    .output(Material),
  succeed: edit
    .route({ method: 'POST', path: `${at}/{id}/succession`, summary: '修订、代替或废止一项规定（起草）' })
    .input(Id.extend(succession))
    .output(Material),
  discard: edit
    .route({ method: 'DELETE', path: `${at}/{id}/draft`, summary: '放弃新版本的草稿' })
    .input(Id)
    .output(Material),
  sendBack: approve
    .route({ method: 'POST', path: `${at}/{id}/return`, summary: '退回修改' })
    .input(Id.extend({ reason }))
    .output(Material),
  publish: approve
    .route({ method: 'POST', path: `${at}/{id}/publication`, summary: '审核通过，发布' })
    .input(Id)
    .output(Material),
  withdraw: approve
    .route({ method: 'POST', path: `${at}/{id}/withdrawal`, summary: '撤下资料' })
    .input(Id.extend({ reason }))
    .output(Material),
}
