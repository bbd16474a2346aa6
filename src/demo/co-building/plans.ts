import { addDays, addMonths, addYears, type Day, firstOfMonth } from '#basics/days.ts'
import type { Fen } from '#basics/money.ts'
import type { ProjectKind, Stage } from '#features/co-building/rules.ts'

const wan = 1_000_000
const counties = ['青禾县', '柳溪县', '望河县', '枫林县', '云栖区'] as const

/** County, name, kind, total in 万元, capacity a year, how many months ago the term began (negative: it is still to begin). */
type Line = [county: number, name: string, kind: ProjectKind, total: number, capacity: number, months: number]

/** Seventeen projects, together 7.73 亿元; the first: 288 万羽 a year for 44 villages. All are fictional. */
const lines: Line[] = [
  [0, '青禾镇生态养殖小区', 'poultry', 5_400, 2_880_000, 40],
  [0, '柳湾养殖小区', 'poultry', 4_200, 2_160_000, 37],
  [0, '石桥养殖小区', 'poultry', 3_800, 1_920_000, 38],
  [0, '云岭养殖小区', 'pigs', 6_200, 52_000, 34],
  [1, '平岗养殖小区', 'poultry', 4_600, 2_400_000, 39],
  [1, '古榕养殖小区', 'poultry', 3_600, 1_800_000, 37],
  [1, '白鹭养殖小区', 'poultry', 4_100, 2_100_000, 33],
  [2, '双溪养殖小区', 'poultry', 5_000, 2_640_000, 38],
  [2, '东坪养殖小区', 'poultry', 4_300, 2_220_000, 33],
  [2, '梅岭养殖小区', 'poultry', 4_800, 2_520_000, 30],
  [2, '清泉水产养殖基地', 'aquaculture', 3_900, 1_500_000, 22],
  [3, '枫香养殖小区', 'poultry', 4_500, 2_340_000, 19],
  [3, '竹园养殖小区', 'poultry', 5_200, 2_760_000, 27],
  [3, '石塘养殖小区', 'pigs', 5_800, 48_000, 11],
  [4, '桃源养殖小区', 'poultry', 4_400, 2_280_000, 5],
  [4, '晨光设施种植园', 'greenhouse', 3_700, 6_000, -4],
  [4, '云栖农产品加工园', 'processing', 3_800, 20_000, -9],
]

/** Unit, price and cost of one in fen, days of a batch. */
const trade: Partial<Record<ProjectKind, [unit: string, price: Fen, cost: Fen, days: number]>> = {
  poultry: ['羽', 2_800, 2_420, 60],
  pigs: ['头', 186_000, 162_000, 180],
  aquaculture: ['斤', 1_350, 980, 120],
  greenhouse: ['吨', 620_000, 470_000, 120],
  processing: ['吨', 1_280_000, 1_090_000, 90],
}
const operators: Partial<Record<ProjectKind, string>> = {
  poultry: '禾丰农牧有限公司',
  pigs: '金穗牧业有限公司',
  aquaculture: '碧溪水产有限公司',
  greenhouse: '晨光蔬果有限公司',
  processing: '云栖食品有限公司',
}

export type PlannedProject = {
  at: number
  county: string
  /** The county's place in the list: its projects have one leading committee. */
  countyAt: number
  town: string
  /** The towns whose villages share in it, its own first. */
  towns: string[]
  name: string
  kind: ProjectKind
  operator: string
  totalFen: Fen
  loanFen: Fen
  capacity: number
  unit: string
  priceFen: Fen
  costFen: Fen
  batchDays: number
  /** The day from which the term counts, which for most is that of production. */
  from: Day
  begun: boolean
  villages: number
  stages: [Stage, planned: Day | null, reached: Day | null, ground: string][]
}

const townNames = [
  ['青', ['禾', '岗', '塘']],
  ['柳', ['湾', '桥', '坪']],
  ['石', ['桥', '岭', '背']],
  ['云', ['岭', '安', '泉']],
  ['平', ['岗', '田', '阳']],
  ['古', ['榕', '塘', '渡']],
  ['白', ['鹭', '石', '沙']],
  ['双', ['溪', '桂', '龙']],
  ['东', ['坪', '城', '成']],
  ['梅', ['岭', '溪', '村']],
  ['清', ['泉', '水', '湖']],
  ['枫', ['香', '树', '坑']],
  ['竹', ['园', '山', '坝']],
  ['大', ['塘', '湾', '江']],
  ['桃', ['源', '花', '洞']],
  ['晨', ['光', '塔', '洲']],
  ['云', ['栖', '浮岭', '河']],
] as const

/** How it went: approved ten months before the term, built eight; what has not come yet is planned. */
function stagesOf(at: number, from: Day, today: Day): PlannedProject['stages'] {
  const approved = addMonths(from, -10)
  const days: [Stage, Day, string][] = [
    ['approval', approved, `研委复〔${approved.slice(0, 4)}〕${at + 3}号`],
    ['building', addMonths(from, -8), ''],
    ['production', from, ''],
    ['firstBatch', addDays(from, 75), ''],
  ]
  if (at === 5 || at === 8) days.push(['buyback', addDays(from, 110), '回购协议已履行'])
  return days
    .filter(([stage, day]) => day <= today || stage !== 'approval')
    .map(([stage, day, ground]) => [stage, day, day <= today ? day : null, day <= today ? ground : ''])
}

/** What each project is, on a day: the terms stand where they stood so many months before its month began. */
export const plannedProjects = (today: Day): PlannedProject[] =>
  lines.map(([countyAt, name, kind, total, capacity, months], at) => {
    const from = addMonths(firstOfMonth(today), -months)
    const [unit, priceFen, costFen, batchDays] = trade[kind] ?? ['', 1, 1, 365]
    const [prefix, suffixes] = townNames[at] ?? ['新', ['田']]
    const towns = suffixes.map((suffix) => `${prefix}${suffix}镇`)
    return {
      at,
      county: counties[countyAt] as string,
      countyAt,
      town: towns[0] as string,
      towns,
      name,
      kind,
      operator: operators[kind] as string,
      totalFen: total * wan,
      loanFen: Math.round(total * 0.09) * wan,
      ...{ capacity, unit, priceFen, costFen, batchDays, from },
      begun: from <= today,
      villages: at === 0 ? 44 : Math.round(total / 123),
      stages: stagesOf(at, from, today),
    }
  })

/** The years of a term that are over on a day, each with the day on which its return was due. */
export function yearsOver(from: Day, today: Day): { year: number; due: Day }[] {
  const years = Array.from({ length: 15 }, (_, n) => ({ year: n + 1, due: addYears(from, n + 1) }))
  return years.filter(({ due }) => due < today)
}
