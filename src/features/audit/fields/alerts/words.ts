/** The fields of alerts and their rules. */
export const alertFields: Record<string, string> = {
  snoozedUntil: '暂缓至',
  severity: '程度',
  threshold: '条件数值',
  indicator: '指标',
  measures: '提醒种类',
  severities: '程度',
  states: '状态',
  dueFrom: '到期日期自',
  dueTo: '到期日期至',
  found: '发现',
  newAlerts: '新提醒',
  closedAlerts: '关闭的提醒',
  reminded: '提醒人次',
}
