import { demandKinds, demandNames } from '#features/meetings/demands/rules.ts'
import { named } from '../../brackets/rules.ts'
import type { Column, Line, Table } from '../rules.ts'

const kinds = demandKinds.map((key) => ({ key: key as string, label: demandNames[key] }))
export const dutyDimension = named('duty', '组织生活', 'duty', [...kinds, { key: 'all', label: '各类合计' }])
export const wholeDimension = named('whole', '组织生活要求', 'whole', [
  { key: 'whole', label: '达到全部要求' },
  { key: 'partial', label: '有未召开的' },
])

const measured = (key: 'due' | 'done' | 'missed' | 'invited' | 'present', label: string): Column => ({
  key,
  label,
  where: {},
  measure: key,
})

const ofBranches = { duty: ['all'] }
const branches: Line[] = [
  { key: 'branches', label: '应开展组织生活的党支部', where: ofBranches },
  ...wholeDimension.brackets.map(
    ({ key, label }): Line => ({ key, label, level: 1, where: { ...ofBranches, whole: [key] } }),
  ),
]

/** 组织生活: what fell due by the day, kind by kind, and the branches that met all of it. */
export const organizationLife: Table = {
  id: 'organization-life',
  title: '组织生活情况',
  unit: '次',
  subject: 'duty',
  columns: [
    { key: 'heads', label: '党支部（个）', where: {} },
    measured('due', '应开'),
    measured('done', '已开'),
    measured('missed', '未开'),
    measured('invited', '应到人次'),
    measured('present', '实到人次'),
    { key: 'rate', label: '到会率（%）', where: {}, share: { of: 'present', by: 'invited' } },
  ],
  lines: [...kinds.map(({ key, label }): Line => ({ key, label, where: { duty: [key] } })), ...branches],
  sums: [{ whole: 'branches', parts: ['whole', 'partial'] }],
  columnSums: [{ whole: 'due', parts: ['done', 'missed'] }],
}
