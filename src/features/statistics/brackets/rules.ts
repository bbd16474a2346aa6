import { bornAtLatest, type Day } from '#basics/days.ts'
import { collegeOrAbove, educationGroups } from '#basics/standards/education.ts'
import { ethnicityCodes, ethnicityName, han } from '#basics/standards/ethnicity.ts'

/** What is known of one person, or of one thing that happened to one, for counting. */
export type Facts = Record<string, string | number | null>

/**
 * How a fact falls into brackets, which are numbered from 0.
 * `codes`: bracket i holds these values. `years`: full years from the fact to the day counted, bracket i from
 * `least[i]` years up to the next. `days`: bracket i begins on `from[i]`. `counts`: bracket i begins with `least[i]`. `ordinal`: the
 * fact is the bracket's number itself. What falls into none has the number after the last: see `unknown`.
 */
export type Scale =
  | { kind: 'codes'; codes: readonly (readonly string[])[] }
  | { kind: 'years'; least: readonly number[] }
  | { kind: 'days'; from: readonly Day[] }
  | { kind: 'counts'; least: readonly number[] }
  | { kind: 'ordinal' }

export type Bracket = { key: string; label: string }

/** One way to divide people: by age, by education … `field` names the fact it looks at. */
export type Dimension = {
  id: string
  title: string
  field: string
  scale: Scale
  brackets: readonly Bracket[]
}

/** The bracket of what fits nowhere: never shown in a table, found by the checks. */
export const unknown = '?'

/** The number of the bracket a fact falls into on a day; the number of brackets when it falls into none. */
export function bracketOf({ scale, field, brackets }: Dimension, facts: Facts, day: Day): number {
  const value = facts[field] ?? null
  const none = brackets.length
  if (value === null) return none
  switch (scale.kind) {
    case 'ordinal':
      return typeof value === 'number' && value >= 0 && value < none ? value : none
    case 'codes':
      return orNone(
        scale.codes.findIndex((codes) => codes.includes(String(value))),
        none,
      )
    case 'counts':
      return orNone(
        scale.least.findLastIndex((least) => least <= Number(value)),
        none,
      )
    case 'days':
      return orNone(
        scale.from.findLastIndex((from) => from <= String(value)),
        none,
      )
    case 'years':
      return orNone(
        scale.least.findLastIndex((years) => String(value) <= bornAtLatest(day, years)),
        none,
      )
  }
}

const orNone = (found: number, none: number) => (found < 0 ? none : found)

const coded = (
  id: string,
  title: string,
  field: string,
  groups: readonly (readonly [key: string, label: string, codes?: readonly string[]])[],
): Dimension => ({
  id,
  title,
  field,
  brackets: groups.map(([key, label]) => ({ key, label })),
  scale: { kind: 'codes', codes: groups.map(([key, , codes]) => codes ?? [key]) },
})

const inYears = (
  id: string,
  title: string,
  field: string,
  brackets: readonly (readonly [key: string, label: string, least: number])[],
): Dimension => ({
  id,
  title,
  field,
  brackets: brackets.map(([key, label]) => ({ key, label })),
  scale: { kind: 'years', least: brackets.map(([, , least]) => least) },
})

/** A dimension of one bracket for each value: acts, months, titles of honours. */
export const named = (id: string, title: string, field: string, brackets: readonly Bracket[]): Dimension => ({
  id,
  title,
  field,
  brackets,
  scale: { kind: 'codes', codes: brackets.map(({ key }) => [key]) },
})

/** Ages of the public bulletin (V): full years on the day counted. */
const age = inYears('age', '年龄', 'birthDate', [
  ['upTo30', '30岁及以下', 0],
  ['31-35', '31–35岁', 31],
  ['36-40', '36–40岁', 36],
  ['41-45', '41–45岁', 41],
  ['46-50', '46–50岁', 46],
  ['51-55', '51–55岁', 51],
  ['56-60', '56–60岁', 56],
  ['from61', '61岁及以上', 61],
])

/** Periods of the bulletin (V in months; the boundary days M). */
const joined: Dimension = {
  id: 'joined',
  title: '入党时间',
  field: 'joinedOn',
  brackets: [
    { key: 'before1949-10', label: '1949年9月及以前' },
    { key: 'to1978-12', label: '1949年10月–1978年12月' },
    { key: 'to2012-10', label: '1979年1月–2012年10月' },
    { key: 'since2012-11', label: '2012年11月以来' },
  ],
  scale: { kind: 'days', from: ['0001-01-01', '1949-10-01', '1979-01-01', '2012-11-01'] },
}

const education = coded('education', '学历', 'education', [
  ['postgraduate', '研究生', educationGroups.postgraduate],
  ['bachelor', '大学本科', educationGroups.bachelor],
  ['college', '大学专科', educationGroups.college],
  ['secondary', '中专及高中', educationGroups.secondary],
  ['juniorOrBelow', '初中及以下', educationGroups.juniorOrBelow],
])

const belowCollege = Object.values(educationGroups)
  .flat()
  .filter((code) => !collegeOrAbove.includes(code))

