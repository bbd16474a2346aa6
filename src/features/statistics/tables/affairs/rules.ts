import { gradeNames } from '#features/appraisals/rules.ts'
import { kindFacts } from '#features/commendations/rules.ts'
import { type Dimension, named } from '../../brackets/rules.ts'
import {
  columnsOf,
  type Line,
  linesOf,
  peopleColumns,
  type Scope,
  type Table,
  total,
  totalLine,
} from '../rules.ts'

function applicants(scope: Scope): Table {
  const { stage, age, education } = scope.brackets.dimensions
  if (!stage || !age || !education) throw new RangeError('brackets without stage, age or education')
  const lines = linesOf(stage)
  const chosen = peopleColumns.filter(({ key }) => ['female', 'minority'].includes(key))
  const [ages, educations] = [columnsOf(age), columnsOf(education)]
  return {
    id: 'applicants',
    title: '入党申请人、积极分子和发展对象情况',
    unit: '人',
    subject: 'prospect',
    columns: [total, ...chosen, ...ages, ...educations],
    lines: [totalLine, ...lines],
    sums: [{ whole: 'total', parts: lines.map(({ key }) => key) }],
    columnSums: [ages, educations].map((columns) => ({
      whole: 'total',
      parts: columns.map(({ key }) => key),
    })),
  }
}

/**
 * Hours of one year's training. 《中国共产党党员教育管理工作条例》: generally 32 hours a year for every member, 56 for
 * secretaries (M): a parameter.
 */
const trainingHours = { least: 32 }
export const hoursDimension: Dimension = {
  id: 'hours',
  title: '培训学时',
  field: 'hours',
  brackets: [
    { key: 'none', label: '未参加培训' },
    { key: 'some', label: `不足${trainingHours.least}学时` },
    { key: 'reached', label: `达到${trainingHours.least}学时` },
  ],
  // Hours are recorded to one decimal.
  scale: { kind: 'counts', least: [0, 0.1, trainingHours.least] },
}

function training(): Table {
  const lines = linesOf(hoursDimension).reverse()
  const taught = { hours: ['reached', 'some'] }
  const sum = (key: string, label: string, measure: 'attendances' | 'hours', unit: string): Line => ({
    key,
    label,
    measure,
    unit,
    where: taught,
  })
  return {
    id: 'training',
    title: '党员教育培训情况',
    unit: '人',
    subject: 'trainee',
    columns: peopleColumns,
    lines: [
      totalLine,
      ...lines,
      // One course that many took part in is one: a column counts those at which one of its people was.
      { key: 'courses', label: '培训班次', subject: 'course', unit: '期', where: {} },
      sum('attendances', '参加培训人次', 'attendances', '人次'),
      sum('hours', '培训学时', 'hours', '学时'),
    ],
    sums: [{ whole: 'total', parts: lines.map(({ key }) => key) }],
  }
}

/** 民主评议: the four grades (V, 2018); 预备党员 take part without one; who did not take part stands apart. */
export const appraisalNames = {
  ...gradeNames,
  ungraded: '预备党员参加、不评等次',
  absent: '未参加',
} as const
export const appraisalDimension = named(
  'appraisal',
  '评议结果',
  'appraisal',
  Object.entries(appraisalNames).map(([key, label]) => ({ key, label })),
)

function appraisals(): Table {
  const lines = linesOf(appraisalDimension)
  return {
    id: 'appraisals',
    title: '民主评议党员情况',
    unit: '人次',
    subject: 'appraised',
    columns: peopleColumns,
    lines: [totalLine, ...lines],
    sums: [{ whole: 'total', parts: lines.map(({ key }) => key) }],
  }
}

/** Whether the dues of the period are paid. */
export const duesNames = { settled: '已交清', owing: '未交清', none: '没有应交' } as const
export const duesDimension = named(
  'dues',
  '党费',
  'dues',
  Object.entries(duesNames).map(([key, label]) => ({ key, label })),
)

/** 党费收缴: members on the day with what they owed from the first month of the year on, and what came in by then. */
function dues(): Table {
  const sum = (key: 'due' | 'paid' | 'owing', label: string): Line => ({
    key: `${key}Yuan`,
    label,
    measure: key,
    unit: '元',
    where: {},
  })
  return {
    id: 'dues',
    title: '党费收缴情况',
    unit: '人',
    subject: 'payer',
    columns: peopleColumns,
    lines: [
      totalLine,
      ...linesOf(duesDimension),
      sum('due', '应交'),
      sum('paid', '已交'),
      sum('owing', '欠交'),
    ],
    sums: [
      { whole: 'total', parts: Object.keys(duesNames) },
      { whole: 'dueYuan', parts: ['paidYuan', 'owingYuan'] },
    ],
  }
}

const byName = (id: string, title: string, field: string, names: readonly string[]) =>
  named(
    id,
    title,
    field,
    names.map((name) => ({ key: name, label: name })),
  )
export const honourTitle = ({ honourTitles }: Scope) =>
  byName('honourTitle', '荣誉称号', 'honourTitle', honourTitles)
export const honourLevel = ({ honourLevels }: Scope) =>
  byName('honourLevel', '授予级别', 'honourLevel', honourLevels)

function commendations(scope: Scope): Table {
  const [lines, levels] = [linesOf(honourTitle(scope)), columnsOf(honourLevel(scope))]
  return {
    id: 'commendations',
    title: '党内表彰情况',
    unit: '人次',
    subject: 'honour',
    columns: [total, ...peopleColumns.filter(({ key }) => key === 'female'), ...levels],
    lines: [
      totalLine,
      ...lines,
      {
        key: 'organizations',
        label: `表彰党组织（${kindFacts.advancedOrganization.title}）`,
        subject: 'commended',
        unit: '个',
        where: {},
      },
    ],
    sums: [{ whole: 'total', parts: lines.map(({ key }) => key) }],
    columnSums: [{ whole: 'total', parts: levels.map(({ key }) => key) }],
  }
}

export const affairTables = (scope: Scope): Table[] => [
  applicants(scope),
  appraisals(),
  training(),
  commendations(scope),
  dues(),
]
