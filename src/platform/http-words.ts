import type { Words } from './errors.ts'

export const words: Words = {
  'signed-out': () => '您还没有登录，或登录已过期。请重新登录后再试。',
  'not-permitted': () =>
    '您现在的身份没有办理这件事的权限。如果您还有其他身份，请在右上角切换身份后再试；需要开通权限请联系上级党委党务工作者。',
  'field-not-for-you': ({ title }) =>
    `“${title}”是敏感或内部信息，您现在的身份看不到。需要时请换用党组织的身份，或联系上级党委党务工作者。`,
  'new-password-needed': () => '首次登录或密码已到期，请先修改密码，再继续使用。',
  'zone-not-here': () => '这件事只在内网办理，请在单位内网登录后办理。',
  'cross-site': () => '这个请求不是从本平台页面发出的，已拒绝。请回到平台页面重新操作。',
  'no-such-endpoint': ({ path }) => `没有这个接口：${path}。请查看 /api/docs 中的接口说明。`,
  'idempotency-key-unreadable': () =>
    '请求头 Idempotency-Key 应是 16 到 64 个字母、数字或连字符。请改正后再发送。',
  'idempotency-key-used': () =>
    '这个请求编号已经用在另一件事上，或者此后您的权限有了变化，没有再办。请刷新页面核对后重新提交。',
  'body-too-large': ({ megabytes }) =>
    `提交的内容超过 ${megabytes} MB，没有保存。请减少内容、压缩或分几次提交。`,
  'too-many-requests': ({ seconds }) =>
    `操作太频繁，平台暂时没有办理，也没有改动任何内容。请等 ${Number(seconds) > 60 ? `${Math.ceil(Number(seconds) / 60)} 分钟` : `${seconds} 秒`}后再试。`,
  'scan-found': ({ name, virus }) =>
    `文件${name ? `“${name}”` : ''}里查出病毒（${virus}），没有保存。请在自己的电脑上查毒，换一份干净的文件再上传。`,
  'scan-unavailable': ({ name }) =>
    `查毒程序暂时没有答复，文件${name ? `“${name}”` : ''}没有保存。请过几分钟再上传；仍不行，请告诉管理员。`,
  'not-found': () => '没有找到这条记录，或者它不在您的管理范围内。请核对后再试。',
  'body-unreadable': () =>
    '提交的内容读不出来：格式与请求头 Content-Type 所说的不符，或者没有传完。什么也没有改动，请刷新页面后重新提交。',
  'input-unreadable': ({ label, reason }) =>
    `填写的内容不符合要求${label ? `（${label}）` : ''}：${reason}。请修改后再提交。`,
  'program-error': ({ number }) =>
    `系统出现错误，您的操作没有生效。请稍后重试；如仍不行，请把编号 ${number} 告诉管理员。`,
}
