import { all, type CardSpec, people } from '../../specs/rules.ts'

export const change = {
  membersOverMonths: {
    title: '党员数逐月变化',
    group: 'change',
    kind: 'line',
    unit: '人',
    definition: '各月末在册党员，由当日的组织关系算出。',
    from: 'membersOverMonths',
  },
  movement: {
    title: '本年增减',
    group: 'change',
    kind: 'bar',
    unit: '人',
    definition: '本年 1 月 1 日到截止日，党员增减变动情况表。',
    from: {
      rows: [
        'admitted',
        'transferredIn',
        'restored',
        'movedIn',
        'transferredOut',
        'left',
        'suspended',
        'died',
        'movedOut',
      ].map((row) => ({ table: 'members-movement', row })),
      columns: all,
    },
  },
  admitted: {
    title: '本年发展党员',
    group: 'change',
    kind: 'column',
    unit: '人',
    definition: '按支部大会通过的月份。',
    from: { rows: { of: 'admissions' }, columns: people },
  },
  funnel: {
    title: '发展党员进度',
    group: 'change',
    kind: 'funnel',
    unit: '人',
    definition: '截止日在各阶段的人数；接收和转正为本年累计。',
    from: {
      rows: [
        { table: 'applicants', row: 'applicant', label: '入党申请人' },
        { table: 'applicants', row: 'activist', label: '积极分子' },
        { table: 'applicants', row: 'candidate', label: '发展对象' },
        { table: 'admissions', row: 'total', label: '本年接收预备党员' },
        { table: 'confirmations', row: 'confirmed', label: '本年按期转正' },
      ],
      columns: all,
    },
  },
} as const satisfies Record<string, CardSpec>
