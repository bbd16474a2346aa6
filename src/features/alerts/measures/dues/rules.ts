import { daysFrom, type Measure, plain } from '../kinds/rules.ts'

/** Dues. */
export const dues = {
  duesUnpaid: {
    ...plain,
    group: '党费',
    title: '党费未交',
    says: '连续几个月没有交纳党费的党员；同一人只按所达到的最高一档提醒。',
    number: { unit: '个月', start: 3, least: 1, most: 60, compare: 'atLeast' },
    exclusive: true,
    permission: 'dues.read',
    personal: true,
    facts: { firstMonth: '最早未交月份' },
  },
  duesCaseOpen: {
    ...plain,
    group: '党费',
    title: '欠交党费核实未作决定',
    says: '已经立项核实、支部大会还没有研究决定的欠交党费情况。',
    number: daysFrom(30),
    permission: 'dues.read',
    facts: { months: '欠交月数' },
  },
} as const satisfies Record<string, Measure>
