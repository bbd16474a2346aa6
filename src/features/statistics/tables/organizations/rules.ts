import { kindNames, type OrganizationKind } from '#features/organizations/rules.ts'
import { named } from '../../brackets/rules.ts'
import { type Column, type Line, linesOf, type Scope, type Table, total, totalLine } from '../rules.ts'

const kinds = Object.entries(kindNames).map(([key, label]) => ({ key, label }))
export const kindDimension = named('kind', '类别', 'kind', kinds)
export const committeeDimension = named('committee', '支委会', 'committee', [
  { key: 'with', label: '设支委会' },
  { key: 'without', label: '不设支委会' },
  { key: 'notBranch', label: '不是党支部' },
])

/** Where an organization stands with its term on the day. */
export const electionNames = {
  elected: '已换届',
  extended: '延期（经批准）',
  overdue: '逾期未换届',
  running: '任期未满',
  none: '未登记届期',
} as const
export type Election = keyof typeof electionNames
export const electionDimension = named(
  'election',
  '换届',
  'election',
  Object.entries(electionNames).map(([key, label]) => ({ key, label })),
)

const branchKinds: OrganizationKind[] = ['branch', 'jointBranch', 'temporaryBranch']
const kindColumn = (key: string, label: string, of: readonly OrganizationKind[]): Column => ({
  key,
  label,
  group: '类别',
  where: { kind: of },
})

function organizations(scope: Scope): Table {
  const { size } = scope.brackets.dimensions
  if (!size) throw new RangeError('brackets without size')
  const branches = { kind: branchKinds }
  const within = (line: Line): Line => ({ ...line, level: 2, where: { ...branches, ...line.where } })
  const sizes = linesOf(size).map(within)
  const committees = linesOf(committeeDimension).slice(0, 2).map(within)
  const kind = (key: OrganizationKind, level: 1 | 2 = 1): Line => ({
    key,
    label: kindNames[key],
    level,
    where: { kind: [key] },
  })
  return {
    id: 'organizations',
    title: '党组织情况',
    unit: '个',
    subject: 'organization',
    columns: [
      { ...total, label: '党组织数' },
      { key: 'members', label: '党员数', where: {}, measure: 'members', unit: '人' },
    ],
    lines: [
      totalLine,
      kind('committee'),
      kind('generalBranch'),
      { key: 'branches', label: '党支部', level: 1, where: branches },
      { ...kind('branch', 2), label: '单独设立的党支部' },
      kind('jointBranch', 2),
      kind('temporaryBranch', 2),
      ...sizes,
      ...committees,
    ],
    sums: [
      { whole: 'total', parts: ['committee', 'generalBranch', 'branches'] },
      { whole: 'branches', parts: branchKinds },
      { whole: 'branches', parts: sizes.map(({ key }) => key) },
      { whole: 'branches', parts: committees.map(({ key }) => key) },
    ],
  }
}

function elections(): Table {
  const due = ['elected', 'extended', 'overdue'] as const
  const byKind = [
    kindColumn('committee', '党委', ['committee']),
    kindColumn('generalBranch', '党总支', ['generalBranch']),
    kindColumn('branches', '党支部', branchKinds),
  ]
  return {
    id: 'elections',
    title: '党组织换届情况',
    unit: '个',
    subject: 'organization',
    columns: [total, ...byKind],
    lines: [
      { key: 'due', label: '应换届', where: { election: due } },
      ...due.map((key): Line => ({ key, label: electionNames[key], level: 1, where: { election: [key] } })),
      { key: 'coOpted', label: '增补委员', where: {}, subject: 'coOption', unit: '人' },
    ],
    sums: [{ whole: 'due', parts: due }],
    columnSums: [{ whole: 'total', parts: byKind.map(({ key }) => key) }],
  }
}

export const organizationTables = (scope: Scope): Table[] => [organizations(scope), elections()]
