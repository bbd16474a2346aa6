import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'archive-filed': ({ number }) => `这件事已经归档，档号 ${number}。请在档案目录中查看。`,
  'archive-running': () => '这件事还没有办结，不能归档。请在批复印发（或撤回）之后再归档。',
  'archive-draft': () => '还有公文是草稿，没有印发，不能归档。请先印发或删除草稿。',
  'archive-typesetting': () => '公文还在排版，请过一会儿再归档。',
  'archive-sealing': () => '公文还在盖章，请盖章完成后再归档。',
  'archive-no-fonds': () => '还没有登记全宗号，不能编档号。请政工部门在“归档设置”里登记本单位的全宗号。',
  'archive-class-full': ({ place }) =>
    `“${place}”的件号已经用到 9999，不能再编。请联系政工部门增设机构（问题）代码。`,
  'archive-check-failed': ({ title, note }) => `四性检测没有通过：${title}（${note}）。请更正后再归档。`,
  'archive-path-unknown': ({ path }) => `档案包里没有文件“${path}”。请刷新页面后再选。`,
  'archive-number-form': () => '档号的格式不对，应当像“A182-WS·2022-Y-XZ-0001”。请核对后再填。',
  'archive-number-unknown': ({ number }) => `没有档号为“${number}”的档案。请核对档号。`,
  'loan-open': () => '您已经申请借阅这件档案，请等待答复。',
  'loan-needless': () => '这件档案在您的管理范围内，可以直接查看，不用借阅。',
  'loan-until': () => '借阅截止日期应当在今天之后、一年之内。请改正日期。',
  'loan-decided': () => '这份借阅申请已经有人答复。请刷新页面查看。',
  'retention-unknown': ({ kind }) => `没有“${kind}”这类事项。请从表里选择。`,
  'fonds-in-use': ({ code }) => `全宗号“${code}”已经编入档号，不能更改。档号应当保持稳定（DA/T 13-2022）。`,
}
