/** The columns of what is handed out as a sheet. */
export const ruleColumns = [
  { title: '数据', width: 26 },
  { title: '从何时起', width: 26 },
  { title: '保存天数', width: 10 },
  { title: '最少天数', width: 10 },
  { title: '到期后', width: 22 },
  { title: '为什么', width: 50 },
  { title: '依据', width: 44 },
  { title: '现在会清理', width: 12 },
  { title: '现在留着', width: 12 },
  { title: '留着的原因', width: 50 },
]

export const rowColumns = [
  { title: '数据', width: 26 },
  { title: '编号', width: 24 },
  { title: '所属', width: 24 },
  { title: '起算时间', width: 18 },
  { title: '会清理还是留着', width: 16 },
  { title: '留着的原因', width: 40 },
]

export const runColumns = [
  { title: '次序号', width: 10 },
  { title: '开始', width: 18 },
  { title: '结束', width: 18 },
  { title: '起因', width: 12 },
  { title: '发起人', width: 12 },
  { title: '理由', width: 40 },
  { title: '清理', width: 12 },
  { title: '留着', width: 12 },
]

export const lineColumns = [
  { title: '次序号', width: 10 },
  { title: '时间', width: 18 },
  { title: '数据', width: 26 },
  { title: '保存天数', width: 10 },
  { title: '到期', width: 10 },
  { title: '清理', width: 10 },
  { title: '留着', width: 10 },
  { title: '留着的原因', width: 60 },
]
