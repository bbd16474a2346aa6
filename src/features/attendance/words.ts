import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'sign-in-code-unknown': () => '这不是本平台的签到二维码，或者没有扫完整。请重新扫描会场屏幕上的二维码。',
  'sign-in-too-late': () => '这个二维码已经过去一天多了，不能再签到。请向会议记录人说明，由记录人登记。',
  'sign-in-confirmed': () => '会议记录已经确认，不能再签到。到会情况有误的，请联系会议记录人补记。',
  'sign-in-cancelled': () => '这次会议已取消，不用签到。',
  'sign-in-not-on-roll': ({ name }) =>
    `${name}不在这次会议应到会人员名单里，没有签到。列席会议的，请告诉会议记录人；组织关系有误的，请联系所在党支部。`,
  'sign-in-entry-not-on-roll': () => '补签的同志不在这次会议应到会人员名单里。列席人员请在登记会议时填写。',
  'sign-in-already': ({ name }) => `${name}已经签到，不用补签。请刷新页面。`,
}
