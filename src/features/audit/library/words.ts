/** Of the library: what became of a material, its columns and topics. */
export const libraryDeeds: Record<string, string> = {
  'material.drafted': '登记资料',
  'material.saved': '保存资料草稿',
  'material.submitted': '提交资料审核',
  'material.returned': '退回资料修改',
  'material.published': '发布资料',
  'material.revised': '起草资料新版本',
  'material.replaced': '由新规定代替',
  'material.draftDiscarded': '放弃资料新版本草稿',
  'material.withdrawn': '撤下资料',
  'materials.exported': '导出资料目录',
  'library.addedColumn': '新增栏目',
  'library.changedColumn': '修改栏目',
  'library.removedColumn': '删去栏目',
  'library.addedTopic': '新增专题',
  'library.changedTopic': '修改专题',
  'library.removedTopic': '删去专题',
}
