/** What is done with boards of one's own, and with screens. */
export const boardDeeds: Record<string, string> = {
  'board.saved': '保存看板',
  'board.shared': '共享看板',
  'board.removed': '删除看板',
  'board.subscribed': '订阅看板',
  'board.unsubscribed': '不再订阅看板',
  'board.exported': '导出看板',
  'boardNeeds.exported': '导出下级党组织缺什么',
  'screen.saved': '新建大屏',
  'screen.changed': '修改大屏',
  'screen.removed': '删除大屏',
  'screens.exported': '导出大屏列表',
  'screenLink.made': '开通大屏展示链接',
  'screenLink.ended': '停用大屏展示链接',
  'screenLink.opened': '打开大屏展示链接',
  'screenLinks.exported': '导出大屏展示链接列表',
}
