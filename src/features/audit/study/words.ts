/** What is done with courses, study together and guides. */
export const studyDeeds: Record<string, string> = {
  'course.created': '新建课程',
  'course.saved': '保存课程',
  'course.submitted': '送审课程',
  'course.published': '发布课程',
  'course.givenBack': '退回课程',
  'course.withdrawn': '撤回课程',
  'courses.exported': '导出课程目录',
  'courseRecord.asked': '申请计入学习记录',
  'courseRecord.withdrawn': '撤回学习记录',
  'courseRecord.confirmed': '确认学习记录',
  'courseRecord.declined': '不确认学习记录',
  'courseRecords.exported': '导出学习记录',
  'studySession.organized': '组织学习',
  'studySessions.exported': '导出集体学习',
  'guide.created': '新增办事指南',
  'guide.published': '发布办事指南',
}
