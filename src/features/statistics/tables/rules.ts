import type { Bracket, Brackets, Dimension } from '../brackets/rules.ts'

/** Conditions on dimensions, all of which must hold: dimension → the brackets that are meant. */
export type Where = Readonly<Record<string, readonly string[]>>

/**
 * Of what a table counts.
 * `member` on the day; `memberBefore` at the end of the year before; `movement`: entries, leavings and moves of the
 * period; `prospect`: applicants, activists and candidates on the day; `probation`: each whose probation was decided or
 * should have been; `trainee`: members with their training of the period; `honour`: honours of the period;
 * `appraised`: everybody on the roll of an appraisal that was closed in the period, where it was held;
 * `course`: courses of the period, each once, with the members who took part; `commended`: organizations commended in the
 * period; `payer`: members with their dues of the period;
 * `transfer`: transfers under way on the day, counted where they set out;
 * `organization` on the day; `coOption`: posts filled within a running term; `duty`: what fell due of the organization
 * life of a branch, kind by kind and in all.
 */
export type Subject =
  | 'member'
  | 'memberBefore'
  | 'movement'
  | 'prospect'
  | 'probation'
  | 'trainee'
  | 'course'
  | 'honour'
  | 'commended'
  | 'payer'
  | 'appraised'
  | 'transfer'
  | 'organization'
  | 'coOption'
  | 'duty'

/**
 * What is added up instead of heads: courses taken, hours of training, members of organizations; meetings due, held and
 * missed, who was asked to them and who was there; dues in yuan: due, paid, owing.
 */
export type Measure =
  | 'attendances'
  | 'hours'
  | 'members'
  | 'due'
  | 'done'
  | 'missed'
  | 'invited'
  | 'present'
  | 'paid'
  | 'owing'

export type Line = {
  key: string
  label: string
  /** Indented below the line before it. */
  level?: 0 | 1 | 2
  where: Where
  /** When it counts something else than its table. */
  subject?: Subject
  measure?: Measure
  unit?: string
  /** Left out when it counts nobody. */
  optional?: boolean
}
export type Column = {
  key: string
  label: string
  where: Where
  /** Columns of one group stand below a common heading. */
  group?: string
  measure?: Measure
  /** One measure in percent of another: such a column adds up to nothing. */
  share?: { of: Measure; by: Measure }
  unit?: string
}

/** A whole and its parts, both named by the keys of lines (or of columns). */
export type Sum = { whole: string; parts: readonly string[]; less?: readonly string[] }

export type Table = {
  id: string
  title: string
  unit: string
  subject: Subject
  lines: readonly Line[]
  columns: readonly Column[]
  sums: readonly Sum[]
  columnSums?: readonly Sum[]
}

/** What one set of tables is made for. */
export type Scope = {
  brackets: Brackets
  /** The organization itself, then those directly below. */
  below: readonly Bracket[]
  /** The last month of the period, 1–12. */
  months: number
  /** Titles and levels of the honours given in the period. */
  honourTitles: readonly string[]
  honourLevels: readonly string[]
}

export const total: Column = { key: 'total', label: '合计', where: {} }

const ofThem = '其中'

/** The columns of every table of people. */
export const peopleColumns: readonly Column[] = [
  total,
  { key: 'female', label: '其中：女', group: ofThem, where: { gender: ['female'] } },
  { key: 'minority', label: '少数民族', group: ofThem, where: { nation: ['minority'] } },
  { key: 'college', label: '大专及以上', group: ofThem, where: { college: ['yes'] } },
  { key: 'probationary', label: '预备党员', group: ofThem, where: { status: ['probationaryMember'] } },
  { key: 'upTo35', label: '35岁及以下', group: ofThem, where: { age: ['upTo30', '31-35'] } },
  { key: 'retired', label: '离退休', group: ofThem, where: { employment: ['retired'] } },
]

export const totalLine: Line = { key: 'total', label: '合计', where: {} }

