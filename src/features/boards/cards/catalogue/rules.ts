import { demandKinds } from '#features/meetings/demands/rules.ts'
import type { TableId } from '#features/statistics/tables/catalogue/rules.ts'

/** How a card is drawn. `ring` shows parts of one whole; `line` what goes on over time. */
export const cardKinds = ['column', 'bar', 'line', 'ring', 'funnel'] as const
export type CardKind = (typeof cardKinds)[number]

/** Lines taken from statistics tables, one by one or all of a level; columns are the same in each. */
export type FromTables = {
  rows:
    | readonly { table: TableId; row: string; label?: string }[]
    | { of: TableId; except?: readonly string[] }
  columns: readonly { column: string; label: string }[]
}

/** What is counted here and in no statistics table. */
export type Counted =
  | 'membersOverMonths'
  | 'termsByMonth'
  | 'alertsByRule'
  | 'affairsUnderWay'
  | 'probationsByMonth'
  | 'retirementsByYear'
  | 'agesInFiveYears'

export const cardGroups = {
  structure: '队伍结构',
  change: '增减变化',
  work: '工作进展',
  ahead: '今后',
} as const
export type CardGroup = keyof typeof cardGroups

export type CardSpec = {
  title: string
  group: CardGroup
  kind: CardKind
  unit: string
  /** What is counted, when, and where it is written. */
  definition: string
  from: FromTables | Counted
  /** Lines are parts of one whole, so that shares may be compared between places of different size. */
  parts?: boolean
  /** Series add up to the whole line. */
  stacked?: boolean
}

const all = [{ column: 'total', label: '人数' }]
const people = [...all, { column: 'female', label: '其中：女' }]

const structure = {
  age: {
    title: '年龄',
    group: 'structure',
    kind: 'column',
    unit: '人',
    definition: '按截止日周岁计算。',
    from: { rows: { of: 'members-by-age' }, columns: people },
    parts: true,
  },
  education: {
    title: '学历',
    group: 'structure',
    kind: 'ring',
    unit: '人',
    definition: '按登记的最高学历，国家标准 GB/T 4658。',
    from: { rows: { of: 'members-by-education' }, columns: all },
    parts: true,
  },
  gender: {
    title: '性别',
    group: 'structure',
    kind: 'ring',
    unit: '人',
    definition: '男女党员人数。',
    from: {
      rows: [
        { table: 'members-basic', row: 'male' },
        { table: 'members-basic', row: 'female' },
      ],
      columns: all,
    },
    parts: true,
  },
  joined: {
    title: '入党时间',
    group: 'structure',
    kind: 'bar',
    unit: '人',
    definition: '支部大会通过接收为预备党员之日，按党内统计公报的时期分。',
    from: { rows: { of: 'members-by-joined' }, columns: all },
    parts: true,
  },
  occupation: {
    title: '职业',
    group: 'structure',
    kind: 'bar',
    unit: '人',
    definition: '按主数据报送的工作岗位类别。',
    from: { rows: { of: 'members-by-occupation' }, columns: all },
    parts: true,
  },
  ethnicity: {
    title: '少数民族',
    group: 'structure',
    kind: 'bar',
    unit: '人',
    definition: '汉族以外各民族的党员，只列有人的民族。',
    from: { rows: { of: 'members-by-ethnicity', except: ['01'] }, columns: all },
  },
  sizes: {
    title: '党支部规模',
    group: 'structure',
    kind: 'column',
    unit: '个',
    definition:
      '按党员人数。正式党员 3 人以上成立党支部，50 人以上应考虑设党总支（《支部工作条例》第四、五条）。',
    from: {
      rows: ['under3', '3-6', '7-19', '20-50', 'over50'].map((row) => ({ table: 'organizations', row })),
      columns: [{ column: 'total', label: '党支部' }],
    },
    parts: true,
  },
} as const satisfies Record<string, CardSpec>

const change = {
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

const work = {
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

const ahead = {
  terms: {
    title: '任期届满',
    group: 'ahead',
    kind: 'column',
    unit: '个',
    definition: '今后两年各月任期届满的党组织；“已过期”是截止日以前届满、还没有换届的。',
    from: 'termsByMonth',
  },
  probations: {
    title: '预备期届满',
    group: 'ahead',
    kind: 'column',
    unit: '人',
    definition: '今后一年各月预备期满的预备党员（党章第七条，预备期一年；延长预备期的未计入）。',
    from: 'probationsByMonth',
  },
  retirements: {
    title: '退休人数推算',
    group: 'ahead',
    kind: 'column',
    unit: '人',
    definition:
      '在岗党员今后五年到达法定退休年龄的人数，推算值：男按 60 岁、女按 55 岁起，依《关于实施渐进式延迟法定退休年龄的决定》逐步推迟；岗位性质、弹性退休未计入。',
    from: 'retirementsByYear',
  },
  agesInFiveYears: {
    title: '五年后的年龄结构推算',
    group: 'ahead',
    kind: 'column',
    unit: '人',
    definition: '假定今后五年没有党员增减，只是年龄增长五岁。是推算，不是预测。',
    from: 'agesInFiveYears',
    parts: true,
  },
} as const satisfies Record<string, CardSpec>

export const cards = { ...structure, ...change, ...work, ...ahead }
export type CardKey = keyof typeof cards
export const cardKeys = Object.keys(cards) as [CardKey, ...CardKey[]]
export const specOf = (key: CardKey): CardSpec => cards[key]
