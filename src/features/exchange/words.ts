import { words as uploadWords } from '#features/library/uploads/words.ts'
import type { Words } from '#platform/errors.ts'
import { kindTitles } from './kinds/rules.ts'

const titleOf = (kind: unknown) => kindTitles[kind as keyof typeof kindTitles] ?? String(kind)

export const words: Words = {
  'exchange-off': () => '这里没有开通内外网摆渡。演练环境里不摆渡，请回到平台办理。',
  'exchange-whole-only': () => '摆渡由管理全院的政工部门办理。您的管理范围不是全院，请联系院政工部门。',
  'partner-none': () => '还没有登记对方。请先在“摆渡”页面登记对方的名片，核对指纹。',
  'partner-there': () => '已经登记了对方。要换，请先点“结束摆渡关系”，再登记新的名片。',
  'partner-before': () =>
    '与这张名片以前建立过关系，密钥没有换过。为防旧包被重新收下，请至少一方更换密钥文件（exchange.key），再重新登记。',
  'partner-card': () => '“名片”不完整，或者不是摆渡名片。请从对方“摆渡”页面点“复制名片”，整行粘贴。',
  'partner-zone': () => '“名片”是同一网络的。请粘贴另一个网络上那套平台的名片。',
  'partner-fingerprint': () =>
    '“指纹”与名片不符。请当面或者打电话请对方再念一遍；仍不相符，名片可能在途中被换过，不要登记。',
  'queue-inside-only': () => '短信队列由内网送出，请在内网平台的“摆渡”页面办理。',
  'queue-moved-on': () => '短信队列的放行方式已经变了。请刷新页面后再看。',
  'queue-own': () => '短信队列不逐包放行是您提出的，要由另一位同志同意。请通知其他有权限的同志。',
  'package-open': () => '已有一个摆渡包等待核对或放行。请先把它放行或作废，再编制新的。',
  'package-moved-on': () => '这个摆渡包的状态已经变了。请刷新页面后再看。',
  'package-undecided': ({ undecided }) =>
    `清单里还有 ${undecided} 处查出的内容没有决定。请逐处“扣下”或者写明理由“准许”，再继续。`,
  'package-empty': () => '包里没有要放行的内容：全部都扣下了。请放回至少一项，或者作废这个包。',
  'package-own': () => '清单是您核对的，要由另一位同志放行。请通知其他有权限的同志。',
  'package-never': ({ name }) =>
    `“${name}”里查出公民身份号码或密级标志，不能出网。请在资料里改掉，重新发布后再编制。`,
  'package-stale': ({ name }) =>
    `“${name}”在清单编好以后又改过、撤下了，或者不再公开。请作废这个包，重新编制。`,
  'package-not-handed': () => '这个包还没有放行，没有可以下载的文件。请先核对、放行。',
  'package-name': () =>
    '“文件”不是摆渡包：文件名应以 .age 结尾，只含字母、数字、点、横线。请选择对方交来的文件。',
  'package-not-ours': () =>
    '文件打不开：不是发给本平台的摆渡包，或者内容已经损坏。请对方核对名片后重新交出。',
  'package-damaged': () => '文件在途中损坏了，没有收下任何内容。请对方把同一号的包再交出一次。',
  'package-signature': () =>
    '签名不是所登记的对方的，没有收下任何内容。请保留文件，与对方核对指纹，并报告保密部门。',
  'package-other-way': () => '这个包不是对方发给本平台的（方向或名片不符），没有收下。',
  'package-format': () => '包里的清单不合规定，没有收下任何内容。请核对双方平台的版本。',
  'package-kind': ({ kind }) => `包里有本平台不认识的类别“${kind}”，没有收下任何内容。请核对双方平台的版本。`,
  'package-owner': ({ kind }) =>
    `包里有“${titleOf(kind)}”，这一类不归对方所在的网络，没有收下任何内容。请报告保密部门。`,
  'package-record': ({ name }) => `“${name}”的内容不合规定，整个包都没有收下。请对方改正后重新编制。`,
  'package-files': () => '包里的文件与清单不符：缺少，或者多出，没有收下任何内容。',
  'package-large': () => '包里的文字超过规定的大小，没有收下任何内容。请对方分成几个包。',
  'package-content': ({ name, fault }) =>
    `“${name}”没有通过检查，整个包都没有收下：${uploadWords[String(fault)]?.({ name }) ?? '文件损坏，或者含有会运行的内容。'}`,
  'package-forked': ({ number }) =>
    `第 ${number} 号包与这里已有的接不上：对方的平台可能从备份恢复过。请双方更换密钥后重新登记，再整体摆渡一次。`,
}
