/** What is done with consents to 代办, and on them. */
export const helpingDeeds: Record<string, string> = {
  'helping.recorded': '登记代办委托',
  'helping.paperAdded': '附上签字的委托书',
  'helping.withdrawn': '撤销代办委托',
  'helping.begun': '开始代办',
  'helping.ended': '结束代办',
  'helping.exported': '导出代办委托和记录',
}
