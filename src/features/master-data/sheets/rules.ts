import { tidy } from '#basics/chinese.ts'

/**
 * What the master data may say, under fixed names: Chinese headers in files, English names over HTTP. `required` columns
 * must be in the file; whether a blank cell is refused is the rule of the row (units, persons).
 */
export const unitColumns = {
  code: { title: '组织编码', required: true },
  name: { title: '组织名称', required: true },
  shortName: { title: '简称', required: false },
  parentCode: { title: '上级编码', required: true },
  kind: { title: '类别', required: true },
  establishedOn: { title: '成立日期', required: false },
  termYears: { title: '任期年数', required: false },
  termFrom: { title: '本届起始日期', required: false },
  closedOn: { title: '撤销日期', required: false },
} as const

export const personColumns = {
  employeeNo: { title: '工号', required: true },
  name: { title: '姓名', required: true },
  gender: { title: '性别', required: true },
  ethnicity: { title: '民族', required: true },
  birthDate: { title: '出生日期', required: true },
  identityNumber: { title: '公民身份号码', required: false },
  education: { title: '学历', required: true },
  degree: { title: '学位', required: false },
  workStartedOn: { title: '参加工作日期', required: false },
  occupation: { title: '工作岗位', required: true },
  phone: { title: '手机号码', required: false },
  employment: { title: '人员状态', required: true },
  politicalStatus: { title: '政治面貌', required: true },
  branchCode: { title: '所在党支部编码', required: false },
  joinedOn: { title: '入党日期', required: false },
  becameFullOn: { title: '转正日期', required: false },
  posts: { title: '党内职务', required: false },
} as const

export type UnitField = keyof typeof unitColumns
export type PersonField = keyof typeof personColumns
export type FeedKind = 'organizations' | 'people'

/** The column that quarantine sheets carry behind the others; a sheet sent again may keep it. */
export const reasonTitle = '退回原因'

/** Cells by field, tidied; a field that is not in the file is ''. */
export type Cells<Field extends string> = Record<Field, string>

const columnsOf = { organizations: unitColumns, people: personColumns } as const

const fieldsOf = (kind: FeedKind) => Object.keys(columnsOf[kind]) as (UnitField | PersonField)[]

/** The Chinese header of a field. */
export const titleOf = (kind: FeedKind, field: string): string =>
  (columnsOf[kind] as Record<string, { title: string }>)[field]?.title ?? field

/** What a field is about, where people compare the two sides: the organization itself, not its code. */
const topics: Record<string, string> = { branchCode: '所在党支部', parentCode: '上级党组织' }
export const topicOf = (kind: FeedKind, field: string): string => topics[field] ?? titleOf(kind, field)

export type Header = {
  kind: FeedKind
  /** Field by position in the row; null where the column is unknown. */
  fields: (string | null)[]
  unknown: string[]
  /** A quarantine sheet that was corrected: it speaks of its rows only. */
  correction: boolean
}

export type HeaderFault =
  | { code: 'feed-header-unknown'; facts: { found: string } }
  | { code: 'feed-header-missing'; facts: { kind: FeedKind; missing: string } }
  | { code: 'feed-header-twice'; facts: { column: string } }

/**
 * Reads the first row. 工号 makes it a sheet of people, 组织编码 one of organizations; columns stand in any order,
 * unknown ones are named and left alone; a missing or doubled one refuses the file.
 */
export function readHeader(cells: string[]): Header | HeaderFault {
  const titles = cells.map(tidy)
  const kind = titles.includes(personColumns.employeeNo.title)
    ? 'people'
    : titles.includes(unitColumns.code.title)
      ? 'organizations'
      : null
  if (!kind)
    return { code: 'feed-header-unknown', facts: { found: titles.filter(Boolean).slice(0, 12).join('、') } }
  const columns = Object.entries(columnsOf[kind])
  const missing = columns.filter(([, { title, required }]) => required && !titles.includes(title))
  if (missing.length > 0)
    return {
      code: 'feed-header-missing',
      facts: { kind, missing: missing.map(([, { title }]) => title).join('、') },
    }
  const fields = titles.map((title) => columns.find(([, column]) => column.title === title)?.[0] ?? null)
  const twice = titles.find((title, at) => fields[at] && titles.indexOf(title) !== at)
  if (twice) return { code: 'feed-header-twice', facts: { column: twice } }
  const unknown = titles.filter((title, at) => !fields[at] && title && title !== reasonTitle)
  return { kind, fields, unknown, correction: titles.includes(reasonTitle) }
}

/** The tidied cells of a row by field. */
export function cellsOf<Field extends string>(
  header: Pick<Header, 'kind' | 'fields'>,
  cells: string[],
): Cells<Field> {
  const values = Object.fromEntries(fieldsOf(header.kind).map((field) => [field, ''])) as Cells<Field>
  header.fields.forEach((field, at) => {
    if (field) values[field as Field] = tidy(cells[at] ?? '')
  })
  return values
}

/** What is wrong with a row: the field, the value found there, and the sentence's code with its facts. */
export type Fault = {
  field: string
  value: string
  code: string
  facts?: Record<string, string | number>
}
