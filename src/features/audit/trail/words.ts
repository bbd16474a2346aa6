import { exchangeDeeds } from '../exchange/words.ts'

/** What is done with the trail itself, with the keys of the data, and with whole numbers that leave as a file. */
export const trailDeeds: Record<string, string> = {
  ...exchangeDeeds,
  'file.taken': '下载文件',
  'audit.exported': '导出审计记录',
  'audit.verified': '校验审计记录',
  'audit.anchored': '签署审计锚点',
  'audit.anchorsExported': '导出审计锚点',
  'person.copyTaken': '下载本人信息副本',
  'person.addressesSealed': '加密已有的家庭住址',
  'keys.added': '增加加密密钥',
  'keys.resealed': '重新加密',
  'keys.retired': '去掉加密密钥',
  'numberExport.asked': '申请导出完整号码',
  'numberExport.agreed': '同意导出完整号码',
  'numberExport.refused': '不同意导出完整号码',
  'numberExport.withdrawn': '撤回导出申请',
  'numberExport.taken': '下载完整号码',
  'numberExports.exported': '导出号码导出登记',
  'audit.forwardSet': '设置审计记录转发',
  'audit.forwardTried': '测试审计记录转发',
  'audit.forwardFailed': '审计记录转发中断',
  'audit.forwardResumed': '审计记录转发恢复',
}
