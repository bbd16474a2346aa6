import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'co-building-committee': ({ name }) => `“牵头党组织”应是党委。“${name}”不是党委，请改选。`,
  'co-building-name-taken': ({ name }) => `已有名为“${name}”的项目。请改“项目名称”，或打开已有的项目。`,
  'co-building-rate-low': () =>
    '“固定收益率”低于总投资的 10%。请在“低于 10% 的依据”中写明，或改为不低于 10%。',
  'co-building-loan-years': () => '填了“贷款年利率”，请再填“贷款年数”。',
  'co-building-funds-sum': ({ total, sum, difference, more }) =>
    `资金来源合计 ${sum} 元，${more ? '多于' : '少于'}总投资 ${total} 元，相差 ${difference} 元。请核对“资金来源”，使合计等于“总投资”。`,
  'co-building-assets-sum': ({ total }) => `固定资产合计多于总投资 ${total} 元。请核对“固定资产”各项的原值。`,
  'co-building-asset-residual': ({ name }) => `“${name}”的净残值不能达到或超过原值。请改“净残值”。`,
  'co-building-share-twice': () => '“受益村”中有的村选了两次。请去掉重复的。',
  'co-building-village-unknown': () => '“受益村”中有的村不在您的管理范围内。请先登记这个村，或去掉它。',
  'co-building-stage-day': () => '请填“计划日期”或“完成日期”。',
  'co-building-stage-future': () => '“完成日期”不能晚于今天。还没有完成的，请填“计划日期”。',
  'co-building-stage-before': ({ first }) => `还没有登记“${first}”的完成日期。请先登记“${first}”。`,
  'co-building-stage-order': ({ first, day }) => `“完成日期”不能早于“${first}”的 ${day}。请核对日期。`,
  'co-building-stage-after': ({ later, day }) => `“完成日期”不能晚于“${later}”的 ${day}。请核对日期。`,
  'co-building-approval': () =>
    '立项要有上级同意的批复。请先报送立项请示；纸质批复的，请在“依据（文号）”中填写。',
  'co-building-request-known': ({ number }) =>
    `立项请示${number ? `（${number}）` : ''}已经起草或在办理，不用再写。请打开它继续办理。`,
  'co-building-parts-missing': ({ parts }) => `写立项请示前，请先登记：${parts}。`,
  'co-building-ended': () => '项目已经终止，不再改动。请刷新页面。',
  'co-building-agreement-future': () => '“签订日期”不能晚于今天。请核对日期。',
  'co-building-agreement-days': () => '“到期日期”应在“生效日期”之后。请核对日期。',
  'co-building-agreement-file': () => '这份合同还没有上传文件。',
  'co-building-agreement-ended': () => '这份合同已经登记终止，无需再办。请刷新页面。',
  'co-building-agreement-end-day': ({ signedOn }) =>
    `“终止日期”应在签订（${signedOn}）之后、今天以前。请核对日期。`,
  'co-building-not-producing': () => '项目还没有投产。请先登记“投产”的完成日期。',
  'co-building-batch-day': ({ production }) =>
    `“投入日期”应在投产（${production}）之后、今天以前。请核对日期。`,
  'co-building-batch-sold': ({ number }) => `第${number}批已经登记出栏，无需再办。请刷新页面。`,
  'co-building-sale-day': ({ begunOn }) => `“出栏日期”应在投入（${begunOn}）之后、今天以前。请核对日期。`,
  'co-building-sale-more': ({ placed }) => `“出栏数量”不能多于投入的 ${placed}。请核对数量。`,
  'co-building-term-missing': () => '项目还没有填“合作起始日期”，不能分年度登记。请先修改项目。',
  'co-building-year-beyond': ({ years }) => `“年度”应为 1 至 ${years}（合作年限）。请改年度。`,
  'co-building-paid-day': ({ from }) => `“收付日期”应在合作起始（${from}）之后、今天以前。请核对日期。`,
  'co-building-receipt-known': ({ number }) => `凭证编号“${number}”已经登记过。请核对“凭证编号”。`,
  'co-building-receipt-withdrawn': () => '这笔收付已经撤销，无需再办。请刷新页面。',
  'co-building-receipt-divided': ({ year, fen }) =>
    `第${year}年的收益已分配 ${fen} 元，撤销后不够分。请先撤销这一年的收益分配。`,
  'co-building-no-villages': () => '还没有登记受益村，不能分配。请先登记“受益村和分配办法”。',
  'co-building-decided-future': () => '“决定日期”不能晚于今天。请核对日期。',
  'co-building-beyond-net': ({ net }) =>
    `“分配金额”多于可分配净收益 ${net} 元（实收固定收益减去实付本息、折旧和已分配）。请改金额，或先登记收款。`,
  'co-building-distribution-withdrawn': () => '这次分配已经撤销，无需再办。请刷新页面。',
  'co-building-distribution-paid': ({ villages }) =>
    `已有 ${villages} 个村到账，不能撤销。请核对后通过下一年度调整。`,
  'co-building-not-agreed': ({ status }) =>
    `收益分配${status}，不能下达。请在上级批复同意后办理；有会议决定的，可直接登记分配决定。`,
  'co-building-distribution-undecided': () => '这次分配还没有下达，不能登记到账。请等待上级批复并下达。',
  'co-building-distribution-asked': () =>
    '分配方案的请示正在办理，不能撤销。请先打开请示撤回或删除草稿，再撤销分配。',
  'co-building-portion-day': ({ decidedOn }) =>
    `“到账日期”应在决定（${decidedOn}）之后、今天以前。请核对日期。`,
  'co-building-portion-paid': () => '这个村的这一笔已经登记到账，无需再办。请刷新页面。',
  'co-building-village-known': ({ name }) => `这个镇已有“${name}”。请改“村名”，或打开已有的记录。`,
  'co-building-village-branch': ({ name }) => `“对应党支部”应是党支部。“${name}”不是党支部，请改选。`,
  'co-building-income-year': () => '“年度”不能晚于今年。请改年度。',
  'co-building-income-twice': () => '同一来源填了两次。请合并成一项。',
}
