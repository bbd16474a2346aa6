/** A form that a guide may end in: what it is called, which power it needs, where it is, who uses it. */
export type Form = {
  label: string
  /** What one must be allowed to do: the page would refuse, or hide the act, without it. */
  permission: string
  /** With the branch it is for, where that is known and within reach. */
  address: (branch: number | null) => string
  /** Who does it, in words: shown to those who may not. */
  who: string
}

const secretary = '党支部书记、副书记、委员'
const above = '上级党委、政工部门'
const oneself = '党员本人'

/** 页面 and what to begin there, narrowed to the branch. */
const at =
  (page: string, more = '') =>
  (branch: number | null) => {
    const asked = [...(branch === null ? [] : [`organizationId=${branch}`]), ...(more ? [more] : [])]
    return asked.length ? `${page}?${asked.join('&')}` : page
  }

export const forms = {
  election: {
    label: '发起换届选举',
    permission: 'elections.conduct',
    address: at('/elections', 'begin=election'),
    who: secretary,
  },
  byElection: {
    label: '发起增补（补选）',
    permission: 'elections.conduct',
    address: at('/elections', 'begin=byElection'),
    who: secretary,
  },
  earlyElection: {
    label: '发起提前换届',
    permission: 'elections.conduct',
    address: at('/elections', 'begin=early'),
    who: secretary,
  },
  extension: {
    label: '报请延期换届',
    permission: 'elections.conduct',
    address: at('/elections', 'begin=extension'),
    who: secretary,
  },
  establishment: {
    label: '办理成立党支部',
    permission: 'elections.approve',
    address: () => '/establishments?begin=establishment',
    who: above,
  },
  closure: {
    label: '办理撤销党支部',
    permission: 'elections.approve',
    address: at('/establishments', 'begin=closure'),
    who: above,
  },
  renaming: {
    label: '办理党支部更名',
    permission: 'elections.conduct',
    address: at('/establishments', 'begin=renaming'),
    who: secretary,
  },
  groups: {
    label: '划分党小组',
    permission: 'organizations.groups',
    address: (branch: number | null) =>
      branch === null ? '/organizations' : `/organizations/${branch}?tab=groups`,
    who: secretary,
  },
  request: {
    label: '起草请示',
    permission: 'requests.write',
    address: at('/requests', 'begin=request'),
    who: secretary,
  },
  transfer: {
    label: '发起组织关系转出',
    permission: 'transfers.conduct',
    address: at('/transfers', 'begin=begin'),
    who: secretary,
  },
  incoming: {
    label: '登记院外转入',
    permission: 'transfers.decide',
    address: at('/transfers', 'begin=incoming'),
    who: above,
  },
  ownTransfer: {
    label: '申请转出本人组织关系',
    permission: 'transfers.readOwn',
    address: () => '/own-transfers?begin=transfer',
    who: oneself,
  },
  transfers: {
    label: '查看正在办理的转接',
    permission: 'transfers.read',
    address: at('/transfers'),
    who: secretary,
  },
  letters: {
    label: '打开介绍信登记簿',
    permission: 'transfers.read',
    address: at('/transfer-letters'),
    who: secretary,
  },
  leave: {
    label: '开具临时外出证明、登记流出',
    permission: 'transfers.conduct',
    address: at('/absences', 'begin=leave'),
    who: secretary,
  },
  receive: {
    label: '登记流入党员',
    permission: 'transfers.conduct',
    address: at('/absences', 'begin=receive'),
    who: secretary,
  },
  membership: {
    label: '打开名册，登记失联或停止党籍',
    permission: 'people.membership',
    address: at('/people'),
    who: above,
  },
  admission: {
    label: '建立发展党员档案',
    permission: 'admissions.conduct',
    address: at('/admissions', 'begin=admission'),
    who: secretary,
  },
  admissions: {
    label: '打开发展党员档案',
    permission: 'admissions.read',
    address: at('/admissions'),
    who: secretary,
  },
  ownAdmission: {
    label: '打开我的入党历程',
    permission: 'admissions.readOwn',
    address: () => '/my-admission',
    who: '本人',
  },
  payDues: {
    label: '登记本支部党费交纳',
    permission: 'dues.collect',
    address: at('/dues'),
    who: secretary,
  },
  duesBases: {
    label: '核定党费基数',
    permission: 'dues.bases',
    address: at('/dues-bases'),
    who: secretary,
  },
  duesRelief: {
    label: '申请党费减免',
    permission: 'dues.collect',
    address: () => '/dues-reliefs?begin=relief',
    who: secretary,
  },
  duesCases: {
    label: '办理长期未交党费',
    permission: 'dues.read',
    address: at('/dues-cases'),
    who: secretary,
  },
  ownDues: {
    label: '查看我的党费和算法',
    permission: 'dues.readOwn',
    address: () => '/own-dues',
    who: oneself,
  },
  membersMeeting: {
    label: '安排支部党员大会',
    permission: 'meetings.conduct',
    address: at('/meetings', 'kinds=membersMeeting&begin=membersMeeting'),
    who: secretary,
  },
  committeeMeeting: {
    label: '安排支部委员会会议',
    permission: 'meetings.conduct',
    address: at('/meetings', 'kinds=committeeMeeting&begin=committeeMeeting'),
    who: secretary,
  },
  groupMeeting: {
    label: '安排党小组会',
    permission: 'meetings.conduct',
    address: at('/meetings', 'kinds=groupMeeting&begin=groupMeeting'),
    who: secretary,
  },
  lecture: {
    label: '安排党课',
    permission: 'meetings.conduct',
    address: at('/meetings', 'kinds=lecture&begin=lecture'),
    who: secretary,
  },
  themeDay: {
    label: '安排主题党日',
    permission: 'meetings.conduct',
    address: at('/meetings', 'kinds=themeDay&begin=themeDay'),
    who: secretary,
  },
  reviewMeeting: {
    label: '安排组织生活会',
    permission: 'meetings.conduct',
    address: at('/meetings', 'kinds=reviewMeeting&begin=reviewMeeting'),
    who: secretary,
  },
  yearPlan: {
    label: '生成全年组织生活计划',
    permission: 'meetings.conduct',
    address: (branch: number | null) => `/organization-life${branch === null ? '' : `/${branch}`}`,
    who: secretary,
  },
  ownMeetings: {
    label: '查看我的会议并请假',
    permission: 'meetings.readOwn',
    address: () => '/own-meetings',
    who: oneself,
  },
  appraisal: {
    label: '发起民主评议',
    permission: 'appraisals.conduct',
    address: at('/appraisals', 'begin=round'),
    who: secretary,
  },
  ownAppraisal: {
    label: '填写我的个人自评',
    permission: 'appraisals.takePart',
    address: () => '/my-appraisal',
    who: oneself,
  },
  rectifications: {
    label: '登记整改',
    permission: 'appraisals.read',
    address: at('/rectifications'),
    who: secretary,
  },
  talk: {
    label: '登记谈心谈话',
    permission: 'talks.conduct',
    address: (branch: number | null) => `/talks${branch === null ? '' : `/branches/${branch}`}`,
    who: secretary,
  },
  ownTalk: {
    label: '登记我的谈心谈话',
    permission: 'talks.own',
    address: () => '/my-talks',
    who: oneself,
  },
  proposals: {
    label: '处理更正申请',
    permission: 'people.decideProposals',
    address: at('/proposals'),
    who: secretary,
  },
  ownRecord: {
    label: '申请更正本人信息',
    permission: 'people.readOwn',
    address: () => '/own-record',
    who: '本人',
  },
} satisfies Record<string, Form>

export type FormKey = keyof typeof forms
export const formKeys = Object.keys(forms) as FormKey[]
