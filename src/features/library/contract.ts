import { z } from 'zod'
import { day, endpoint, fileOutput, type Powers, pageInput, pageOf } from '#basics/contract.ts'
import { sensitivities } from '#basics/sensitivity.ts'
import { desk } from './desk/contract.ts'
import { approvers } from './desk/rules.ts'
import { shelves } from './desk/shelves/contract.ts'
import { reading } from './reading/contract.ts'
import { notes } from './reading/notes/contract.ts'
import { tracks } from './reading/tracks/contract.ts'
import { cases } from './regulations/cases/contract.ts'
import { kinds } from './rules.ts'
import { uploads } from './uploads/contract.ts'

const id = z.number().int().positive()
const validity = z.enum(['current', 'coming', 'repealed'])

const Line = z.object({
  id,
  code: z.string().nullable(),
  kind: z.enum(kinds),
  title: z.string(),
  summary: z.string().nullable(),
  columnId: id,
  columnName: z.string(),
  issuer: z.string().nullable(),
  documentNumber: z.string().nullable(),
  issuedOn: day.nullable(),
  effectiveOn: day.nullable(),
  repealedOn: day.nullable(),
  validity: validity.nullable(),
  sensitivity: z.enum(sensitivities),
  publishedAt: z.string().nullable(),
  pages: z.number().int().nullable(),
  durationSeconds: z.number().int().nullable(),
  /** Names the small picture there is of it; null where there is none. */
  thumbnail: z.string().nullable(),
})
const Version = z.object({
  id,
  number: z.number().int(),
  title: z.string(),
  validFrom: day.nullable(),
  validUntil: day.nullable(),
  changeNote: z.string().nullable(),
  publishedAt: z.string().nullable(),
})
const Material = Line.extend({
  replacedById: id.nullable(),
  replacedByTitle: z.string().nullable(),
  replacesId: id.nullable(),
  replacesTitle: z.string().nullable(),
  audienceName: z.string().nullable(),
  topics: z.array(z.object({ id, name: z.string() })),
  versions: z.array(Version),
  /** The version that is shown: the one asked for, or the newest. */
  shown: Version.extend({
    bodyHtml: z.string().nullable(),
    fidelity: z.enum(['full', 'gist']),
    source: z.string().nullable(),
    address: z.string().nullable(),
    fileId: id.nullable(),
    fileName: z.string().nullable(),
    fileType: z.string().nullable(),
    fileBytes: z.number().nullable(),
    pages: z.number().int().nullable(),
    durationSeconds: z.number().int().nullable(),
    /** Its articles, or headings; the pages of a file are read page by page. */
    parts: z.array(z.object({ anchor: z.string(), heading: z.string(), text: z.string() })),
  }),
})

const filters = {
  columnId: z.coerce.number().int().positive().optional(),
  topicId: z.coerce.number().int().positive().optional(),
  kind: z.enum(kinds).optional(),
  validity: validity.optional(),
  text: z.string().trim().max(50).optional(),
}
const sorting = {
  sort: z.enum(['title', 'columnName', 'issuedOn', 'publishedAt']).optional(),
  descending: z.boolean().default(false),
}
const read = endpoint.meta({ permission: 'library.read' })
const version = z.coerce.number().int().positive().optional()

/** 党建书苑: what is published is read by those whom its label and its audience allow, in the network they are in. */
export const contract = {
  desk,
  shelves,
  uploads,
  reading,
  notes,
  cases,
  tracks,
  list: read
    .route({ method: 'GET', path: '/library/materials', summary: '可以阅读的资料' })
    .input(
      z.object({
        ...pageInput,
        ...filters,
        /** The newest first, or as they came to their shelf; `sort` instead of either. */
        order: z.enum(['newest', 'shelf']).default('newest'),
        ...sorting,
      }),
    )
    .output(pageOf(Line)),
  export: endpoint
    .meta({ permission: 'library.read', download: true })
    .route({ method: 'GET', path: '/library/materials.xlsx', summary: '导出可以阅读的资料目录' })
    .input(z.object({ ...filters, ...sorting }))
    .output(fileOutput),
  columns: read.route({ method: 'GET', path: '/library/columns', summary: '栏目' }).output(
    z.array(
      z.object({
        id,
        key: z.string().nullable(),
        parentId: id.nullable(),
        name: z.string(),
        note: z.string().nullable(),
        materials: z.number().int(),
      }),
    ),
  ),
  get: read
    .route({ method: 'GET', path: '/library/materials/{id}', summary: '一份资料' })
    .input(z.object({ id: z.coerce.number().int().positive(), version }))
    .output(Material),
  byCode: read
    .route({ method: 'GET', path: '/library/materials/by-code/{code}', summary: '按代码查一份资料' })
    .input(z.object({ code: z.string().max(60), version }))
    .output(Material),
  applications: read
    .route({
      method: 'GET',
      path: '/library/applications/{code}',
      summary: '平台的规则和文书在哪里适用这项规定',
    })
    .input(z.object({ code: z.string().max(60) }))
    .output(
      z.array(
        z.object({
          anchors: z.array(z.string()),
          kind: z.enum(['rule', 'form']),
          title: z.string(),
          to: z.string().nullable(),
        }),
      ),
    ),
}

const everybody = ['masses', 'member', 'branch', 'committee', 'politicalWorkDepartment'] as const

export const powers: Powers = {
  'library.read': everybody,
  'library.edit': ['committee', 'politicalWorkDepartment'],
  'library.approve': approvers,
  'library.arrange': ['politicalWorkDepartment'],
}
