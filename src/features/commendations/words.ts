import { formatDay } from '#basics/days.ts'
import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'commendation-full-member': ({ name }) => `${name}现在不是党籍正常的正式党员，不能推荐。请另选人员。`,
  'commendation-too-early': ({ name, years, day }) =>
    `${name}到${formatDay(String(day))}党龄 ${years} 年，未满 50 年。请核对入党和转正日期，或到满年的年度再推荐。`,
  'commendation-grade': ({ name }) => `${name}最近一次民主评议不是合格以上，不能推荐。请另选人员。`,
  'commendation-post': ({ name }) =>
    `${name}现在没有党内职务，不能推荐为优秀党务工作者。请核对任职或另选人员。`,
  'commendation-level': ({ title, levels }) => `${title}的级别应为${levels}，请重新选择级别。`,
  'commendation-year': () => '只能推荐上一年度、本年度和下一年度的表彰，请核对年度。',
  'commendation-known': ({ name }) => `${name}已有同一年度、同一级别的推荐或表彰，不必重复推荐。`,
  'commendation-whom': ({ title, of }) =>
    of === 'organization' ? `${title}表彰党组织，请选择党组织。` : `${title}表彰党员，请选择党员。`,
  'commendation-moved-on': () => '这份推荐已到下一步或已经办结，请刷新页面查看。',
  'commendation-decide-above': () => '院级以上的表彰由院政工部门决定。请在审核后等待院里决定。',
  'commendation-in-future': () => '表彰日期晚于今天，请在决定以后登记。',
  'commendation-not-awarded': () => '还没有决定表彰，不能打印证书。',
}