/** The eight groups of the bulletin (V). */
const occupation = coded('occupation', '职业', 'occupation', [
  ['worker', '工人'],
  ['farmer', '农牧渔民'],
  ['professional', '专业技术人员'],
  ['manager', '管理人员'],
  ['official', '党政机关工作人员'],
  ['student', '学生'],
  ['otherOccupation', '其他职业人员'],
  ['retired', '离退休人员'],
])

const others = ethnicityCodes.filter((code) => code !== han)

const personal: Dimension[] = [
  coded('gender', '性别', 'gender', [
    ['male', '男'],
    ['female', '女'],
  ]),
  coded('nation', '汉族与少数民族', 'ethnicity', [
    ['han', '汉族', [han]],
    ['minority', '少数民族', others],
  ]),
  coded(
    'ethnicity',
    '民族',
    'ethnicity',
    ethnicityCodes.map((code) => [code, ethnicityName(code)] as const),
  ),
  age,
  joined,
  // 党龄 is counted from the day of becoming a full member, 章程第七条 (V): on probation it falls into none.
  inYears('partyAge', '党龄', 'becameFullOn', [
    ['under5', '不满5年', 0],
    ['5-9', '5–9年', 5],
    ['10-19', '10–19年', 10],
    ['20-29', '20–29年', 20],
    ['30-39', '30–39年', 30],
    ['40-49', '40–49年', 40],
    ['from50', '50年及以上', 50],
  ]),
  education,
  coded('college', '大专及以上', 'education', [
    ['yes', '大专及以上', collegeOrAbove],
    ['no', '大专以下', belowCollege],
  ]),
  occupation,
  coded('employment', '人员状态', 'employment', [
    ['employed', '在岗'],
    ['retired', '离退休'],
    ['other', '其他', ['left', 'deceased']],
  ]),
  coded('status', '党员类别', 'politicalStatus', [
    ['fullMember', '正式党员'],
    ['probationaryMember', '预备党员'],
  ]),
  coded('stage', '培养阶段', 'politicalStatus', [
    ['applicant', '入党申请人'],
    ['activist', '入党积极分子'],
    ['candidate', '发展对象'],
  ]),
  coded('branchKind', '党支部类别', 'branchKind', [
    ['branch', '党支部'],
    ['jointBranch', '联合党支部'],
    ['temporaryBranch', '临时党支部'],
    ['above', '党委、党总支本级', ['committee', 'generalBranch']],
  ]),
  coded('degree', '学位', 'degreeGroup', [
    ['doctor', '博士', ['1', '2']],
    ['master', '硕士', ['3']],
    ['bachelor', '学士', ['4']],
    ['none', '无学位', ['0']],
  ]),
]

/** What only the checks divide by: ages and days at which something must be explained (V, 2011–2017 forms). */
const forChecks: Dimension[] = [
  inYears('age55', '是否满55岁', 'birthDate', [
    ['under', '不满55岁', 0],
    ['from', '55岁及以上', 55],
  ]),
  inYears('age60', '是否满60岁', 'birthDate', [
    ['under', '不满60岁', 0],
    ['from', '60岁及以上', 60],
  ]),
  coded('gone', '离职或死亡', 'employment', [
    ['present', '在职或离退休', ['employed', 'retired']],
    ['left', '离职'],
    ['deceased', '死亡'],
  ]),
  coded('placeState', '所在党组织', 'placeState', [
    ['open', '未撤销'],
    ['closed', '已撤销'],
  ]),
]

/** Branches by their members. 支部工作条例（试行）第四条、第二十条: 3, 7 and 50 (V). */
const size: Dimension = {
  id: 'size',
  title: '党员数',
  field: 'members',
  brackets: [
    { key: 'under3', label: '不足3人' },
    { key: '3-6', label: '3–6人' },
    { key: '7-19', label: '7–19人' },
    { key: '20-50', label: '20–50人' },
    { key: 'over50', label: '50人以上' },
  ],
  scale: { kind: 'counts', least: [0, 3, 7, 20, 51] },
}

export type Brackets = { version: string; from: Day; dimensions: Record<string, Dimension> }

const byId = (dimensions: Dimension[]) => Object.fromEntries(dimensions.map((one) => [one.id, one]))

/**
 * Every version of the brackets with the first day it counts for. A new one is added; an old one is never changed,
 * so that an old report made again shows the old rows.
 */
const versions: Brackets[] = [
  { version: '2022', from: '0001-01-01', dimensions: byId([...personal, ...forChecks, size]) },
]

/** The brackets that count for a day. */
export function bracketsOn(day: Day): Brackets {
  const found = versions.findLast(({ from }) => from <= day)
  if (!found) throw new RangeError(`no brackets for ${day}`)
  return found
}

/** Dimensions a free cross-table may use, in the order they are offered. */
export const crossDimensions = [
  'gender',
  'nation',
  'ethnicity',
  'age',
  'joined',
  'partyAge',
  'education',
  'college',
  'degree',
  'occupation',
  'employment',
  'status',
  'branchKind',
  'child',
] as const
