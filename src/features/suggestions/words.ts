import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'suggestion-receiver': () => '“提给谁”请选您所在的党支部，或者它的上级党组织。',
  'suggestion-no-organization': () =>
    '您的档案里没有所在党组织，暂时不能提意见建议。请先联系政治工作部核对个人信息。',
  'suggestion-passed-on': ({ name }) => `这条意见建议已经转给${name}，由它答复。您仍然可以查看办理经过。`,
  'suggestion-withdrawn': () => '这条意见建议已由本人撤回，不必再办理。请刷新页面。',
  'suggestion-settled': () => '本人已确认解决，这条意见建议已经办结。又出现问题的，由本人点“未解决”。',
  'suggestion-answered': () => '已经答复，不能再转上级。本人认为未解决的，会重新转为待答复，到时再转。',
  'suggestion-at-top': () => '这里已经是最上一级，不能再往上转。请直接写“答复”。',
  'suggestion-answered-already': () => '已经有了答复，不能撤回。请选“已解决”或“未解决”。',
  'suggestion-not-answered': () => '还没有答复。要补充情况的，请选“补充”。',
  'suggestion-words-missing': () => '“说明”没有填写。请写明要补充的情况，或者还有什么没有解决。',
  'suggestion-photo-unreadable': ({ name }) => `照片“${name}”打不开。“照片”请换一张 JPG 或 PNG 图片。`,
  'suggestion-photos-many': ({ most }) => `“照片”最多附 ${most} 张，请去掉几张。`,
}
