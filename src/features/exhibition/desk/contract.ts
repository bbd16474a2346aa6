import { z } from 'zod'
import { endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'
import { sensitivities } from '#basics/sensitivity.ts'
import { exhibitKinds, exhibitSizes, hallThemes, relicForms } from '../halls/plan/rules.ts'
import { Picture } from '../pictures/contract.ts'
import { exhibitionStates, hotspotKinds } from '../rules.ts'
import { faultCodes } from '../versions/rules.ts'
import { Visit } from '../visits/contract.ts'

const id = z.number().int().positive()

const facts = {
  title: z.string().trim().min(2).max(60),
  subtitle: z.string().trim().min(1).max(60).nullable().default(null),
  introduction: z.string().trim().max(1000).default(''),
  sensitivity: z.enum(sensitivities),
  /** Whose people may see it; null: everybody. */
  audienceId: id.nullable().default(null),
}

const Line = z.object({
  id,
  title: z.string(),
  organizationName: z.string(),
  audienceName: z.string().nullable(),
  sensitivity: z.enum(sensitivities),
  state: z.enum(exhibitionStates),
  /** Visitors see a version of it. */
  open: z.boolean(),
  halls: z.number().int(),
  exhibits: z.number().int(),
  /** Messages in the guest book that nobody has read, and reports. */
  waiting: z.number().int(),
  editedAt: z.string(),
  editedBy: z.string(),
})

const Spot = z.object({
  id,
  yaw: z.number(),
  pitch: z.number(),
  kind: z.enum(hotspotKinds),
  exhibitId: id.nullable(),
  viewpointId: id.nullable(),
  hallId: id.nullable(),
  label: z.string(),
  text: z.string().nullable(),
})
const Exhibit = z.object({
  id,
  kind: z.enum(exhibitKinds),
  size: z.enum(exhibitSizes),
  form: z.enum(relicForms).nullable(),
  year: z.string().nullable(),
  title: z.string(),
  place: z.string().nullable(),
  text: z.string(),
  narration: z.string().nullable(),
  source: z.string().nullable(),
  alt: z.string().nullable(),
  picture: Picture.extend({ id }).nullable(),
  still: Picture.extend({ id }).nullable(),
})
const Viewpoint = z.object({
  id,
  key: z.string(),
  title: z.string(),
  heading: z.number(),
  position: z.array(z.number()).nullable(),
  preview: z.string(),
  panorama: z.string(),
  hotspots: z.array(Spot),
})
const Hall = z.object({
  id,
  title: z.string(),
  theme: z.enum(hallThemes).nullable(),
  words: z.string(),
  caption: z.string(),
  narration: z.string().nullable(),
  builtAt: z.string().nullable(),
  /** What shows in it was changed since it was built. */
  stale: z.boolean(),
  exhibits: z.array(Exhibit),
  viewpoints: z.array(Viewpoint),
})
const Fault = z.object({
  code: z.enum(faultCodes),
  hallId: id.nullable(),
  exhibitId: id.nullable(),
  viewpointId: id.nullable(),
  words: z.string(),
})
const Version = z.object({
  number: z.number().int(),
  state: z.string(),
  submittedAt: z.string(),
  submittedBy: z.string(),
  publishedAt: z.string().nullable(),
  publishedBy: z.string().nullable(),
  endedAt: z.string().nullable(),
  endedBy: z.string().nullable(),
  endedBecause: z.string().nullable(),
})

/** An exhibition as its curators see it. */
export const Desk = z.object({
  id,
  title: z.string(),
  subtitle: z.string().nullable(),
  introduction: z.string(),
  sensitivity: z.enum(sensitivities),
  audienceId: id.nullable(),
  audienceName: z.string().nullable(),
  organizationId: id,
  organizationName: z.string(),
  cover: Picture.extend({ id }).nullable(),
  createdAt: z.string(),
  createdBy: z.string(),
  editedAt: z.string(),
  editedBy: z.string(),
  state: z.enum(exhibitionStates),
  open: z.boolean(),
  halls: z.array(Hall),
  /** What must be put right before it is submitted. */
  faults: z.array(Fault),
  versions: z.array(Version),
  may: z.array(z.enum(['edit', 'submit', 'recall', 'approve', 'return', 'withdraw', 'remove'])),
})

const filters = {
  text: z.string().trim().max(50).optional(),
  /** deciding: those whose submission the asker may decide about. */
  state: z.enum([...exhibitionStates, 'deciding']).optional(),
  sensitivity: z.enum(sensitivities).optional(),
  organizationId: id.optional(),
  sort: z.enum(['title', 'editedAt']).default('editedAt'),
  descending: z.boolean().default(true),
}

const curate = endpoint.meta({ permission: 'exhibition.curate' })

/** 布展: the exhibitions of a committee or of the department, as they are being made. */
export const desk = {
  list: curate
    .route({ method: 'GET', path: '/exhibition-desk', summary: '布展：管理范围内的展览' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Line)),
  export: endpoint
    .meta({ permission: 'exhibition.curate', download: true })
    .route({ method: 'GET', path: '/exhibition-desk.xlsx', summary: '导出展览列表' })
    .input(z.object(filters))
    .output(fileOutput),
  get: curate
    .route({ method: 'GET', path: '/exhibition-desk/{id}', summary: '布展：一个展览的全部内容' })
    .input(z.object({ id }))
    .output(Desk),
  preview: curate
    .route({ method: 'GET', path: '/exhibition-desk/{id}/preview', summary: '预览编辑中或待审核的展览' })
    .input(z.object({ id }))
    .output(Visit),
  create: curate
    .route({ method: 'POST', path: '/exhibition-desk', summary: '新建展览' })
    .input(z.object({ organizationId: id, ...facts }))
    .output(Desk),
  revise: curate
    .route({ method: 'PUT', path: '/exhibition-desk/{id}', summary: '修改展览的名称、简介、封面和范围' })
    .input(z.object({ id, ...facts, coverId: id.nullable().default(null) }))
    .output(Desk),
  remove: curate
    .route({ method: 'DELETE', path: '/exhibition-desk/{id}', summary: '删除从未提交过的展览' })
    .input(z.object({ id }))
    .output(z.object({ id })),
}
