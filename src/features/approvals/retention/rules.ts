import { purposeOver, type RetentionRule, shortest } from '#basics/retention.ts'

/** What approvals keep for a time. The affair, its steps and opinions are records and stay. */
export const approvalsRetention = [
  {
    key: 'approvals.drafts',
    title: '没有提交的审批意见草稿',
    from: '最后一次保存',
    days: 90,
    least: 30,
    why: '写了没有交的话只是本人的草稿',
    ground: purposeOver,
    grade: 'M',
    effect: 'deleted',
    held: { running: '这件审批还没有办结' },
    tables: ['affair_draft'],
  },
  {
    key: 'approvals.codes',
    title: '短信审批里写的理由',
    from: '审批码用过或作废',
    days: 30,
    least: 1,
    why: '理由已写进审批意见，短信里的一份不再需要',
    ground: shortest,
    grade: 'M',
    effect: 'emptied',
    held: { running: '这件审批还没有办结' },
    tables: ['sms_code'],
  },
  {
    key: 'approvals.phrases',
    title: '停用账号的常用语',
    from: '账号停用',
    days: 180,
    least: 30,
    why: '账号可能恢复，半年后不再需要',
    ground: purposeOver,
    grade: 'M',
    effect: 'deleted',
    held: {},
    tables: ['phrase'],
  },
] as const satisfies readonly RetentionRule[]
