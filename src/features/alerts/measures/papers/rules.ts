import { daysFrom, type Measure, plain } from '../kinds/rules.ts'

/** Affairs, papers, seals and the archive. */
export const papers = {
  affairWaiting: {
    ...plain,
    group: '公文与审批',
    title: '审批待办到期',
    says: '审批事项在一个环节的办理期限。',
    permission: 'approvals.use',
    personal: true,
    facts: { step: '环节', holder: '承办' },
  },
  draftWaiting: {
    ...plain,
    group: '公文与审批',
    title: '公文草稿搁置',
    says: '起草以后多日没有改动、没有编号印发的公文。',
    number: daysFrom(14),
    permission: 'documents.read',
    facts: { drafted: '起草日期' },
  },
  replyWaiting: {
    ...plain,
    group: '公文与审批',
    title: '已作决定未批复',
    says: '请示已经审批、批复还没有印发的天数。',
    number: daysFrom(5),
    permission: 'requests.read',
    facts: { asking: '请示单位' },
  },
  sealWaiting: {
    ...plain,
    group: '印章与档案',
    title: '用印申请待审批',
    says: '提出以后多日没有审批的用印申请。',
    number: daysFrom(3),
    permission: 'seals.read',
    facts: { seal: '印章' },
  },
  sealBalance: {
    ...plain,
    group: '印章与档案',
    title: '用印月度核对不平',
    says: '上个月申请、审批、盖章不一致，且还没有了结的印章。',
    permission: 'seals.read',
    facts: { month: '月份', differing: '未了结件数' },
  },
  archiveFixity: {
    ...plain,
    group: '印章与档案',
    title: '档案校验不符',
    says: '最近一次档案校验中不符或缺失的档案包。',
    number: { unit: '件', start: 1, least: 1, most: 1000, compare: 'atLeast' },
    permission: 'archive.manage',
    facts: { inspected: '校验日期' },
  },
} as const satisfies Record<string, Measure>
