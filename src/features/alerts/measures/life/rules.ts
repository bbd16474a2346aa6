import { type Measure, plain } from '../kinds/rules.ts'

/** Organization life, and what is to be put right. */
export const life = {
  meetingOwed: {
    ...plain,
    group: '组织生活',
    title: '组织生活应开未开',
    says: '“三会一课”、主题党日、谈心谈话在本期（月、季、年）还没有登记的；按会议召开日期计算。',
    past: 7,
    keepDays: 120,
    permission: 'meetings.read',
    facts: { demand: '组织生活种类', period: '所属期间', missing: '未开的党小组', article: '依据条文' },
  },
  appraisalOwed: {
    ...plain,
    group: '组织生活',
    title: '组织生活会、民主评议未开展',
    says: '本年度还没有召开组织生活会、没有开展民主评议党员的党支部。',
    past: 7,
    keepDays: 120,
    permission: 'meetings.read',
    facts: { demand: '组织生活种类', period: '所属期间', missing: '未开的党小组', article: '依据条文' },
  },
  studyStarts: {
    ...plain,
    group: '组织生活',
    title: '集中学习即将开始',
    says: '已列入计划、还没有召开的党课和主题党日。',
    keepDays: 0,
    permission: 'meetings.read',
    facts: { kind: '会议种类', startsAt: '开始时间', notified: '是否已通知' },
  },
  meetingUnrecorded: {
    ...plain,
    group: '组织生活',
    title: '计划日期已过未登记',
    says: '计划日期已过，既没有登记召开、也没有取消的会议。',
    permission: 'meetings.read',
    facts: { kind: '会议种类' },
  },
  rectificationLate: {
    ...plain,
    group: '组织生活',
    title: '整改事项到期',
    says: '整改清单中还没有整改完成的事项的期限。',
    permission: 'appraisals.read',
    facts: { responsible: '责任人' },
  },
  workItemLate: {
    ...plain,
    group: '组织生活',
    title: '工作事项到期',
    says: '还没有办结的工作事项的完成期限。',
    permission: 'ledger.read',
    facts: { source: '来源' },
  },
} as const satisfies Record<string, Measure>
