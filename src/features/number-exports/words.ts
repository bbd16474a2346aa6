import type { Words } from '#platform/errors.ts'
import { limits } from './rules.ts'

export const words: Words = {
  'number-export-nobody': () => '按现在的查询条件没有可以导出的人员，请先调整查询条件。',
  'number-export-own': () => '不能审批自己提出的导出，请由本级另一位有权限的同志或上级审批。',
  'number-export-decided': () => '这件导出申请已经办理，请刷新页面查看结果。',
  'number-export-lapsed': () =>
    `已经过期：申请 ${limits.days} 天内要审批，同意后 ${limits.hours} 小时内要下载。仍需要的，请重新申请。`,
  'number-export-waiting': () => '还在等待审批，同意后才能下载。',
  'number-export-closed': () => '这件导出申请没有同意或已经撤回，不能下载。仍需要的，请重新申请。',
  'number-export-others': () => '文件只能由申请人本人下载。您需要的，请自己提出申请。',
  'number-export-because': () => '“理由”没有填写。不同意时请写明理由，让申请人知道怎样修改。',
}
