/** The fields of materials, columns and topics. */
export const libraryFields: Record<string, string> = {
  summary: '摘要',
  columnId: '栏目',
  topicIds: '专题',
  issuer: '发布机关',
  repealedOn: '废止日期',
  audienceId: '阅读范围',
  sensitivity: '标识',
  body: '正文',
  changeNote: '修订说明',
  position: '次序',
  replaces: '代替的规定',
}
