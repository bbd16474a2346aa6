import { changeNames } from '#features/organizations/words.ts'
import { changeKinds } from '#features/people/changes/rules.ts'
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

  'document.drafted': '起草公文',
  'document.draftChanged': '修改公文草稿',
  'document.discarded': '删除公文草稿',
  'document.issued': '印发公文',
  'document.voided': '作废发文字号',
  'document.sealed': '公文用印',
  'documents.exported': '导出公文列表',
  'documentCode.set': '设定机关代字',
  'template.saved': '保存公文模板',
  'template.withdrawn': '停用公文模板',

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
