import type { CardSpec } from '../../specs/rules.ts'

export const ahead = {
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
