import { demandKinds } from '#features/meetings/demands/rules.ts'
import { all, type CardSpec } from '../../specs/rules.ts'

export const work = {
  life: {
    title: '组织生活',
    group: 'work',
    kind: 'column',
    unit: '次',
    definition: '本年到截止日各党支部应开与已开的次数（《支部工作条例》第十四条等，见组织生活情况表）。',
    from: {
      rows: demandKinds.map((row) => ({ table: 'organization-life', row })),
      columns: [
        { column: 'due', label: '应开' },
        { column: 'done', label: '已开' },
      ],
    },
  },
  elections: {
    title: '本年换届',
    group: 'work',
    kind: 'column',
    unit: '个',
    definition: '本年任期届满的党组织（《基层组织选举工作条例》第三条）。',
    from: {
      rows: ['elected', 'extended', 'overdue'].map((row) => ({ table: 'elections', row })),
      columns: [{ column: 'total', label: '党组织' }],
    },
  },
  dues: {
    title: '党费',
    group: 'work',
    kind: 'ring',
    unit: '人',
    definition: '本年 1 月到截止日的应交党费是否交清。',
    from: {
      rows: ['settled', 'owing', 'none'].map((row) => ({ table: 'dues', row })),
      columns: all,
    },
    parts: true,
  },
  transfers: {
    title: '组织关系转接',
    group: 'work',
    kind: 'bar',
    unit: '人次',
    definition: '本年转入转出，和截止日正在办理的。',
    from: {
      rows: [
        { table: 'transfers', row: 'in' },
        { table: 'transfers', row: 'out' },
        { table: 'transfers', row: 'inTransit' },
        { table: 'transfers', row: 'overdue' },
        { table: 'transfers', row: 'sentBack' },
      ],
      columns: all,
    },
  },
  appraisals: {
    title: '民主评议',
    group: 'work',
    kind: 'bar',
    unit: '人次',
    definition: '本年办结的民主评议结果。',
    from: { rows: { of: 'appraisals' }, columns: all },
    parts: true,
  },
  training: {
    title: '教育培训',
    group: 'work',
    kind: 'ring',
    unit: '人',
    definition: '本年参加培训的学时，一般每年不少于 32 学时。',
    from: {
      rows: ['reached', 'some', 'none'].map((row) => ({ table: 'training', row })),
      columns: all,
    },
    parts: true,
  },
  alerts: {
    title: '待处理的提醒',
    group: 'work',
    kind: 'bar',
    unit: '条',
    definition: '还没有了结、也没有暂缓的提醒，按提醒的事项分。',
    from: 'alertsByRule',
    stacked: true,
  },
  affairs: {
    title: '正在办理的事项',
    group: 'work',
    kind: 'bar',
    unit: '件',
    definition: '截止日正在审批流程中的请示、批复、转接等事项，按种类分。',
    from: 'affairsUnderWay',
  },
} as const satisfies Record<string, CardSpec>
