/** The deeds of 红色云图. */
export const redMapDeeds: Record<string, string> = {
  'redSites.entered': '红色云图：收录随程序来的场馆',
  'redSites.exported': '导出红色场馆列表',
  'redSite.withdrawn': '红色云图：撤下场馆',
  'redSite.materialLinked': '红色云图：关联资料',
  'redSite.materialUnlinked': '红色云图：取消关联资料',
  'redLinks.asked': '红色云图：要求检查链接',
  'redLinks.checked': '红色云图：检查链接',
  'redLinks.exported': '导出红色云图链接检查结果',
  'redLinks.brought': '红色云图：导入带回的链接检查结果',
  'redProposal.made': '红色云图：推荐或纠错',
  'redProposal.withdrawn': '红色云图：撤回推荐或纠错',
  'redProposal.accepted': '红色云图：采纳推荐或纠错',
  'redProposal.declined': '红色云图：不采纳推荐或纠错',
  'redProposals.exported': '导出红色云图推荐与纠错',
}
