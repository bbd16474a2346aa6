import { daysFrom, type Measure, plain } from '../kinds/rules.ts'

/** 政企村共建: what is to be paid, what ends, what the villages wait for. */
export const sharing = {
  sharedReturn: {
    ...plain,
    group: '政企村共建',
    title: '固定收益到期',
    says: '共建项目每一合作年度应收的固定收益，到期还没有足额登记收款的。',
    permission: 'coBuilding.read',
    facts: { year: '合作年度', yuan: '未收金额（元）' },
  },
  sharedLoan: {
    ...plain,
    group: '政企村共建',
    title: '银行本息到期',
    says: '共建项目每一合作年度应还的银行本金和利息，到期还没有足额登记的。',
    permission: 'coBuilding.read',
    facts: { year: '合作年度', yuan: '未付金额（元）' },
  },
  sharedEnding: {
    ...plain,
    group: '政企村共建',
    title: '合作期或合同届满',
    says: '共建项目的合作期和合同的到期日期；已登记终止的不再提醒。',
    permission: 'coBuilding.read',
    facts: { ends: '届满事项' },
  },
  sharedPortion: {
    ...plain,
    group: '政企村共建',
    title: '分红未登记到账',
    says: '收益分配下达以后，还有村没有登记到账的天数。',
    number: daysFrom(30),
    permission: 'coBuilding.read',
    facts: { year: '合作年度', villages: '未登记村数', yuan: '未到账金额（元）' },
  },
} as const satisfies Record<string, Measure>
