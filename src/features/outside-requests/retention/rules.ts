import { purposeOver, type RetentionRule, sixMonths } from '#basics/retention.ts'

/** 办事码: one that was never used leaves the name of whoever was to use it. */
export const outsideRequestsRetention = [
  {
    key: 'outsideRequests.passes',
    title: '没有用过的外网办事码',
    from: '到期或停用',
    days: sixMonths,
    least: 30,
    why: '没有用过的码只剩持有人姓名',
    ground: purposeOver,
    grade: 'M',
    effect: 'deleted',
    held: { used: '用它办过事，办事记录要留' },
    tables: ['outside_pass'],
  },
] as const satisfies readonly RetentionRule[]
