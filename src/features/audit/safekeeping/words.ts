/** What was done to keep everything safe, in words. */
export const safekeepingDeeds: Record<string, string> = {
  'backup.started': '立即备份',
  'backup.made': '做成备份',
  'backup.failed': '备份失败',
  'backup.drilled': '演练恢复',
  'backup.drillFailed': '恢复演练未通过',
  'backup.planned': '设置备份',
  'backups.exported': '导出备份记录',
}

export const safekeepingFields: Record<string, string> = {
  backupAt: '备份时间',
  backupFolder: '备份文件夹',
  backupRows: '行数',
  backupFiles: '文件数',
  backupDigest: '校验值',
  encrypted: '是否加密',
  trailEntries: '审计记录条数',
  valuesOpened: '打开的密封内容数',
  filesOpened: '打开的文件数',
  recipient: '加密公钥',
  daily: '每日保留份数',
  weekly: '每周保留份数',
  monthly: '每月保留份数',
  folder: '备份文件夹',
  drill: '恢复演练',
  at: '时间',
}
