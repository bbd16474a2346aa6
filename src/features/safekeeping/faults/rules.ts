const faultSentences: Record<string, string> = {
  'no-room': '备份文件夹所在的磁盘空间不足，没有开始。请清理磁盘，或把备份文件夹改到空间更大的磁盘。',
  ENOSPC: '写到一半磁盘满了，没写完的已删除。请清理磁盘，或把备份文件夹改到空间更大的磁盘。',
  EDQUOT: '磁盘配额用完了，没写完的已删除。请提高配额，或换一个备份文件夹。',
  EACCES: '平台没有权限写入备份文件夹。请把文件夹的写入权限交给运行平台的用户。',
  EPERM: '平台没有权限写入备份文件夹。请把文件夹的写入权限交给运行平台的用户。',
  EROFS: '备份文件夹所在的磁盘是只读的。请检查磁盘，或换一个备份文件夹。',
  ENOENT: '备份文件夹不存在，也建不起来。请检查路径和磁盘是否挂载。',
  ENOTDIR: '备份文件夹的路径里有一段不是文件夹。请改正路径。',
  EEXIST: '备份文件夹的路径被一个文件占着。请改正路径。',
  EIO: '磁盘读写出错，可能已损坏。请检查磁盘。',
  killed: '做备份的进程被终止（可能内存不足），没写完的留有草稿，下次备份时清除。平台会再试。',
  interrupted: '平台在备份时停止了，没写完的留有草稿，下次备份时清除。平台会再做。',
  process: '做备份的进程没能启动。请检查内存和系统对进程数的限制。',
  'file-exists': '同名的文件已在备份文件夹里，没有覆盖。请移走它。',
  'backup-damaged': '写好的备份读回时与记下的校验值不符，磁盘可能已损坏。请检查磁盘，并换一个备份文件夹。',
}

/** Why there is no backup, or why its drill could not be held. */
export const faultSentence = (code: string, part: string | null = null): string =>
  `${faultSentences[code] ?? `程序出错（${code}），没有做成。请把日志里的这一条告诉开发人员。`}${part ? `（${part}）` : ''}`

export type DrillFault = {
  what: 'trail' | 'value' | 'file' | 'key'
  entry?: number | undefined
  table?: string | undefined
  column?: string | undefined
  digest?: string | undefined
}

/** What did not hold after a backup was put back. */
export function drillFaultSentence({ what, entry, table, column, digest }: DrillFault): string {
  if (what === 'trail') return `恢复后，审计记录从第 ${entry} 条起接不上。`
  if (what === 'value') return `恢复后，${table}.${column} 里抽到的密封内容打不开。`
  if (what === 'file') return `恢复后，抽到的文件 ${digest?.slice(0, 16)}…… 打不开，或内容与校验值不符。`
  return '没有与这份备份相配的密钥，密封的内容和文件没有试开。'
}

/** What came back of a backup, and what of it was tried. */
export type Report = {
  tables: number
  rows: number
  files: number
  trail: number
  values: number
  opened: number
  faults: DrillFault[]
}
