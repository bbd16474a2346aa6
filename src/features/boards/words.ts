import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'card-today-only': ({ title }) =>
    `“${title}”只有今天的数字，看不了以往的日期，也不能与上年比较。请把日期改回今天。`,
  'nothing-above': ({ name }) =>
    `${name}已是您能看到的最高一级，没有上级可以比较。请改为与上年比较，或选择其他党组织。`,
  'board-needs-account': () => '看板要存在自己的账号下。请用自己的账号登录后再保存或订阅。',
  'board-of-another': ({ name, owner }) =>
    `“${name}”由${owner}建立，只有本人可以修改或删除。您可以另存一份，再改自己的。`,
}
