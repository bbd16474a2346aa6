/** What is done with boards of one's own. */
export const boardDeeds: Record<string, string> = {
  'board.saved': '保存看板',
  'board.shared': '共享看板',
  'board.removed': '删除看板',
  'board.subscribed': '订阅看板',
  'board.unsubscribed': '不再订阅看板',
  'board.exported': '导出看板',
}
