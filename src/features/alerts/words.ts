import { formatDay } from '#basics/days.ts'
import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'alert-closed': () => '这条提醒已经关闭，无需暂缓。请刷新页面。',
  'alert-snooze-past': () => '暂缓到的日期应在今天以后，请重新选择日期。',
  'alert-snooze-long': () => '一次最多暂缓 60 天，请选择更早的日期；到期后可以再次暂缓。',
  'alert-mandatory': ({ due }) =>
    `这一项是必办事项，暂缓不能超过到期日期${typeof due === 'string' ? `（${formatDay(due)}）` : ''}。请选择更早的日期，或尽快办理。`,
  'alert-snooze-above': () => '这条提醒同时提醒了上级党组织，请与上级党委商量，由上级党委暂缓。',
  'alert-not-snoozed': () => '这条提醒没有暂缓，无需恢复。请刷新页面。',
  'alert-measure-unknown': () => '没有这项指标，请从指标列表中选择。',
  'alert-leads-missing': () => '请至少填写一个提醒时间。',
  'alert-leads-twice': () => '有两个提醒时间落在同一天，请去掉一个。',
  'alert-addressees-missing': () => '请至少选择一个提醒对象。',
  'alert-not-personal': () => '这项指标不针对个人，不能提醒本人。请在提醒对象中去掉“本人”。',
  'alert-escalation-same': () => '升级提醒的对象已在提醒对象中。请另选升级对象，或取消升级提醒。',
  'alert-number-missing': () => '条件数值与所选指标不符：有数值的指标请填写数值，没有数值的指标请留空。',
  'alert-number-range': ({ least, most, unit }) =>
    `条件数值应在 ${least ?? ''} 至 ${most ?? ''}${unit ?? ''}之间，请核对。`,
  'alert-fact-unknown': ({ name }) =>
    `内容中的“{${name ?? ''}}”不是这项指标能提供的变量。请从变量列表中选择，或去掉花括号。`,
  'alert-rule-moved-on': ({ version, by }) =>
    `${by ?? '他人'}刚刚发布了第 ${version ?? ''} 版。请刷新页面，在新版上修改。`,
  'alert-rule-same': () => '与现行版本相同，无需发布。',
  'alert-rules-need-whole': () => '提醒规则对全院生效，只有院党委政工部门可以修改。',
  'alert-no-past': ({ title }) =>
    `“${title ?? '这项指标'}”只能按现在的登记计算，不能试算过去一年。请用“现在会提醒谁”查看。`,
}
