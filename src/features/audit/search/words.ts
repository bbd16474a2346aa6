/** What is done with the search and its synonyms. */
export const searchDeeds: Record<string, string> = {
  'search.exported': '导出检索结果',
  'search.rebuilt': '重建检索索引',
  'synonyms.added': '增加同义词',
  'synonyms.changed': '修改同义词',
  'synonyms.removed': '删除同义词',
}
