/** 项目类型. */
export const projectKinds = [
  'poultry',
  'pigs',
  'aquaculture',
  'greenhouse',
  'processing',
  'solar',
  'other',
] as const
export type ProjectKind = (typeof projectKinds)[number]
export const projectKindNames: Record<ProjectKind, string> = {
  poultry: '家禽养殖',
  pigs: '生猪养殖',
  aquaculture: '水产养殖',
  greenhouse: '设施种植',
  processing: '农产品加工',
  solar: '光伏发电',
  other: '其他',
}

/** 建设进度, in the order in which they are usually reached; not every project is bought back. */
export const stages = ['approval', 'building', 'production', 'firstBatch', 'buyback', 'completion'] as const
export type Stage = (typeof stages)[number]
export const stageNames: Record<Stage, string> = {
  approval: '立项',
  building: '建设',
  production: '投产',
  firstBatch: '首批出栏',
  buyback: '回购',
  completion: '期满',
}

/** 资金来源. */
export const fundKinds = ['townAid', 'villageFund', 'loan', 'company', 'other'] as const
export type FundKind = (typeof fundKinds)[number]
export const fundKindNames: Record<FundKind, string> = {
  townAid: '驻镇帮镇扶村资金',
  villageFund: '扶持发展村集体经济专项资金',
  loan: '银行贷款',
  company: '平台公司自有资金',
  other: '其他资金',
}

/** 期满资产归属. */
export const owners = ['investor', 'villages', 'operator'] as const
export type Owner = (typeof owners)[number]
export const ownerNames: Record<Owner, string> = {
  investor: '归平台公司',
  villages: '归村集体',
  operator: '归经营企业',
}

/** 分配办法. */
export const divisions = ['equal', 'shares', 'weights'] as const
export type Division = (typeof divisions)[number]
export const divisionNames: Record<Division, string> = {
  equal: '各村平均分配',
  shares: '按股份分配',
  weights: '按权重分配',
}

/** 合同. */
export const agreementKinds = ['investment', 'operation', 'lease', 'buyback', 'sharing', 'loan'] as const
export type AgreementKind = (typeof agreementKinds)[number]
export const agreementKindNames: Record<AgreementKind, string> = {
  investment: '投资协议',
  operation: '合作经营协议',
  lease: '土地租赁合同',
  buyback: '回购协议',
  sharing: '收益分配协议',
  loan: '借款合同',
}

/** 收付: the fixed return comes in, principal and interest go to the bank. */
export const receiptKinds = ['return', 'principal', 'interest'] as const
export type ReceiptKind = (typeof receiptKinds)[number]
export const receiptKindNames: Record<ReceiptKind, string> = {
  return: '固定收益',
  principal: '偿还本金',
  interest: '支付利息',
}

/** 村集体自有收入的来源. */
export const incomeSources = ['land', 'rent', 'service', 'industry', 'aid', 'other'] as const
export type IncomeSource = (typeof incomeSources)[number]
export const incomeSourceNames: Record<IncomeSource, string> = {
  land: '资源发包',
  rent: '物业出租',
  service: '生产服务',
  industry: '村办产业',
  aid: '补助补偿',
  other: '其他收入',
}

/** 10 % of the total a year: not less, unless its ground is written down. The report on 政企村共建 (V). */
export const usualRate = 1000
/** 10 万元 and 15 万元: by which the report tells how villages stand (V). In fen. */
export const thresholds = [10_000_000, 15_000_000] as const

export type Reached = { stage: Stage; reachedOn: string | null }

/** The furthest stage that was reached by a day. */
export function stageOf(reached: Reached[], today: string): Stage | null {
  const done = reached.filter((one) => one.reachedOn !== null && one.reachedOn <= today)
  return stages.findLast((stage) => done.some((one) => one.stage === stage)) ?? null
}

/** What must have been reached before. */
const before: Record<Stage, Stage | null> = {
  approval: null,
  building: 'approval',
  production: 'building',
  firstBatch: 'production',
  buyback: 'building',
  completion: 'production',
}

export type Reaching = { stage: Stage; reachedOn: string; reached: Reached[]; today: string }

/** Why a stage cannot be reached on a day: not in the future, not before what comes before it. */
export function whyNotReach({ stage, reachedOn, reached, today }: Reaching) {
  if (reachedOn > today) return { code: 'co-building-stage-future', field: 'reachedOn' }
  const dayOf = (one: Stage) => reached.find((known) => known.stage === one)?.reachedOn ?? null
  const first = before[stage]
  if (first) {
    const day = dayOf(first)
    if (!day) return { code: 'co-building-stage-before', field: 'stage', first: stageNames[first] }
    if (reachedOn < day)
      return { code: 'co-building-stage-order', field: 'reachedOn', first: stageNames[first], day }
  }
  const after = stages.find((one) => before[one] === stage && (dayOf(one) ?? '9999') < reachedOn)
  return after
    ? {
        code: 'co-building-stage-after',
        field: 'reachedOn',
        later: stageNames[after],
        day: dayOf(after) ?? '',
      }
    : null
}

/** Why the funds are not the total: each fund counted, nothing missing, nothing over. */
export function whyNotFunds(totalFen: number, funds: { fen: number }[]) {
  const sum = funds.reduce((all, { fen }) => all + fen, 0)
  return sum === totalFen
    ? null
    : { code: 'co-building-funds-sum', field: 'funds', sum, difference: totalFen - sum }
}

/** Why the assets cannot be those of the project: more than was invested; or one is worth nothing more at its end. */
export function whyNotAssets(totalFen: number, assets: { name: string; fen: number; residualFen: number }[]) {
  const sum = assets.reduce((all, { fen }) => all + fen, 0)
  if (sum > totalFen) return { code: 'co-building-assets-sum', field: 'assets', sum }
  const odd = assets.find(({ fen, residualFen }) => residualFen >= fen)
  return odd ? { code: 'co-building-asset-residual', field: 'assets', name: odd.name } : null
}

/** Below a tenth of the total only with a ground. */
export const whyNotRate = (rate: number, ground: string | undefined) =>
  rate < usualRate && !ground ? { code: 'co-building-rate-low', field: 'rateGround' } : null
