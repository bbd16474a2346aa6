import type { Fen } from '#basics/money.ts'
import { divide } from '../finance/rules.ts'
import { outcomeOf, type Terms } from '../plan/rules.ts'

/** The report whose figures are worked out again here. */
export const report = '广东云浮：“政企村共建”做强村集体经济'

const million = 100_000_000 // 100 万元, in fen

/**
 * What the report gives, and what is assumed so that its figures come out: a line each. `given`: it stands in the report.
 * Assumed: 5年期以上贷款市场报价利率 4.30 % of August 2022 (M); buildings worn out over 20 years, the least that
 * 《企业所得税法实施条例》第六十条 allows (M), 5 % left at the end.
 */
const city = {
  projects: 17,
  totalFen: 773 * million,
  rate: 1000,
  years: 15,
  loanFen: 70 * million,
  interest: 430,
  assetFen: 657 * million,
  assetYears: 20,
  residualShare: 5,
}
const district = {
  batches: 6,
  houses: 48,
  birdsPerHouse: 10_000,
  villages: 44,
  totalFen: 54 * million,
}

export const cityTerms: Terms = {
  totalFen: city.totalFen,
  rate: city.rate,
  years: city.years,
  loan: { fen: city.loanFen, rate: city.interest, years: city.years, method: 'equalPrincipal' },
  assets: [
    {
      fen: city.assetFen,
      residualFen: (city.assetFen * city.residualShare) / 100,
      years: city.assetYears,
    },
  ],
}

export type DerivationLine = {
  key: string
  title: string
  formula: string
  /** The formula with its numbers. */
  worked: string
  result: string
  /** What the report says, word for word; and its figure. Null: an assumption or a step between. */
  quote: string | null
  told: string | null
  agrees: boolean | null
}

const wan = (fen: Fen, digits = 2) =>
  `${(fen / 1_000_000).toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })} 万元`
const yi = (fen: Fen) => `${(fen / 10_000_000_000).toFixed(2)} 亿元`
const percent = (share: number) => `${(share * 100).toFixed(2)}%`
const average = (fen: Fen) => Math.round(fen / city.years)

/** A figure told as so many whole units: what was worked out, rounded to the same unit, is the same. */
export const agreesWith = (fen: Fen, told: Fen, unit: Fen) => Math.round(fen / unit) * unit === told

const step = (
  key: string,
  title: string,
  formula: string,
  worked: string,
  result: string,
): DerivationLine => ({
  ...{ key, title, formula, worked, result },
  ...{ quote: null, told: null, agrees: null },
})
const held = (line: DerivationLine, quote: string, told: string, agrees: boolean): DerivationLine => ({
  ...line,
  quote,
  told,
  agrees,
})

function citySteps(): DerivationLine[] {
  const { totalFen, years, loanFen, assetFen, assetYears, projects } = city
  const returnFen = totalFen / 10
  const principalFen = loanFen / years
  const interestFen = (loanFen * 0.043 * (years + 1)) / 2
  const residual = (assetFen * city.residualShare) / 100
  const wornFen = (assetFen - residual) / assetYears
  return [
    held(
      step('total', '总投资', '17 个项目投资之和', `${projects} 个项目合计`, yi(totalFen)),
      '共投资7.73亿元推动17个“政企村共建”养殖小区项目落地建设',
      '7.73 亿元，17 个',
      agreesWith(totalFen, 773 * million, million),
    ),
    held(
      step('return', '每年固定收益', '总投资 × 固定收益率', `${wan(totalFen, 0)} × 10%`, wan(returnFen, 0)),
      '平台公司每年按不少于总投资金额10%的比例获取固定收益',
      '不少于 10%',
      returnFen * 10 >= totalFen,
    ),
    step(
      'principal',
      '每年偿还银行本金',
      '贷款 ÷ 年数（等额本金）',
      `${wan(loanFen, 0)} ÷ ${years}`,
      wan(Math.round(principalFen)),
    ),
    step(
      'interest',
      '年均银行利息',
      '贷款 × 年利率 ×（年数 + 1）÷ 2 ÷ 年数',
      `${wan(loanFen, 0)} × 4.30% × ${years + 1} ÷ 2 ÷ ${years}`,
      wan(Math.round(interestFen / years)),
    ),
    step(
      'depreciation',
      '每年固定资产折旧',
      '（原值 − 净残值）÷ 折旧年限（年限平均法）',
      `（${wan(assetFen, 0)} − ${wan(residual)}）÷ ${assetYears}`,
      wan(wornFen),
    ),
  ]
}

