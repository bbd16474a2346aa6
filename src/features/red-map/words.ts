import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'red-map-whole-only': () => '红色云图全院共用一份，由院政工部门维护。请用“推荐场馆”或“纠错”提出意见。',
  'red-address-form': ({ label }) =>
    `${label}应是完整的网页地址，以 http:// 或 https:// 开头，不带用户名和密码。请核对。`,
  'red-address-inside': ({ label }) =>
    `${label}不是公网网址：不能填内网地址、本机地址或数字地址。请填公开的网址。`,
  'red-material-linked': ({ title }) => `《${title}》已经关联到这处场馆。请另选一份资料。`,
  'red-site-known': ({ name }) =>
    `云图上已有“${name}”（也可能已经撤下）。要补充或更正的，请打开它点“纠错”；确需恢复的，请联系院政工部门。`,
  'red-correction-empty': () => '没有改动任何一项。请把要更正的内容改好，再提交。',
  'red-correction-open': ({ name }) => `您对“${name}”的纠错还在等待处理。请等待结果，或先撤回它。`,
  'red-proposal-waiting': ({ name }) => `已有人推荐“${name}”，正在等待处理，不必重复推荐。`,
  'red-proposal-decided': ({ by }) => `这份推荐或纠错已由${by ?? '他人'}处理，请刷新页面查看结果。`,
  'red-links-not-here': () => '内网不检查链接。请由外网区检查后，把结果导出带回，在这里导入。',
  'red-link-none': () => '这个场馆没有网址，无需检查。',
  'red-looks-header': ({ titles }) =>
    `没有找到表头。请导入外网区导出的“链接检查结果”，要有这些列：${titles}。`,
  'red-looks-line': ({ line }) =>
    `第 ${line} 行看不懂：检查日期应为不晚于今天的日期，结果应为导出时的原样。请重新导出后再导入。`,
  'red-looks-empty': () => '表里没有检查结果。请先在外网区检查，再导出。',
}
