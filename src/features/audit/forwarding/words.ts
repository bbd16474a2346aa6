import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'audit-forward-whole-only': () => '审计记录的转发全院共用一份，由管理全院的政工部门设置。请向其提出意见。',
  'audit-forward-practice': () => '演练环境不向外连接，不能测试转发。',
}
