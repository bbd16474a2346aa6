/** What hinders a guide from being published, in words. */
export const faultWords: Record<string, (facts: Record<string, unknown>) => string> = {
  'guide-node-twice': ({ key }) => `编号“${key}”用了两次。请给其中一个换一个编号。`,
  'guide-start-missing': () => '没有第一个问题。请指定从哪一个问题开始。',
  'guide-answer-astray': ({ node, answer }) =>
    `“${node}”的选项“${answer}”没有通向任何问题或结果。请选择下一步。`,
  'guide-circle': ({ node }) => `从“${node}”出发会绕回原处，永远走不到结果。请改正选项的下一步。`,
  'guide-node-unreached': ({ node }) => `没有任何选项通向“${node}”。请接上，或者删去它。`,
  'guide-answers-few': ({ node }) => `问题“${node}”至少要有两个选项。请补上选项。`,
  'guide-cite-missing': ({ node }) => `“${node}”没有写明依据。请选择依据的规定。`,
  'guide-cite-unknown': ({ node, regulation }) =>
    `“${node}”引用的“${regulation}”不在规定目录里。请从目录中选择。`,
  'guide-steps-missing': ({ node }) => `结果“${node}”没有写怎么做。请至少写一步。`,
  'guide-form-missing': ({ node }) => `结果“${node}”没有通向办理的表单。请至少选择一个。`,
}
