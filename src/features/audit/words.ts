import { degreeName } from '#basics/standards/degree.ts'
import { educationName } from '#basics/standards/education.ts'
import { ethnicityName } from '#basics/standards/ethnicity.ts'
import { roleNames } from '#features/accounts/rules.ts'
import { kindNames } from '#features/organizations/rules.ts'
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
}

/** An action without a name is shown as it is, rather than not at all. */
export const deedOf = (action: string): string => deeds[action] ?? action

const fields: Record<string, string> = {
  accountId: '账号',
  course: '课程',
  effectiveOn: '生效日期',
  ended: '结束的登录',
  expiresAt: '有效期至',
  failures: '连续失败次数',
  fromOn: '开始日期',
  institute: '单位名称',
  name: '姓名（名称）',
  organization: '党组织',
  organizationId: '党组织编号',
  role: '角色',
  untilOn: '截止日期',
  username: '用户名',
  way: '方式',
}

const codes: Record<string, string> = {
  ...roleNames,
  ...kindNames,
  password: '密码',
  link: '登录链接',
  demo: '演示入口',
}

const standards: Record<string, (code: string) => string> = {
  ethnicity: ethnicityName,
  education: educationName,
  degree: degreeName,
}

export const fieldName = (field: string): string => fields[field] ?? field

/** The words for a code in this field. */
export const codeNames = (field: string) => standards[field] ?? ((code: string) => codes[code] ?? code)
