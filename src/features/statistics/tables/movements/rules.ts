import { named } from '../../brackets/rules.ts'
import {
  type Column,
  columnsOf,
  type Line,
  linesOf,
  peopleColumns,
  type Scope,
  type Table,
  total,
  totalLine,
} from '../rules.ts'

/** Acts by which people come in or go out, as the movement table groups them, with their words. */
export const actNames = {
  admitted: '发展',
  transferredIn: '转入（系统外）',
  restored: '恢复党籍',
  otherIncrease: '其他增加',
  transferredOut: '转出（系统外）',
  expelled: '开除党籍',
  removed: '除名',
  persuadedOut: '劝退',
  withdrew: '自愿退党',
  probationCancelled: '取消预备党员资格',
  suspended: '停止党籍',
  died: '死亡',
  otherDecrease: '其他减少',
  movedIn: '系统内转入',
  movedOut: '系统内转出',
} as const
export type Act = keyof typeof actNames

/** 出党. 中国共产党章程第九条、第四十条 (M); 取消预备党员资格 stands with it in the annual form (M). */
const expulsions = ['expelled', 'removed', 'persuadedOut', 'withdrew', 'probationCancelled'] as const
const increases = ['admitted', 'transferredIn', 'restored', 'otherIncrease'] as const
const decreases = ['transferredOut', ...expulsions, 'suspended', 'died', 'otherDecrease'] as const

export const actDimension = named(
  'act',
  '变动',
  'act',
  Object.entries(actNames).map(([key, label]) => ({ key, label })),
)
const monthNumbers = Array.from({ length: 12 }, (_, index) => index + 1)
export const monthDimension = named(
  'month',
  '月份',
  'month',
  monthNumbers.map((month) => ({ key: String(month), label: `${month}月` })),
)

const act = (key: Act, level: 1 | 2 = 1): Line => ({
  key,
  label: actNames[key],
  level,
  where: { act: [key] },
})
const acts = (key: string, label: string, keys: readonly Act[], level: 0 | 1 = 0): Line => ({
  key,
  label,
  level,
  where: { act: keys },
})

function membersMovement(): Table {
  return {
    id: 'members-movement',
    title: '党员增减变动情况',
    unit: '人',
    subject: 'movement',
    columns: peopleColumns,
    lines: [
      { key: 'before', label: '上年末实有', where: {}, subject: 'memberBefore' },
      acts('increase', '本期增加', increases),
      ...increases.map((key) => act(key)),
      acts('decrease', '本期减少', decreases),
      act('transferredOut'),
      acts('left', '出党', expulsions, 1),
      ...expulsions.map((key) => act(key, 2)),
      act('suspended'),
      act('died'),
      act('otherDecrease'),
      acts('movedIn', actNames.movedIn, ['movedIn']),
      acts('movedOut', actNames.movedOut, ['movedOut']),
      { key: 'present', label: '本期末实有', where: {}, subject: 'member' },
    ],
    sums: [
      { whole: 'increase', parts: increases },
      { whole: 'decrease', parts: ['transferredOut', 'left', 'suspended', 'died', 'otherDecrease'] },
      { whole: 'left', parts: expulsions },
    ],
  }
}

/** 生产、工作一线: workers, farmers and technicians at work (the bulletin's term; which groups it holds: M). */
const frontLine: Column = {
  key: 'frontLine',
  label: '生产工作一线',
  group: '其中',
  where: { occupation: ['worker', 'farmer', 'professional'], employment: ['employed'] },
}

function admissions(scope: Scope): Table {
  const admitted = { act: ['admitted'] }
  const months = monthDimension.brackets
    .slice(0, scope.months)
    .map(({ key, label }): Line => ({ key, label, level: 1, where: { ...admitted, month: [key] } }))
  const { occupation } = scope.brackets.dimensions
  const byOccupation = occupation ? columnsOf(occupation) : []
  const chosen = peopleColumns.filter(({ key }) => ['female', 'minority', 'upTo35', 'college'].includes(key))
  return {
    id: 'admissions',
    title: '发展党员情况',
    unit: '人',
    subject: 'movement',
    columns: [total, ...chosen, frontLine, ...byOccupation],
    lines: [{ ...totalLine, where: admitted }, ...months],
    sums: [{ whole: 'total', parts: months.map(({ key }) => key) }],
    columnSums: [{ whole: 'total', parts: byOccupation.map(({ key }) => key) }],
  }
}

function exits(): Table {
  const reasons = [...expulsions, 'suspended'] as const
  return {
    id: 'exits',
    title: '出党和停止党籍情况',
    unit: '人',
    subject: 'movement',
    columns: peopleColumns,
    lines: [acts('total', '合计', reasons), ...reasons.map((key) => act(key, 1))],
    sums: [{ whole: 'total', parts: reasons }],
  }
}

/** Where a transfer under way stands on a day. 党员教育管理工作条例第二十五条 (V): until accepted, the sender counts. */
export const transferNames = {
  begun: '支部已发起',
  inTransit: '在途',
  overdue: '在途超期',
  sentBack: '退回补正',
} as const
export const transferDimension = named(
  'transfer',
  '转接状态',
  'transfer',
  Object.entries(transferNames).map(([key, label]) => ({ key, label })),
)

/** 组织关系转接: who came and went in the period, and on the day who is on the way, seen from where they set out. */
function transfers(): Table {
  const [into, out] = [['transferredIn', 'movedIn'] as const, ['transferredOut', 'movedOut'] as const]
  return {
    id: 'transfers',
    title: '组织关系转接情况',
    unit: '人次',
    subject: 'movement',
    columns: peopleColumns,
    lines: [
      acts('in', '转入', into),
      ...into.map((key) => act(key)),
      acts('out', '转出', out),
      ...out.map((key) => act(key)),
      { key: 'underWay', label: '正在办理', where: {}, subject: 'transfer' },
      ...linesOf(transferDimension).map((line): Line => ({ ...line, subject: 'transfer' })),
    ],
    sums: [
      { whole: 'underWay', parts: Object.keys(transferNames) },
      { whole: 'in', parts: into },
      { whole: 'out', parts: out },
    ],
  }
}

/** What became of those whose probation ended, or should have, in the period. */
export const outcomeNames = {
  confirmed: '按期转正',
  confirmedLater: '延长后转正',
  extended: '延长预备期',
  cancelled: '取消预备党员资格',
  overdue: '应转未转',
} as const
export const outcomeDimension = named(
  'outcome',
  '预备期结果',
  'outcome',
  Object.entries(outcomeNames).map(([key, label]) => ({ key, label })),
)

function confirmations(): Table {
  const lines = linesOf(outcomeDimension)
  return {
    id: 'confirmations',
    title: '预备党员转正情况',
    unit: '人',
    subject: 'probation',
    columns: peopleColumns.filter(({ key }) => key !== 'probationary'),
    lines: [totalLine, ...lines],
    sums: [{ whole: 'total', parts: lines.map(({ key }) => key) }],
  }
}

export const movementTables = (scope: Scope): Table[] => [
  membersMovement(),
  admissions(scope),
  confirmations(),
  exits(),
  transfers(),
]
