export const batchKinds = {
  moved: '调整所在党支部',
  grouped: '编入党小组',
  fed: '主数据导入',
} as const
export type BatchKind = keyof typeof batchKinds

/** C: so long a batch is taken back as one; afterwards each change is corrected by itself. The institute's demand. */
export const undoDays = 30

const day = 24 * 60 * 60 * 1000

/** Until when a batch is taken back as one. */
export const undoableUntil = (madeAt: string): Date => new Date(Date.parse(madeAt) + undoDays * day)

/** Why a batch can be taken back no more; null when it can. `left`: of how many people something can be. */
export function whyNotTakeBack(batch: { madeAt: string }, left: number, now: Date): string | null {
  if (now > undoableUntil(batch.madeAt)) return 'batch-too-old'
  return left === 0 ? 'batch-nothing-left' : null
}

/** What stands in the way of taking one line back. */
export const obstacles = {
  undone: '已经撤回',
  changed: '后来又有变更',
  place: '原党支部已撤销',
  group: '原党小组已撤销',
  number: '公民身份号码已登记在他人名下',
  employeeNo: '原工号已给了别人',
  disagrees: '撤回后与后来登记的信息不一致',
  referred: '已有其他业务记录',
} as const
export type Obstacle = keyof typeof obstacles

/** What is known of a line and of what came after it, by which it is judged. */
export type LineFacts = {
  undone: boolean
  laterKind: string | null
  closedPlace: string | null
  closedGroup: string | null
  employeeNoTaken: boolean
  numberTaken: boolean
  disagrees: boolean
  referredBy: string | null
}

/** Why one line cannot be taken back; null when it can. What was changed since is never overwritten. */
export function obstacleOf(line: LineFacts): Obstacle | null {
  if (line.undone) return 'undone'
  if (line.laterKind !== null) return 'changed'
  if (line.closedPlace !== null) return 'place'
  if (line.closedGroup !== null) return 'group'
  if (line.employeeNoTaken) return 'employeeNo'
  if (line.numberTaken) return 'number'
  if (line.disagrees) return 'disagrees'
  return line.referredBy === null ? null : 'referred'
}

/** The lowest place that holds all of these paths: what they have in common, piece by piece. */
export function commonPath(paths: string[]): string {
  const [first = '', ...others] = paths
  let common = first
  for (const path of others)
    while (!path.startsWith(common)) common = common.slice(0, common.lastIndexOf('.', common.length - 2) + 1)
  return common
}

/** What refers to a person, in words; anything else is named as business of another kind. */
export const referenceNames: Record<string, string> = {
  account: '账号',
  post: '党内职务',
  transfer: '组织关系转接',
  admission: '发展党员',
  dues_charge: '党费',
  dues_payment: '党费',
  meeting_attendee: '会议',
  talk: '谈心谈话',
  appraisal_member: '民主评议',
  honour: '奖励',
  training: '培训',
  difference: '对账箱',
}
