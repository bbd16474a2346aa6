import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'practice-stranger': () => '“人员”里有人不在您管理的党支部任职，请刷新后从名单中重新勾选。',
  'practice-invited-here': () => '演练支部里不能请人演练。请点“回到平台”，在“演练支部”页面里邀请。',
  'practice-none': () => '这里不是演练支部。请先打开“演练支部”页面，点“开始演练”。',
  'practice-here': () => '您已经在演练支部里，不必再次进入。要重新开始，请点“清空重来”。',
  'practice-over': () => '这个演练支部已经结束。请回到平台，在“演练支部”页面点“开始演练”。',
  'practice-ticket-unknown': () => '进入演练支部的链接不完整。请回到平台，在“演练支部”页面重新点“开始演练”。',
  'practice-ticket-old': () => '进入演练支部的链接已过期。请回到平台，在“演练支部”页面重新点“开始演练”。',
  'practices-full': ({ atOnce }) =>
    `现在已有 ${atOnce} 个演练支部在使用，暂时开不出新的。请过些时候再来，或者请已经练完的同志点“结束演练”。`,
  'practice-too-often': ({ aDay }) =>
    `今天已经开过 ${aDay} 次演练支部。请在现有的演练支部里继续，或者明天再来。`,
  'practice-elsewhere': () =>
    '演练环境正由另一个进程使用，这里暂时打不开。请稍后再试，或请管理员只留一个进程。',
  'practice-not-ready': () => '演练环境没有打开。请稍后再试；仍然不行的，请告诉管理员。正式数据不受影响。',
}
