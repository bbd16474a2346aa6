/** How long data is kept, and what was let go of, in words. */
export const retentionDeeds: Record<string, string> = {
  'retention.periodSet': '修改数据保存期限',
  'retention.started': '开始清理到期数据',
  'retention.cleared': '清理到期数据',
  'retention.exported': '导出数据保存期限或清理记录',
}

export const retentionFields: Record<string, string> = {
  run: '清理次序号',
  expired: '到期条数',
  removed: '清理条数',
  kept: '留着条数',
}
