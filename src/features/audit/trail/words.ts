/** What is done with the trail itself, and with the keys of the data. */
export const trailDeeds: Record<string, string> = {
  'audit.exported': '导出审计记录',
  'audit.verified': '校验审计记录',
  'audit.anchored': '签署审计锚点',
  'audit.anchorsExported': '导出审计锚点',
  'keys.added': '增加加密密钥',
  'keys.resealed': '重新加密',
  'keys.retired': '去掉加密密钥',
  'audit.forwardSet': '设置审计记录转发',
  'audit.forwardTried': '测试审计记录转发',
  'audit.forwardFailed': '审计记录转发中断',
  'audit.forwardResumed': '审计记录转发恢复',
}
