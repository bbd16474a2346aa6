/** What is done with consents to 代办, and on them; with forms on paper and their scans. */
export const helpingDeeds: Record<string, string> = {
  'helping.recorded': '登记代办委托',
  'helping.paperAdded': '附上签字的委托书',
  'helping.withdrawn': '撤销代办委托',
  'helping.begun': '开始代办',
  'helping.ended': '结束代办',
  'helping.exported': '导出代办委托和记录',
  'slip.printed': '打印纸质表单',
  'slips.exported': '导出纸质表单和归位记录',
  'scan.brought': '上传扫描件归位',
  'scanPage.filed': '扫描件归位',
  'scanPage.setAside': '扫描件不归位',
  'scanPage.takenOut': '撤下归位的扫描件',
}
