import type { call } from '#web/call.ts'
import type { Field, TreeNode, Values } from '#web/kit/fields.ts'
import { type Owner, ownerNames, type ProjectKind, projectKindNames } from '../rules.ts'
import { fenTyped, hundredthsTyped, options, wanTyped } from './money.ts'

export type Project = Awaited<ReturnType<typeof call.coBuilding.projects.get>>

const methods = { equalPrincipal: '等额本金', equalPayment: '等额本息' }

/** Who leads it stands first, and only while it is being registered. */
export const leaderField = (nodes: TreeNode[] | undefined): Field => ({
  kind: 'organization',
  name: 'organizationId',
  label: '牵头党委',
  required: true,
  nodes,
})

export const termsFields: Field[] = [
  { kind: 'text', name: 'name', label: '项目名称', required: true, maximum: 60 },
  { kind: 'choice', name: 'kind', label: '项目类型', required: true, options: options(projectKindNames) },
  { kind: 'text', name: 'county', label: '县（市、区）', required: true, maximum: 30 },
  { kind: 'text', name: 'town', label: '镇（街道）', required: true, maximum: 30 },
  { kind: 'text', name: 'place', label: '具体地点', maximum: 200 },
  { kind: 'text', name: 'investor', label: '平台公司（投资）', required: true, maximum: 60 },
  { kind: 'text', name: 'operator', label: '经营企业', required: true, maximum: 60 },
  { kind: 'number', name: 'land', label: '用地', least: 0, unit: '亩' },
  { kind: 'number', name: 'plantMetres', label: '厂房面积', least: 0, unit: '平方米' },
  { kind: 'number', name: 'capacity', label: '年产能', least: 0 },
  { kind: 'text', name: 'capacityUnit', label: '产能单位', maximum: 10, placeholder: '羽、头、吨' },
  { kind: 'text', name: 'totalFen', label: '总投资（万元）', required: true, maximum: 16 },
  {
    kind: 'text',
    name: 'rate',
    label: '固定收益率（%）',
    required: true,
    maximum: 6,
    hint: '一般不低于 10%',
  },
  { kind: 'text', name: 'rateGround', label: '低于 10% 的依据', maximum: 200 },
  { kind: 'day', name: 'termFrom', label: '合作起始日期' },
  { kind: 'number', name: 'termYears', label: '合作年限', required: true, least: 1, most: 50, unit: '年' },
  {
    kind: 'choice',
    name: 'residualOwner',
    label: '期满资产归属',
    required: true,
    options: options(ownerNames),
  },
  {
    kind: 'text',
    name: 'loanRate',
    label: '贷款年利率（%）',
    maximum: 6,
    hint: '贷款数额按资金来源中的银行贷款',
  },
  { kind: 'number', name: 'loanYears', label: '贷款年数', least: 1, most: 50, unit: '年' },
  { kind: 'choice', name: 'loanMethod', label: '还款方式', options: options(methods) },
  { kind: 'text', name: 'price', label: '产品单价（元）', maximum: 12, hint: '用于情景测算' },
  { kind: 'text', name: 'cost', label: '单位成本（元）', maximum: 12 },
]

/** What stands in the form of a project that is known. */
export const valuesOf = (project: Project): Values => ({
  ...Object.fromEntries(
    (
      ['name', 'kind', 'county', 'town', 'place', 'investor', 'operator', 'plantMetres', 'capacity'] as const
    ).map((key) => [key, project[key]]),
  ),
  capacityUnit: project.capacityUnit,
  land: project.landTenths / 10,
  totalFen: wanTyped(project.totalFen),
  rate: String(project.rate / 100),
  rateGround: project.rateGround ?? undefined,
  termFrom: project.termFrom ?? undefined,
  termYears: project.termYears,
  residualOwner: project.residualOwner,
  loanRate: project.loanRate ? String(project.loanRate / 100) : undefined,
  loanYears: project.loanYears ?? undefined,
  loanMethod: project.loanMethod,
  price: project.priceFen === null ? undefined : String(project.priceFen / 100),
  cost: project.costFen === null ? undefined : String(project.costFen / 100),
})

const fenOrNone = (value: Values[string], field: string, label: string) =>
  value ? hundredthsTyped(value, field, label) : null
const text = (value: Values[string]) => String(value ?? '').trim()

/** What is sent of it. @throws ORPCError at what cannot be read */
export const termsOf = (values: Values) => ({
  kind: values.kind as ProjectKind,
  name: text(values.name),
  county: text(values.county),
  town: text(values.town),
  place: text(values.place),
  investor: text(values.investor),
  operator: text(values.operator),
  landTenths: Math.round(Number(values.land ?? 0) * 10),
  plantMetres: Number(values.plantMetres ?? 0),
  capacity: Number(values.capacity ?? 0),
  capacityUnit: text(values.capacityUnit),
  totalFen: fenTyped(values.totalFen, 'totalFen', '总投资（万元）'),
  rate: hundredthsTyped(values.rate, 'rate', '固定收益率（%）'),
  ...(values.rateGround && { rateGround: text(values.rateGround) }),
  termFrom: values.termFrom ? String(values.termFrom) : null,
  termYears: Number(values.termYears),
  residualOwner: values.residualOwner as Owner,
  loanRate: values.loanRate ? hundredthsTyped(values.loanRate, 'loanRate', '贷款年利率（%）') : 0,
  loanYears: values.loanYears ? Number(values.loanYears) : null,
  loanMethod: values.loanMethod === 'equalPayment' ? ('equalPayment' as const) : ('equalPrincipal' as const),
  priceFen: fenOrNone(values.price, 'price', '产品单价（元）'),
  costFen: fenOrNone(values.cost, 'cost', '单位成本（元）'),
})
