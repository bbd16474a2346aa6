import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'as-of-in-future': ({ asOf, today }) => `统计截止日 ${asOf} 晚于今天（${today}）。请选择今天或以前的日期。`,
  'organization-not-yet': ({ asOf }) =>
    `${asOf} 时还没有这个党组织。请选择它成立以后的日期，或选择当时的上级党组织。`,
  'no-organization': () => '平台里还没有党组织，无法统计。请先导入或设立党组织。',
  'table-unknown': ({ table }) => `没有编号为“${table}”的统计表，请核对表的编号。`,
  'cell-unknown': () => '表中没有这个数字（行或栏不存在）。请重新打开统计表后再点击。',
  'check-without-people': () => '这一项校核没有需要列出的人员。',
  'same-dimension-twice': () => '行和栏选择了同一个维度。请把其中一个换成别的维度。',
  'bracket-unknown': () => '筛选条件中有不存在的选项。请重新选择筛选条件。',
  'account-needed': () => '需要用自己的账号登录后才能保存自由报表。',
  'cross-table-of-another': ({ name, owner }) =>
    `“${name}”由${owner}保存，只有本人可以修改或删除。您可以另存一份。`,
}
