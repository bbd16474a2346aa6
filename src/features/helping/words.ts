import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'helping-never': ({ name }) =>
    `这件事只能由${name}同志本人办理，不能代办（投票、互评、谈心谈话、密码、委托本身等都是这样）。请先点“结束代办”，再办自己的事。`,
  'helping-not-consented': ({ name }) =>
    `${name}同志的委托里没有这一类事项。请先点“结束代办”；确需代办的，请${name}同志重新委托，勾选这一类。`,
  'helping-over': () =>
    '这次代办已经结束（到时间、点了结束，或委托已撤销）。请重新选择“代……办理”，或者以本人身份办理。',
  'helping-unsigned': ({ name }) =>
    `${name}同志签字的委托书还没有交回，不能代办。请打印委托书请本人签字，拍照上传后再办。`,
  'helping-coming': ({ fromOn }) => `委托从 ${fromOn} 开始，还没有到时间。请到那天再办。`,
  'helping-lapsed': ({ name }) =>
    `${name}同志和代办人已不在同一个党支部，委托不再有效。请由现在的党支部重新办理委托。`,
  'helping-withdrawn': ({ name }) => `${name}同志的委托已经撤销，不能再代办。请与本人联系。`,
  'helping-not-withdrawn': () => '这项委托已经到期或撤销，无需再撤销。请刷新页面。',
  'helping-oneself': () => '代办人和委托人是同一个人。“代办人”请另选一位。',
  'helping-no-witness': () => '当面委托须有见证人在场。“见证人”请选一位在场的同志。',
  'helping-witness-involved': () => '见证人不能是委托人、代办人或登记人。“见证人”请另选一位在场的同志。',
  'helping-backdated': () => '“开始日期”不能早于今天。请选今天或以后的日期。',
  'helping-ends-first': () => '“截止日期”早于开始日期，请修改。',
  'helping-too-long': ({ latest }) => `委托一次最长一年。“截止日期”请选 ${latest} 或更早的日期。`,
  'helping-stranger': ({ name }) =>
    `${name}不在委托人所在的党支部，不能代办。请选同一党支部的党员，或在本支部任职的同志。`,
  'helping-no-branch': () => '这位同志现在没有所在的党支部，不能办理委托。请先理顺组织关系。',
  'helping-known': ({ helper }) =>
    `已有一项交给${helper}的委托尚未结束，不必重复登记。要改内容的，先撤销原来的一项。`,
  'helping-paper-over': () => '这项委托已经到期或撤销，不能再附委托书。请重新登记一项委托。',
  'helping-paper-missing': () =>
    '请附上本人签字的委托书照片或扫描件（“委托书”），或者先登记、打印后再请本人签字。',
}
