import { type Measure, plain } from '../kinds/rules.ts'

/** On the way into the Party, and fifty years later. */
export const admissions = {
  admissionStep: {
    ...plain,
    group: '发展党员',
    title: '发展党员步骤到期',
    says: '发展党员档案下一步的最迟办理日期（公示结果和转正申请另有指标）。',
    permission: 'admissions.read',
    facts: { step: '办理事项' },
  },
  noticeEnds: {
    ...plain,
    group: '发展党员',
    title: '公示期满',
    says: '正在公示、还没有登记公示结果的公示截止日期。',
    permission: 'admissions.read',
    facts: { posted: '张贴日期' },
  },
  probationEnds: {
    ...plain,
    group: '发展党员',
    title: '预备期满',
    says: '预备党员的预备期届满日期（含延长的预备期），从支部大会通过之日起算。',
    past: 1,
    permission: 'people.read',
    personal: true,
    facts: { joined: '支部大会通过日期' },
  },
  fiftyYears: {
    ...plain,
    group: '发展党员',
    title: '党龄满五十年',
    says: '到当年 7 月 1 日党龄达到规定年数、还没有推荐颁发纪念章的党员。',
    number: { unit: '年', start: 50, least: 10, most: 90, compare: 'atLeast' },
    permission: 'commendations.read',
    facts: { becameFull: '转正日期' },
  },
} as const satisfies Record<string, Measure>
