import type { Dimension } from '../../brackets/rules.ts'
import {
  affairTables,
  appraisalDimension,
  duesDimension,
  honourLevel,
  honourTitle,
  hoursDimension,
} from '../affairs/rules.ts'
import { dutyDimension, organizationLife, wholeDimension } from '../life/rules.ts'
import {
  actDimension,
  monthDimension,
  movementTables,
  outcomeDimension,
  transferDimension,
} from '../movements/rules.ts'
import {
  committeeDimension,
  electionDimension,
  kindDimension,
  organizationTables,
} from '../organizations/rules.ts'
import { childOf, memberTables, type Scope, type Table } from '../rules.ts'

/** Every table of a set, in the order it is printed. */
export function tablesFor(scope: Scope): Table[] {
  const [movement, ...movements] = movementTables(scope)
  return [
    ...(movement ? [movement] : []),
    ...memberTables(scope),
    ...movements,
    ...affairTables(scope),
    ...organizationTables(scope),
    organizationLife,
  ]
}

/** Every dimension that tables, checks and cross-tables of a set may use, by id. */
export function dimensionsFor(scope: Scope): Record<string, Dimension> {
  const made = [
    childOf(scope),
    actDimension,
    monthDimension,
    outcomeDimension,
    transferDimension,
    hoursDimension,
    duesDimension,
    appraisalDimension,
    honourTitle(scope),
    honourLevel(scope),
    kindDimension,
    committeeDimension,
    electionDimension,
    dutyDimension,
    wholeDimension,
  ]
  return { ...scope.brackets.dimensions, ...Object.fromEntries(made.map((one) => [one.id, one])) }
}

/** Every table's title by its id, in the order of the set. */
export const tableTitles = {
  'members-movement': '党员增减变动情况',
  'members-basic': '党员基本情况',
  'members-by-age': '党员年龄情况',
  'members-by-joined': '党员入党时间情况',
  'members-by-education': '党员学历情况',
  'members-by-occupation': '党员职业情况',
  'members-by-ethnicity': '党员民族情况',
  'members-by-branch': '党员分党组织情况',
  'members-age-education': '党员年龄与学历',
  admissions: '发展党员情况',
  confirmations: '预备党员转正情况',
  exits: '出党和停止党籍情况',
  transfers: '组织关系转接情况',
  applicants: '入党申请人、积极分子和发展对象情况',
  appraisals: '民主评议党员情况',
  training: '党员教育培训情况',
  commendations: '党内表彰情况',
  dues: '党费收缴情况',
  organizations: '党组织情况',
  elections: '党组织换届情况',
  'organization-life': '组织生活情况',
} as const
export type TableId = keyof typeof tableTitles
export const tableIds = Object.keys(tableTitles) as [TableId, ...TableId[]]
