/** Education as the list is narrowed by it: the rows of the annual tables, without 及以上. */
export const educationGroupNames = {
  postgraduate: '研究生',
  bachelor: '大学本科',
  college: '大学专科',
  secondary: '中专及高中',
  juniorOrBelow: '初中及以下',
} as const

/** The columns of the member list and of its export, in their order. */
export const columnNames = {
  employeeNo: '工号',
  name: '姓名',
  gender: '性别',
  ethnicity: '民族',
  birthDate: '出生日期',
  age: '年龄',
  identityNumber: '公民身份号码',
  phone: '手机号码',
  organizationName: '所在党组织',
  parentName: '上级党组织',
  groupName: '党小组',
  politicalStatus: '政治面貌',
  membership: '党籍状态',
  joinedOn: '入党日期',
  becameFullOn: '转正日期',
  partyAge: '党龄',
  posts: '党内职务',
  education: '学历',
  degree: '学位',
  occupation: '工作岗位',
  employment: '人员状态',
  workStartedOn: '参加工作日期',
  mobile: '流动情况',
  lostSince: '失联日期',
  nativePlace: '籍贯',
} as const
export type ColumnKey = keyof typeof columnNames
