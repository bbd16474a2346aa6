import { type Field, type FieldKind, type RegisterSource, registerSources } from '../rules.ts'

/** Under which names people ask for what the register fills in by itself. */
const names: Record<RegisterSource, readonly string[]> = {
  organizationName: ['本组织', '本支部', '组织名称', '党组织名称', '支部名称', '党支部名称'],
  superiorName: ['上级党组织', '上级组织', '上级党组织名称', '所属党委'],
  secretaryName: ['书记姓名', '支部书记', '党支部书记', '党支部书记姓名'],
  committeeMembers: ['班子成员人数', '支委人数', '支部委员人数'],
  today: ['填表日期', '填报日期'],
  members: ['党员人数', '党员数', '党员总数', '党员总人数', '现有党员', '现有党员数'],
  fullMembers: ['正式党员人数', '正式党员数', '正式党员'],
  probationary: ['预备党员人数', '预备党员数', '预备党员'],
  termFrom: ['本届起始日期', '本届起始', '本届开始日期', '任期起始日期'],
  termEndsOn: ['届满日期', '任期届满日期', '届满时间', '任期届满时间', '本届届满日期'],
  requestTitle: ['来文标题'],
  requestNumber: ['来文字号'],
  requestOrganization: ['来文单位'],
  requestMatter: ['来文事由'],
  requestYou: ['来文称呼'],
}

/** What stands in the register of each person: a table that asks for it lets somebody copy it out. */
const ofPeople = new Set(
  '姓名 性别 民族 籍贯 工号 学历 学位 出生年月 出生日期 年龄 入党时间 入党日期 转正时间 转正日期 党龄 身份证号 公民身份号码 手机号码 联系电话 现任职务 党内职务'.split(
    ' ',
  ),
)

export type KnownField = {
  key: string
  label: string
  /** What can fill it in by itself; null: a column of a table of people, which the register holds. */
  from: RegisterSource | null
  /** Where it is known, in words. */
  where: string
}

const plain = (label: string) => label.replace(/[（(].*?[)）]|[：:]$/g, '').trim()

/** The fields that somebody would type although the register knows them. */
export function knownFields(fields: readonly Field[]): KnownField[] {
  return fields.flatMap(({ key, label, from, columns = [] }): KnownField[] => {
    if (from) return []
    const source = (Object.keys(names) as RegisterSource[]).find((one) => names[one].includes(plain(label)))
    if (source) return [{ key, label, from: source, where: `名册：${registerSources[source]}` }]
    return columns
      .filter((column) => ofPeople.has(plain(column)))
      .map((column) => ({ key, label: `${label}·${column}`, from: null, where: '党员名册' }))
  })
}

const kinds: Partial<Record<RegisterSource, FieldKind>> = {
  organizationName: 'organization',
  superiorName: 'organization',
  members: 'number',
  fullMembers: 'number',
  probationary: 'number',
  committeeMembers: 'number',
  termFrom: 'day',
  termEndsOn: 'day',
  today: 'day',
  requestOrganization: 'organization',
}

/** The field as it is filled in by itself. */
export const filledByRegister = (field: Field, from: RegisterSource): Field => ({
  ...field,
  kind: kinds[from] ?? 'text',
  from,
  columns: undefined,
})

/** Why a template may not be saved so: it asks for what is known, and nobody said why. */
export function whyNotAskAgain(
  fields: readonly Field[],
  because: string | undefined,
): { code: string; facts: { labels: string } } | null {
  const known = knownFields(fields)
  if (known.length === 0 || because) return null
  return { code: 'template-asks-known', facts: { labels: known.map(({ label }) => label).join('、') } }
}
