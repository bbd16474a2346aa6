import { words as uploadWords } from '#features/library/uploads/words.ts'
import type { Words } from '#platform/errors.ts'
import { attachable, limits } from './rules.ts'

export const words: Words = {
  'outside-only': () => '外网办事只在外网平台提交。在内网请直接到“请示批复”起草。',
  'outside-code': () =>
    '“办事码”不对、已停用或者过期。请核对后再试；刚开通的，要等下一个摆渡包送到外网后才能用。',
  'outside-too-often': ({ minutes }) => `试得太频繁了，请 ${minutes} 分钟以后再来。`,
  'outside-many': () =>
    `这个办事码还有 ${limits.open} 件没有结果，不能再提交。请等已提交的有了结果，或者联系本组织。`,
  'outside-number': ({ field }) =>
    `“${field === 'matter' ? '事由' : '内容'}”里有公民身份号码。外网不收身份号码，请删去，受理后在内网补充。`,
  'outside-secret': ({ field }) =>
    `“${field === 'matter' ? '事由' : '内容'}”里有密级标志或字样。外网严禁传输国家秘密，请立即停止填写，按保密规定办理。`,
  'outside-files-many': () => `“附件”最多 ${limits.files} 个，请合并或者减少后再提交。`,
  'outside-file-kind': () => `“附件”只收 ${attachable.join('、')}。请转换格式后再提交。`,
  'outside-file-empty': () => '“附件”里有空文件，请重新选择。',
  'outside-files-large': () => `“附件”合计超过 ${limits.megabytes} MB，请压缩或者减少后再提交。`,
  'outside-file-content': ({ name, fault }) =>
    `“附件”“${name}”没有通过检查：${uploadWords[String(fault)]?.({ name }) ?? '文件损坏，或者含有会运行的内容。'}请换一个文件。`,
  'outside-settled': () => '这件外网来件已经受理或者不受理，不能重复办理。请刷新页面查看。',
  'outside-pass-until': ({ most }) => `“有效期至”要在今天以后、${most} 以前。请改正日期。`,
  'outside-pass-ended': () => '这个办事码已经停用。请刷新页面查看。',
}
