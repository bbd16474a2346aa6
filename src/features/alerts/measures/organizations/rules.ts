import { countOf, type Measure, plain } from '../kinds/rules.ts'

/** Terms, committees and sizes of branches. */
export const organizations = {
  termEnds: {
    ...plain,
    group: '班子与届期',
    title: '任期届满',
    says: '各级党组织（临时党支部除外）本届任期的届满日期；已经发起换届的不再提醒。',
    past: 1,
    permission: 'organizations.read',
    facts: { termFrom: '本届起始日期', kind: '党组织类别' },
  },
  secretaryVacant: {
    ...plain,
    group: '班子与届期',
    title: '书记空缺',
    says: '有党员而没有在任书记的党支部。',
    past: 1,
    permission: 'organizations.read',
    facts: { members: '党员人数' },
  },
  committeeMissing: {
    ...plain,
    group: '班子与届期',
    title: '应设支委会而未设',
    says: '正式党员达到规定人数、没有在任支部委员的党支部。',
    number: countOf('名正式党员', 7, 'atLeast'),
    past: 1,
    permission: 'organizations.read',
    facts: { members: '党员人数', fullMembers: '正式党员人数' },
  },
  branchTooSmall: {
    ...plain,
    group: '支部设置',
    title: '正式党员人数不足',
    says: '正式党员少于规定人数的党支部（联合党支部、临时党支部除外）。',
    number: countOf('名正式党员', 3, 'below'),
    past: 1,
    permission: 'organizations.read',
    facts: { members: '党员人数', fullMembers: '正式党员人数' },
  },
  branchTooLarge: {
    ...plain,
    group: '支部设置',
    title: '党员人数过多',
    says: '党员超过规定人数的党支部。',
    number: countOf('名党员', 50, 'above'),
    past: 1,
    permission: 'organizations.read',
    facts: { members: '党员人数', fullMembers: '正式党员人数' },
  },
} as const satisfies Record<string, Measure>