/** One line for each bracket of a dimension, below 合计. */
export const linesOf = (dimension: Dimension): Line[] =>
  dimension.brackets.map(({ key, label }) => ({ key, label, level: 1, where: { [dimension.id]: [key] } }))

export const columnsOf = (dimension: Dimension): Column[] =>
  dimension.brackets.map(({ key, label }) => ({
    key,
    label,
    group: dimension.title,
    where: { [dimension.id]: [key] },
  }))

/** Both conditions at once: brackets named by both stay. */
export function both(one: Where, other: Where): Where {
  const joined: Record<string, readonly string[]> = { ...one }
  for (const [dimension, keys] of Object.entries(other))
    joined[dimension] = one[dimension]?.filter((key) => keys.includes(key)) ?? keys
  return joined
}

/** What a cell counts: one definition for the number and for the people behind it. */
export function cellOf(table: Table, line: Line, column: Column) {
  return {
    subject: line.subject ?? table.subject,
    measure: line.measure ?? column.measure ?? null,
    where: both(line.where, column.where),
  }
}

const dimensionOf = ({ brackets }: Scope, id: string): Dimension => {
  const found = brackets.dimensions[id]
  if (!found) throw new RangeError(`no dimension ${id}`)
  return found
}

const keysOf = (lines: readonly { key: string }[]) => lines.map(({ key }) => key)

/** A table of members by one dimension, its lines adding up to 合计. */
function membersBy(
  id: string,
  title: string,
  dimension: Dimension,
  optional: (line: Line) => boolean = () => false,
): Table {
  const lines = linesOf(dimension).map((line) => (optional(line) ? { ...line, optional: true } : line))
  return {
    id,
    title,
    unit: '人',
    subject: 'member',
    columns: peopleColumns,
    lines: [totalLine, ...lines],
    sums: [{ whole: 'total', parts: keysOf(lines) }],
  }
}

function membersBasic(scope: Scope): Table {
  const ids = ['status', 'gender', 'nation', 'employment']
  const groups = ids.map((id) => linesOf(dimensionOf(scope, id)))
  return {
    id: 'members-basic',
    title: '党员基本情况',
    unit: '人',
    subject: 'member',
    columns: peopleColumns,
    lines: [totalLine, ...groups.flat()],
    sums: groups.map((lines) => ({ whole: 'total', parts: keysOf(lines) })),
  }
}

function membersAgeEducation(scope: Scope): Table {
  const ages = linesOf(dimensionOf(scope, 'age'))
  const educations = columnsOf(dimensionOf(scope, 'education'))
  return {
    id: 'members-age-education',
    title: '党员年龄与学历',
    unit: '人',
    subject: 'member',
    columns: [total, ...educations],
    lines: [totalLine, ...ages],
    sums: [{ whole: 'total', parts: keysOf(ages) }],
    columnSums: [{ whole: 'total', parts: keysOf(educations) }],
  }
}

export const memberTables = (scope: Scope): Table[] => [
  membersBasic(scope),
  membersBy('members-by-age', '党员年龄情况', dimensionOf(scope, 'age')),
  membersBy('members-by-joined', '党员入党时间情况', dimensionOf(scope, 'joined')),
  membersBy('members-by-education', '党员学历情况', dimensionOf(scope, 'education')),
  membersBy('members-by-occupation', '党员职业情况', dimensionOf(scope, 'occupation')),
  membersBy('members-by-ethnicity', '党员民族情况', dimensionOf(scope, 'ethnicity'), () => true),
  membersBy('members-by-branch', '党员分党组织情况', childOf(scope), ({ key }) => isOwn(scope, key)),
  membersAgeEducation(scope),
]

/** The organization itself is a line only when it has no other, or when somebody is wrongly counted in it. */
const isOwn = ({ below }: Scope, key: string) => below.length > 1 && below[0]?.key === key

/** The organizations directly below as a dimension, after the organization itself. */
export const childOf = ({ below }: Scope): Dimension => ({
  id: 'child',
  title: '下级党组织',
  field: 'child',
  brackets: below,
  scale: { kind: 'ordinal' },
})
