import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'
import { personal } from '#basics/personal-fields.ts'
import { circles } from '../rules.ts'
import { employments, occupations, politicalStatuses } from '../standings/rules.ts'
import { type ColumnKey, columnNames, educationGroupNames } from './rules.ts'

export { type ColumnKey, columnNames } from './rules.ts'

const id = z.number().int().positive()
const columnKey = z.enum(Object.keys(columnNames) as [ColumnKey])

const sorts = ['tree', 'name', 'employeeNo', 'birthDate', 'joinedOn', 'becameFullOn'] as const

export const rollFilters = {
  organizationId: id.optional(),
  circle: z.enum(circles).default('members'),
  text: z.string().trim().max(50).optional(),
  gender: z.enum(['male', 'female']).optional(),
  minority: z.boolean().optional(),
  ageFrom: z.number().int().min(0).max(150).optional(),
  ageTo: z.number().int().min(0).max(150).optional(),
  education: z
    .array(z.enum(Object.keys(educationGroupNames) as [keyof typeof educationGroupNames]))
    .optional(),
  collegeOrAbove: z.boolean().optional(),
  politicalStatus: z.array(z.enum(politicalStatuses)).optional(),
  occupation: z.array(z.enum(occupations)).optional(),
  employment: z.array(z.enum(employments)).optional(),
  joinedFrom: day.optional(),
  joinedTo: day.optional(),
  post: z.boolean().optional(),
  mobile: z.boolean().optional(),
  lost: z.boolean().optional(),
  sort: z.enum(sorts).default('tree'),
  descending: z.boolean().default(false),
}
export type RollQuestion = z.output<z.ZodObject<typeof rollFilters>>

export const RollRow = z.object({
  id,
  employeeNo: z.string(),
  name: z.string(),
  gender: z.enum(['male', 'female']),
  ethnicity: z.string(),
  birthDate: personal('birthDate', day),
  age: z.number().int(),
  identityNumber: personal('identityNumber', z.string().nullable()),
  phone: personal('phone', z.string().nullable()),
  organizationId: id.nullable(),
  organizationName: z.string().nullable(),
  parentName: z.string().nullable(),
  groupName: z.string().nullable(),
  politicalStatus: z.enum(politicalStatuses),
  membership: z.enum(['none', 'active', 'suspended', 'ended']),
  joinedOn: day.nullable(),
  becameFullOn: day.nullable(),
  partyAge: z.number().int().nullable(),
  posts: z.string().nullable(),
  education: z.string(),
  degree: z.string().nullable(),
  occupation: z.enum(occupations),
  employment: z.enum(employments),
  workStartedOn: day.nullable(),
  mobileSince: day.nullable(),
  mobileTo: z.string().nullable(),
  lostSince: day.nullable(),
  nativePlace: personal('nativePlace', z.string().nullable()),
})

const Hit = z.object({ kind: z.enum(['person', 'organization']), id, name: z.string(), note: z.string() })

/** What the roll is asked for with whole numbers (features/number-exports): kept, so no whole number stands in it. */
export const wholeRollQuestion = z.object({
  ...rollFilters,
  text: rollFilters.text.refine(
    (text) => !/\d{11}/.test(text ?? ''),
    '查找内容里不要写完整号码。只看一个人的号码，请打开他的档案点“显示”',
  ),
  columns: z.array(columnKey).optional(),
})

/** 名册: the list of people within reach, its export, and the search of the header. */
export const roll = {
  list: endpoint
    .meta({ permission: 'people.read' })
    .route({ method: 'GET', path: '/people', summary: '人员名册' })
    .input(z.object({ ...pageInput, ...rollFilters }))
    .output(pageOf(RollRow)),
  export: endpoint
    .meta({ permission: 'people.export', download: true })
    .route({ method: 'GET', path: '/people.xlsx', summary: '导出人员名册' })
    .input(z.object({ ...rollFilters, columns: z.array(columnKey).optional() }))
    .output(fileOutput),
  search: endpoint
    .meta({ permission: 'people.read' })
    .route({ method: 'GET', path: '/search', summary: '按姓名、拼音、工号、名称查找' })
    .input(z.object({ text: z.string().trim().min(1).max(50) }))
    .output(z.array(Hit)),
}
