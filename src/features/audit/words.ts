import { roleNames } from '#features/accounts/rules.ts'
import { kindNames } from '#features/organizations/rules.ts'
import { changeNames } from '#features/organizations/words.ts'
import { changeKinds, fieldTitles } from '#features/people/changes/rules.ts'
import { membershipNames } from '#features/people/rules.ts'
import { valueInWords as personValue } from '#features/people/values/rules.ts'
import type { Words } from '#platform/errors.ts'

// The only refusal of this feature is "not found", which the machinery has words for.
export const words: Words = {}

/** Each action that stands in the trail, in words. A test holds this against every action that the code records. */
export const deeds: Record<string, string> = {
  'session.begun': '登录',
  'session.ended': '退出登录',
  'session.revoked': '结束自己的登录',
  'sessions.ended': '结束账号的全部登录',
  'sign-in.refused': '登录失败',
  'sign-in.locked': '登录失败，用户名被锁定',
  'sign-in-link.created': '生成登录链接',
  'administrator.first': '设立首位管理员',
  'account.created': '开通账号',
  'account.disabled': '停用账号',
  'account.enabled': '恢复账号',
  'account.unlocked': '解除登录锁定',
  'password.changed': '修改密码',
  'password.reset': '重置密码',
  'accounts.exported': '导出账号列表',
  'grant.given': '授权',
  'grant.revoked': '收回授权',
  'audit.exported': '导出审计记录',
  'audit.verified': '校验审计记录',

  ...Object.fromEntries(
    Object.entries(changeNames).map(([kind, name]) => [`organization.${kind}`, `党组织：${name}`]),
  ),
  'organizations.exported': '导出党组织列表',

  ...Object.fromEntries(
    Object.entries(changeKinds).map(([kind, name]) => [`person.${kind}`, `人员：${name}`]),
  ),
  'person.corrected': '更正人员信息',
  'person.moved': '调整所在党支部',
  'person.grouped': '编入党小组',
  'person.changeUndone': '撤回人员变更',
  'person.numberRevealed': '查看完整号码',
  'person.confirmed': '登记转正',
  'person.membershipEnded': '登记出党、转出或去世',
  'person.membershipSuspended': '停止党籍',
  'person.membershipRestored': '恢复党籍',
  'person.mobileRecorded': '登记流动情况',
  'person.lostContactRecorded': '登记失联情况',
  'person.honourAdded': '登记奖励',
  'person.trainingAdded': '登记培训',
  'person.familyMemberAdded': '登记家庭成员',
  'person.dossierLineRemoved': '撤下奖励、培训或家庭成员',
  'people.exported': '导出人员名册',
  'people.exportedWithNumbers': '导出人员名册（含完整号码）',
  'post.appointed': '登记任职',
  'post.ended': '登记免职',
  'proposal.made': '申请更正本人信息',
  'proposal.withdrawn': '撤回更正申请',
  'proposal.accepted': '同意更正申请',
  'proposal.declined': '不同意更正申请',
  'figures.recounted': '重新清点看板数字',

  'masterData.received': '接收主数据',
  'masterData.askedToTake': '确认采用主数据',
  'masterData.taken': '采用主数据',
  'masterData.discarded': '放弃这批主数据',
  'masterData.quarantineFetched': '下载主数据的隔离行',
  'masterData.sourceAdded': '添加主数据来源',
  'masterData.sourceChanged': '修改主数据来源',
  'masterData.sourceRemoved': '删除主数据来源',
  'masterData.sourceRun': '拉取主数据',
  'difference.accepted': '采纳差异',
  'difference.declined': '不采纳差异',
  'difference.asked': '就差异询问党支部',
  'difference.replied': '答复差异询问',

  'statistics.made': '生成并留存报表',
  'statistics.exported': '导出报表',
  'statistics.list-exported': '导出反查名单',
  'cross-table.saved': '保存自由报表',
  'cross-table.shared': '共享自由报表',
  'cross-table.removed': '删除自由报表',

  'demo.loaded': '装入演示单位',
}

/** An action without a name is shown as it is, rather than not at all. */
export const deedOf = (action: string): string => deeds[action] ?? action

const fields: Record<string, string> = {
  ...fieldTitles,
  accountId: '账号编号',
  asOf: '截至',
  awardedBy: '授予单位',
  awardedOn: '授予日期',
  changed: '变更',
  changeId: '变更编号',
  closedBecause: '撤销原因',
  closedOn: '撤销日期',
  code: '编码',
  columns: '列',
  course: '课程',
  differences: '差异',
  digest: '摘要',
  disabledBecause: '停用原因',
  duty: '分工',
  effectiveOn: '生效日期',
  ended: '结束的登录',
  endsOn: '届满日期',
  entries: '记录数',
  establishedOn: '成立日期',
  expiresAt: '有效期至',
  failedChecks: '未通过的校核',
  failures: '连续失败次数',
  field: '项目',
  firstBroken: '首条不符',
  format: '格式',
  from: '起',
  fromOn: '开始日期',
  group: '党小组',
  hours: '学时',
  institute: '单位名称',
  kind: '类别',
  level: '级别',
  members: '党员',
  mode: '方式',
  name: '名称',
  new: '新增',
  on: '生效日期',
  organization: '党组织',
  organizations: '党组织',
  organizer: '主办单位',
  parent: '上级党组织',
  parentCode: '上级编码',
  parentId: '上级党组织编号',
  people: '人员',
  refused: '隔离',
  relation: '关系',
  role: '角色',
  same: '相同',
  sharedWith: '共享给',
  short_name: '简称',
  shortName: '简称',
  state: '状态',
  term: '届期',
  termYears: '任期年数',
  text: '查找内容',
  title: '名称',
  total: '合计',
  until: '止',
  untilOn: '截止日期',
  username: '用户名',
  valid: '完整',
  way: '方式',
  work: '工作单位和职务',
  years: '任期年数',
}

const codes: Record<string, string> = {
  ...roleNames,
  ...kindNames,
  secretary: '书记',
  deputySecretary: '副书记',
  committeeMember: '委员',
  groupLeader: '党小组组长',
  password: '密码',
  link: '登录链接',
  demo: '演示入口',
  full: '全量',
  changes: '增量',
}

/** A field by the words of its parts: 人员 · 新增. */
export const fieldName = (field: string): string =>
  field
    .split('.')
    .map((part) => fields[part] ?? part)
    .join(' · ')

/** The words for a code in this field. */
export function codeNames(field: string): (code: string) => string {
  const last = field.split('.').at(-1) ?? ''
  if (last === 'membership') return (code) => membershipNames[code as 'none'] ?? code
  return (code) => {
    const words = personValue(last, code)
    return words !== null && words !== code ? words : (codes[code] ?? code)
  }
}
