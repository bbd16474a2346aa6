import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'ledger-branches-only': ({ name }) => `“${name}”不是党支部。台账按党支部生成，请选择党支部。`,
  'ledger-year-ahead': ({ year }) => `${year} 年还没有开始，请选择今年或以前的年度。`,
  'work-item-due-past': () => '完成期限早于今天，请选择今天或以后的日期。',
  'work-item-due-same': () => '完成期限没有变化，请另选日期。',
  'work-item-place-closed': ({ name }) => `“${name}”已经撤销，不能再登记事项。请另选党组织。`,
  'work-item-done': () => '这件事项已经办结，不能再改。需要继续办理的，请另外登记一项。',
  'work-item-cancelled': () => '这件事项已经取消，不能再改。需要办理的，请另外登记一项。',
  'work-item-day-ahead': () => '日期晚于今天，请填写实际办理的日期。',
  'work-item-day-before': ({ openedOn }) => `日期早于登记日期 ${openedOn}，请填写登记以后的日期。`,
  'work-item-without-evidence': () => '整改事项请先登记进展或上传佐证材料，再办结。',
  'work-item-given': ({ source }) =>
    `这件事项由${source}。调整期限或取消，请与布置的党组织联系，由他们办理。`,
  'work-item-strangers': () => '责任人里有不在本党组织的同志，请从本党组织的名册里选择。',
  'work-item-not-below': ({ name }) => `“${name}”不是下级党组织，不能向它布置任务。请去掉后再布置。`,
}
