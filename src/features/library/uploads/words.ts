import type { Words } from '#platform/errors.ts'
import { acceptedEndings } from './rules.ts'

/** Why a file is not taken. */
export const words: Words = {
  'upload-kind': ({ name }) =>
    `“${name}”不是可以上传的类型。可以上传：${acceptedEndings.join(' ')}。请转换格式后再传。`,
  'upload-virus': ({ name }) => `“${name}”里查出病毒，没有保存。请在自己的电脑上查毒，换一份干净的文件再传。`,
  'upload-unscanned': ({ name }) =>
    `查毒程序没有答复，“${name}”没有保存。请过几分钟再传；仍不行，请告诉管理员。`,
  'upload-svg': () => 'SVG 图片里可以藏有会运行的脚本，不能上传。请另存为 PNG 或 JPG 后再传。',
  'upload-html': () =>
    '网页文件里可以藏有会运行的脚本，不能上传。请把文字粘贴到文章里，或另存为 PDF 后再传。',
  'upload-old-office': ({ name }) =>
    `“${name}”是旧版或其他办公软件的格式，不能在网页里阅读。请另存为 .docx、.pptx、.xlsx 或 PDF 后再传。`,
  'upload-archive': () => '不能上传压缩包。请解压后把里面的文件一起选中上传。',
  'upload-empty': ({ name }) => `“${name}”是空文件，没有内容。请检查后再传。`,
  'upload-large': ({ name, kind, megabytes }) =>
    `“${name}”太大：${kind}最大 ${megabytes} MB。请压缩、分成几份，或降低清晰度后再传。`,
  'upload-many': ({ most }) =>
    `您还有 ${most} 个文件没有传完或没有用到资料里。请先处理这些文件，再上传新的。`,
  'upload-cover-kind': () => '只有视频要另传小图：图片和文档的小图由平台生成。',
  'upload-cover-large': ({ megabytes }) => `小图最大 ${megabytes} MB。请缩小后再传。`,
  'upload-not-ready': ({ name }) => `“${name}”还没有传完或没有通过检查。请等检查结束，或换一个文件。`,
  'upload-offset': ({ received }) =>
    `已收到的内容是 ${received} 字节，与这一段的起点对不上。请从已收到的地方接着传。`,
  'upload-piece': ({ due }) => `这一段应为 ${due} 字节。请按每段 2 MB 上传，最后一段传剩下的部分。`,
  'upload-markup': ({ name }) =>
    `“${name}”里面其实是网页或 SVG，可能带有会运行的脚本，没有保存。请另存为 PDF 或 PNG 后再传。`,
  'upload-program': ({ name }) => `“${name}”里面其实是可执行程序，没有保存。请检查文件来源。`,
  'upload-ole': ({ name }) =>
    `“${name}”里面其实是旧版 Office 文件（或加了密码），没有保存。请去掉密码并另存为 .docx、.pptx 或 .xlsx 后再传。`,
  'upload-other': ({ name, found }) =>
    `“${name}”的内容和扩展名不一致：里面其实是${found}。请改正扩展名或重新导出后再传。`,
  'archive-damaged': () => '文件已损坏，或里面的大小与记录不符，打不开。请重新导出后再传。',
  'archive-bomb': () =>
    '文件解压后异常庞大（俗称“解压炸弹”），没有保存。请检查文件来源，或用办公软件重新保存后再传。',
  'archive-locked': () => '文件加了密码，打不开。请去掉密码后再传。',
  'office-kind': () => '文件的内容和扩展名不一致：不是对应的 Office 文档。请检查后再传。',
  'office-macros': () =>
    '文件里带有宏（会运行的程序），没有保存。请另存为不带宏的 .docx、.pptx 或 .xlsx 后再传。',
  'office-outside': () => '文件打开时会去外部地址取内容，没有保存。请断开外部链接并重新保存后再传。',
  'pdf-damaged': () => 'PDF 已损坏或加了打开密码，读不出来。请去掉密码或重新导出后再传。',
  'pdf-script': () => 'PDF 里带有会自动运行的脚本，没有保存。请用“打印为 PDF”重新生成后再传。',
  'pdf-launch': () => 'PDF 里带有启动程序或向外发送数据的动作，没有保存。请用“打印为 PDF”重新生成后再传。',
  'pdf-embedded': () => 'PDF 里夹带了其他文件，没有保存。请用“打印为 PDF”重新生成后再传。',
  'text-damaged': () => '读不出文字：内容不是文本，或字幕里没有时间。请另存为 UTF-8 编码的文本后再传。',
  'document-heavy': () => '文件太复杂，在规定的时间和内存内读不出来。请拆成几份，或重新导出后再试。',
  'picture-damaged': () => '图片打不开，或尺寸超过 6000 万像素。请另存为普通的 JPG 或 PNG 后再传。',
}
