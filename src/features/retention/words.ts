import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'retention-whole-only': () =>
    '保存期限全院一份，由管理全院的政工部门（设三员的，由安全管理员）查看和设置。请向其提出意见。',
  'retention-too-short': ({ title, least }) =>
    `“保存天数”太短，没有修改。${title}按规定或办事需要至少保存 ${least} 天，请填 ${least} 或更大的数。`,
  'retention-too-long': ({ most }) => `“保存天数”太长，没有修改。最多 ${most} 天；要更久保存的材料请归档。`,
  'retention-unchanged': ({ title, days }) =>
    `${title}的“保存天数”本来就是 ${days} 天，没有修改。请填另一个数。`,
  'retention-running': ({ since }) => `${since} 开始的一次清理还没有做完，没有再开始。请等它结束后再试。`,
}
