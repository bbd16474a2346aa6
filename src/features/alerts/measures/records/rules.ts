import { countOf, daysFrom, type Measure, plain } from '../kinds/rules.ts'

/** The records themselves. */
export const records = {
  recordGaps: {
    ...plain,
    group: '数据质量',
    title: '党员信息不全',
    says: '缺公民身份号码、联系电话、参加工作日期，或正式党员缺转正日期的党员人数，按党支部合计。',
    number: countOf('人', 1, 'atLeast'),
    permission: 'people.read',
    facts: { numbers: '缺身份号码', phones: '缺联系电话', works: '缺参加工作日期', fulls: '缺转正日期' },
  },
  recordChecks: {
    ...plain,
    group: '数据质量',
    title: '党内统计校核未通过',
    says: '与党内统计校核规则矛盾的党员信息，按党支部和规则合计。',
    number: countOf('人', 1, 'atLeast'),
    permission: 'people.read',
    facts: { rule: '校核规则', remedy: '处理办法' },
  },
  identityConflicts: {
    ...plain,
    group: '数据质量',
    title: '身份信息矛盾',
    says: '公民身份号码与性别不符，或主数据中的身份号码、出生日期与名册不同的人员。',
    permission: 'people.read',
    facts: { conflict: '矛盾之处' },
  },
  differencesWaiting: {
    ...plain,
    group: '数据质量',
    title: '主数据差异未答复',
    says: '多日没有答复的主数据差异，按党组织合计。',
    number: daysFrom(7),
    permission: 'masterData.differences',
    facts: { differences: '条数' },
  },
  proposalWaiting: {
    ...plain,
    group: '数据质量',
    title: '更正申请未答复',
    says: '党员提出以后多日没有答复的信息更正申请。',
    number: daysFrom(7),
    permission: 'people.decideProposals',
    facts: { field: '项目' },
  },
} as const satisfies Record<string, Measure>
