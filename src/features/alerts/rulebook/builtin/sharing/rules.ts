import { above, comesWith, days, laws, months, office } from '../forms/rules.ts'

/** What concerns 政企村共建: told to the committee that leads the project. */
export const sharingRules = [
  comesWith('shared-return', {
    measure: 'sharedReturn',
    name: '共建项目固定收益到期',
    severity: 'reminder',
    leads: days(30, 7, -1),
    to: [office],
    law: [laws.institute, '共建项目固定收益应按约定收取'],
    text: '{subject}第{year}年度固定收益还有 {yuan} 元没有登记收款，应在{due}以前收到。',
    advice: '请核对并登记收款；逾期的请向经营企业催收。',
    escalation: [30, 'above'],
  }),
  comesWith('shared-loan', {
    measure: 'sharedLoan',
    name: '共建项目银行本息到期',
    severity: 'reminder',
    leads: days(15, -1),
    to: [office],
    law: [laws.institute, '共建项目银行本息应按期偿还'],
    text: '{subject}第{year}年度银行本息还有 {yuan} 元没有登记，应在{due}以前付清。',
    advice: '请按借款合同付款并登记。',
  }),
  comesWith('shared-ending', {
    measure: 'sharedEnding',
    name: '共建项目合作期或合同届满',
    severity: 'reminder',
    leads: [...months(6, 1), ...days(-1)],
    to: [office, above],
    law: [laws.institute, '共建项目届满前应研究处置'],
    text: '{subject}的{ends}将于{due}届满。',
    advice: '请研究续签、终止和期满资产处置；已终止的请登记。',
  }),
  comesWith('shared-portion', {
    measure: 'sharedPortion',
    name: '共建项目分红未登记到账',
    severity: 'reminder',
    number: 30,
    leads: days(0, -30),
    to: [office],
    law: [laws.institute, '共建收益应及时足额到村'],
    text: '{subject}第{year}年度收益分配下达 {value} 天，还有 {villages} 个村共 {yuan} 元没有登记到账。',
    advice: '请核实拨付情况，提醒有关村登记到账日期和收据编号。',
  }),
]
