/** What was done with alerts and their rules, in words. */
export const alertDeeds: Record<string, string> = {
  'alert.snoozed': '暂缓提醒',
  'alert.woken': '恢复提醒',
  'alerts.exported': '导出提醒列表',
  'alerts.evaluated': '核对全部提醒',
  'alertRule.created': '新增提醒规则',
  'alertRule.published': '发布提醒规则',
}
