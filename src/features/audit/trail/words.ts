/** What is done with the trail itself. */
export const trailDeeds: Record<string, string> = {
  'audit.exported': '导出审计记录',
  'audit.verified': '校验审计记录',
  'audit.anchored': '签署审计锚点',
  'audit.anchorsExported': '导出审计锚点',
  'audit.forwardSet': '设置审计记录转发',
  'audit.forwardTried': '测试审计记录转发',
  'audit.forwardFailed': '审计记录转发中断',
  'audit.forwardResumed': '审计记录转发恢复',
}