/** The line between what is told of the whole and how it is worked out: the net of a year, of the term, what is left. */
function cityResults(): DerivationLine[] {
  const { netFen, averageNetFen, residualFen } = outcomeOf(cityTerms)
  const { years, totalFen } = city
  return [
    held(
      step(
        'net',
        '年均净收益占总投资',
        '（固定收益 − 本金 − 利息 − 折旧）÷ 总投资',
        `${wan(averageNetFen)} ÷ ${wan(totalFen, 0)}`,
        percent(averageNetFen / totalFen),
      ),
      '由此平台公司每年可稳定获得占总投资额5%左右的纯收益',
      '5% 左右',
      Math.round((averageNetFen / totalFen) * 100) === 5,
    ),
    held(
      step('years', '15 年净收益', '逐年净收益之和', `15 年合计（年均 ${wan(average(netFen))}）`, yi(netFen)),
      '15年的纯收益将达到6亿元左右',
      '6 亿元左右',
      agreesWith(netFen, 600 * million, 100 * million),
    ),
    held(
      step('villages', '每年分给村集体', '15 年净收益 ÷ 15', `${yi(netFen)} ÷ ${years}`, wan(averageNetFen)),
      '每年可为行政村村集体增加经营性收入达4000万元',
      '4000 万元',
      // Told in whole thousands of 万元.
      agreesWith(averageNetFen, 40 * million, 10 * million),
    ),
    held(
      step(
        'residual',
        '期满资产账面净值',
        '原值 − 15 年累计折旧',
        `${wan(city.assetFen, 0)} − 15 年折旧`,
        `${wan(residualFen)}，归平台公司`,
      ),
      '15年后，下‘蛋’的‘老母鸡’仍然归平台公司所有',
      '归平台公司',
      residualFen > 0,
    ),
  ]
}

/** The one project that the report tells of: 富林镇养殖小区. Its own total is not told; it is assumed. */
function districtResults(): DerivationLine[] {
  const { batches, houses, birdsPerHouse, villages, totalFen } = district
  const birds = batches * houses * birdsPerHouse
  const share = outcomeOf(cityTerms).averageNetFen / city.totalFen
  const netFen = Math.round(totalFen * share)
  const each = divide(
    netFen,
    Array.from({ length: villages }, () => 1),
  )
  return [
    held(
      step(
        'birds',
        '一个项目的年出栏',
        '每年批次 × 鸡舍 × 每舍出栏',
        `${batches} 批 × ${houses} 栋 × 1 万羽`,
        `${birds / 10_000} 万羽`,
      ),
      '于2022年7月底实现投产，年出栏肉鸡288万羽',
      '288 万羽',
      birds === 2_880_000,
    ),
    step(
      'district',
      '这个项目的年净收益',
      '项目总投资 × 年均净收益率',
      `${wan(totalFen, 0)} × ${percent(share)}`,
      wan(netFen),
    ),
    held(
      step(
        'each',
        '平均每村每年',
        '年净收益 ÷ 村数（各村平均，尾差按最大余额法）',
        `${wan(netFen)} ÷ ${villages} 个村`,
        wan(each[0] ?? 0),
      ),
      '带动44个行政村年平均增加经营性纯收入6.3万元',
      '6.3 万元，44 个村',
      agreesWith(each[0] ?? 0, 6_300_000, 100_000),
    ),
  ]
}

/** The figures of the report, line by line: formula, numbers, result, where it stands, whether they agree. */
export const derivation = (): DerivationLine[] => [...citySteps(), ...cityResults(), ...districtResults()]

/** What is assumed because the report does not tell it. */
export const assumptions = [
  {
    title: '银行贷款',
    value: '7,000 万元（总投资的约 9%）',
    ground: '报道没有写贷款数额；其余为财政统筹资金',
  },
  { title: '贷款年利率', value: '4.30%', ground: '2022年8月公布的5年期以上贷款市场报价利率' },
  { title: '还款方式', value: '15 年等额本金', ground: '与合作期相同' },
  { title: '固定资产', value: '6.57 亿元（总投资的 85%）', ground: '报道没有写；其余为用地和前期费用' },
  {
    title: '折旧',
    value: '20 年，净残值 5%',
    ground: '年限平均法；房屋、建筑物折旧年限不少于20年（《企业所得税法实施条例》第五十九、六十条）',
  },
  { title: '单个项目投资', value: '5,400 万元', ground: '报道没有写；17个项目平均为4,547万元' },
  { title: '鸡舍和批次', value: '48 栋，每年 6 批', ground: '报道只写年出栏288万羽' },
]
