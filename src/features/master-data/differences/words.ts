import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'difference-accepted': () => '这条差异已经采纳，不能再次处理。请刷新页面核对。',
  'difference-declined': () => '这条差异已经决定不采纳，不能再次处理。请刷新页面核对。',
  'difference-settled': () => '主数据与名册已经一致，无需处理。请刷新页面核对。',
  'difference-needs-choice': ({ choices }) => `主数据没有说明原因，请先选择：${choices}。`,
  'difference-otherwise': ({ now }) =>
    `名册中这一项已改为“${now ?? '空'}”，与提出差异时不同。请刷新页面核对；确认不需要的请不采纳。`,
  'difference-not-together': ({ name, kind }) =>
    `“${name}”的差异是“${kind}”，需要逐条核实，不能批量采纳。请从选择中去掉它，单独办理。`,
  'difference-reopened-by-hand': ({ name }) =>
    `“${name}”在名册中已经撤销。恢复须在该组织的“变更记录”中撤回“撤销”这一条，撤回后本差异自动结清。`,
  'difference-target-unknown': ({ code }) =>
    code
      ? `名册中没有组织编码为“${code}”的党组织，或它不在您的管理范围内。请由上级党委办理，或先登记该组织。`
      : '主数据没有写明新的党支部。请先询问党支部，或写明原因不采纳。',
  'difference-no-move': ({ name, kind }) =>
    `“${name}”的差异是“${kind}”，不是党员调动，不能发起组织关系转接。请从选择中去掉它，单独办理。`,
  'difference-dues-needed': ({ name }) =>
    `${name}是党员，调动按组织关系转接办理。请填写“党费交至”的月份，再采纳。`,
  'difference-not-asked': () => '这条差异没有待答复的询问。请刷新页面核对。',
}
