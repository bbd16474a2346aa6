/** What the deeds of 红色云图 say, by field. */
export const redMapFields: Record<string, string> = {
  sites: '场馆数',
  siteId: '场馆',
  fields: '改动的项目',
  taken: '导入的检查',
  unknown: '没有对应场馆的网址',
  linkState: '链接状态',
  unchecked: '未核验',
  alive: '可用',
  unsteady: '暂不可用',
  dead: '已失效',
  theme: '主题',
  province: '省份',
}
