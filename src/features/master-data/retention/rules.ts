import { purposeOver, type RetentionRule, shortest } from '#basics/retention.ts'

/** What the feed keeps for a time. What it changed of people stands in their corrections, which stay. */
export const masterDataRetention = [
  {
    key: 'masterData.rows',
    title: '主数据逐行比对',
    from: '这一批已取用、放弃或失败',
    days: 90,
    least: 7,
    why: '含有整行数据，核对和退回修改用过以后不再需要',
    ground: shortest,
    grade: 'M',
    effect: 'deleted',
    held: {
      undo: '取用后 30 天内还可以撤回',
      undecided: '这一批还有差异没有处理',
      first: '首批不合格的行，判断是不是新人时要用',
    },
    tables: ['feed_row'],
  },
  {
    key: 'masterData.differences',
    title: '已办差异里的完整号码',
    from: '差异已采用或已消除',
    days: 90,
    least: 7,
    why: '采用的号码已在本人登记里，差异里的一份不再需要',
    ground: purposeOver,
    grade: 'M',
    effect: 'emptied',
    held: { transfer: '由它办的组织关系转接还没有办完' },
    tables: ['difference'],
  },
] as const satisfies readonly RetentionRule[]
