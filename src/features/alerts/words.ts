import { formatDay } from '#basics/days.ts'
import type { Words } from '#platform/errors.ts'
import { faultWords } from './rulebook/faults/rules.ts'

export const words: Words = {
  'alert-closed': () => '这条提醒已经关闭，无需暂缓。请刷新页面。',
  'alert-snooze-past': () => '暂缓到的日期应在今天以后，请重新选择日期。',
  'alert-snooze-long': () => '一次最多暂缓 60 天，请选择更早的日期；到期后可以再次暂缓。',
  'alert-mandatory': ({ due }) =>
    `这一项是必办事项，暂缓不能超过到期日期${typeof due === 'string' ? `（${formatDay(due)}）` : ''}。请选择更早的日期，或尽快办理。`,
  'alert-snooze-above': () => '这条提醒同时提醒了上级党组织，请与上级党委商量，由上级党委暂缓。',
  'alert-not-snoozed': () => '这条提醒没有暂缓，无需恢复。请刷新页面。',
  ...faultWords,
  'alert-rule-moved-on': ({ version, by }) =>
    `${by ?? '他人'}刚刚发布了第 ${version ?? ''} 版。请刷新页面，在新版上修改。`,
  'alert-rule-same': () => '与现行版本相同，无需发布。',
  'alert-rules-need-whole': () => '提醒规则对全院生效，只有院党委政工部门可以修改。',
  'alert-no-past': ({ title }) =>
    `“${title ?? '这项指标'}”只能按现在的登记计算，不能试算过去一年。请用“现在会提醒谁”查看。`,
}
