import { day, list, number, organization, paragraphs, template, text } from '../fields/rules.ts'
import { agreeing } from '../replies/wording/rules.ts'
import type { Template } from '../rules.ts'

/** 政企村共建项目立项: led by a committee, decided by the one above. Practice, not a text (M). */
export const coBuildingRequest: Template = template({
  key: 'request-co-building',
  kind: 'request',
  name: '政企村共建项目立项的请示',
  title: '{{本组织}}关于{{项目名称}}立项的请示',
  blocks: [
    '为发展壮大村级集体经济，按照党委领导、企业经营、村村参与的“政企村共建”办法，经{{会议研究日期}}会议研究，拟实施{{项目名称}}。现将有关事项请示如下。',
    ['h1', '一、项目概况'],
    '项目类型为{{项目类型}}，地点在{{项目地点}}。',
    ['spread', '建设理由和条件'],
    ['h1', '二、投资和资金来源'],
    '总投资{{总投资}}万元，由{{平台公司}}作为投资和收益分配主体，资金来源明细附后。',
    ['h1', '三、经营和收益分配'],
    '由{{经营企业}}经营，合作期{{合作年限}}年，每年按总投资的{{固定收益率}}%支付固定收益；固定收益扣除银行本息和固定资产折旧后，作为{{受益村数}}个受益村的分红。合作期满，资产{{期满资产归属}}。',
    '妥否，请批示。',
  ],
  attachments: [
    { title: '资金来源明细', blocks: [['spread', '资金来源']] },
    { title: '受益村名单', blocks: [['spread', '受益村']] },
  ],
  fields: [
    text('projectName', '项目名称'),
    day('decidedOn', '会议研究日期'),
    text('projectKind', '项目类型'),
    text('projectPlace', '项目地点'),
    paragraphs('grounds', '建设理由和条件', { hint: '用地、环评、带动村情况等' }),
    text('totalInWan', '总投资'),
    organization('investor', '平台公司'),
    organization('operator', '经营企业'),
    number('termYears', '合作年限'),
    text('rateInPercent', '固定收益率'),
    number('villagesCount', '受益村数'),
    text('residual', '期满资产归属'),
    list('funds', '资金来源', { columns: ['来源', '名称', '金额（万元）'] }),
    list('villages', '受益村', { columns: ['县', '镇', '村'] }),
  ],
})

/** 收益分配方案: of a year of the term, with what each village is to have. Practice, not a text (M). */
export const distributionRequest: Template = template({
  key: 'request-co-building-distribution',
  kind: 'request',
  name: '政企村共建收益分配方案的请示',
  title: '{{本组织}}关于{{项目名称}}第{{合作年度}}年度收益分配方案的请示',
  blocks: [
    '{{项目名称}}第{{合作年度}}年度固定收益已经收到。经{{会议研究日期}}会议研究，拟定收益分配方案。现请示如下。',
    ['h1', '一、可分配净收益'],
    '实收固定收益{{实收固定收益}}元，支付银行本息{{支付银行本息}}元，计提固定资产折旧{{固定资产折旧}}元。',
    ['h1', '二、分配方案'],
    '本次拟分配{{分配金额}}元，{{分配办法}}，惠及{{受益村数}}个村。各村金额精确到分，除不尽的尾差按最大余额法逐分分给余数最大的村，合计与分配金额一致。各村明细附后。',
    '妥否，请批示。',
  ],
  attachments: [{ title: '各村分配明细', blocks: [['spread', '各村分配']] }],
  fields: [
    text('projectName', '项目名称'),
    number('termYear', '合作年度'),
    day('decidedOn', '会议研究日期'),
    text('returnInYuan', '实收固定收益'),
    text('bankInYuan', '支付银行本息'),
    text('depreciationInYuan', '固定资产折旧'),
    text('fenInYuan', '分配金额'),
    text('division', '分配办法'),
    number('villagesCount', '受益村数'),
    list('portions', '各村分配', { columns: ['镇', '村', '份额', '金额（元）'] }),
  ],
})

export const distributionReply: Template = agreeing({
  key: 'reply-co-building-distribution',
  name: '同意政企村共建收益分配方案的批复',
  agrees: [
    '一、同意{{项目名称}}第{{合作年度}}年度分配收益{{分配金额}}元。',
    '二、请及时足额拨付到村，由各村登记到账凭证，分配结果在村内公示。',
  ],
  fields: [text('projectName', '项目名称'), number('termYear', '合作年度'), text('fenInYuan', '分配金额')],
})

export const coBuildingReply: Template = agreeing({
  key: 'reply-co-building',
  name: '同意政企村共建项目立项的批复',
  agrees: [
    '一、同意{{项目名称}}立项，总投资{{总投资}}万元。',
    '二、请落实用地、资金和合同，公开收益分配办法，确保资金安全，收益及时足额分配到村。',
    '三、项目建设、投产和收益分配情况请及时报告。',
  ],
  fields: [text('projectName', '项目名称'), text('totalInWan', '总投资')],
})
