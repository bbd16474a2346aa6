import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'card-today-only': ({ title }) =>
    `“${title}”只有今天的数字，看不了以往的日期，也不能与上年比较。请把日期改回今天。`,
  'nothing-above': ({ name }) =>
    `${name}已是您能看到的最高一级，没有上级可以比较。请改为与上年比较，或选择其他党组织。`,
  'board-needs-account': () => '看板要存在自己的账号下。请用自己的账号登录后再保存或订阅。',
  'board-mail-not-sent': () =>
    '本单位没有开通邮件，“同时发邮件”不能选。请只用站内信订阅，或请政工部门在“消息渠道”中开通邮件。',
  'board-mail-no-address': () => '您还没有登记邮箱，“同时发邮件”不能选。请先在“消息偏好”中填写邮箱，再订阅。',
  'board-of-another': ({ name, owner }) =>
    `“${name}”由${owner}建立，只有本人可以修改或删除。您可以另存一份，再改自己的。`,
}
