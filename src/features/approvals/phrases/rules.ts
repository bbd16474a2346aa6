/** What is written most often, offered to everybody. */
export const usualPhrases = [
  '同意。',
  '拟同意，请领导审批。',
  '情况属实，同意上报。',
  '材料齐全，符合规定。',
  '请补充材料后再报。',
  '请按标注的内容修改。',
] as const
