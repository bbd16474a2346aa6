import type { Words } from '#platform/errors.ts'

const typed = '请对照纸面二维码下面的八位编号输入。'

export const words: Words = {
  'scan-no-code': () =>
    `这一页上没有认出二维码（可能没拍全、太暗或被遮住）。${typed}不是本平台打印的表，请点“不归位”。`,
  'scan-other-code': () => `这一页上的二维码不是本平台表单的。${typed}不是本平台打印的表，请点“不归位”。`,
  'scan-two-codes': () => `这一页上拍到了两张表。请分开拍，或者输入其中一张的编号归位，另一张再拍一次。`,
  'scan-token-unreadable': () => '“编号”是八位数字和大写字母（没有 0、O、1、I）。请对照纸面重新输入。',
  'scan-token-unknown': ({ token }) =>
    `没有编号为 ${token} 的表。请对照纸面核对编号，看是否输错或来自别的单位。`,
  'scan-elsewhere': () => '这张表是别的党支部的，您不能归位。请把纸件转交表上写的党支部办理。',
  'scan-page-known': ({ by, at, page }) =>
    `这张表的第 ${page} 页 ${at} 已由${by}归位，不重复归位。原来归位的不清楚的，先在那里撤下再归位。`,
  'scan-version-old': ({ version, newest }) =>
    `这是第 ${version} 版，内容后来改过，现在是第 ${newest} 版。请打印第 ${newest} 版重新签字。`,
  'scan-subject-over': ({ title }) =>
    `这张${title}对应的事项已经撤销或到期，不能再归位。请重新办理后打印新表。`,
  'scan-taken-out': ({ reason }) => `已从原来的地方撤下（${reason}）。${typed}不需要归位的，请点“不归位”。`,
  'scan-decided': ({ state }) => `这一页${state}，无需再处理。请刷新页面。`,
  'scan-not-filed': () => '这一页没有归位，无需撤下。请刷新页面。',
  'scan-consent-kept': () => '委托书是代办的依据，不能撤下。委托有误的，请撤销这项委托。',
  'scan-kind': ({ name }) => `“${name}”不是 PDF、JPG、PNG 或 WebP 文件。请换成照片或 PDF 扫描件（“文件”）。`,
  'scan-large': ({ name }) => `“${name}”超过 50 MB。请分成几个文件上传（“文件”）。`,
  'scan-many': () => '一次最多上传 20 个文件、200 页。请分几次上传（“文件”）。',
  'scan-damaged': ({ name }) => `“${name}”打不开，可能已损坏或设了密码。请重新扫描或拍照（“文件”）。`,
  'scan-heavy': ({ name }) => `“${name}”太大，处理不了。请分成几个文件，或降低扫描分辨率后上传（“文件”）。`,
  'slip-not-own': () => '只能打印本人的表，或者与委托事项相符的表。',
  'slip-nothing-to-print': () => '现在没有可以打印的内容。请先填报，或刷新页面查看。',
}
