type Facts = Record<string, unknown>

/** What is wrong with a rule, said while it is written and when it is refused. */
export const faultWords: Record<string, (facts: Facts) => string> = {
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
}
