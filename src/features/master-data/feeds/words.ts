import type { Words } from '#platform/errors.ts'

const kinds: Record<string, string> = { organizations: '党组织', people: '人员' }

export const words: Words = {
  'feed-without-files': () => '没有收到文件。请选择党组织或人员的 CSV、XLSX 文件后再上传。',
  'feed-too-many-files': ({ limit }) => `一次最多上传 ${limit} 个文件。请分批上传。`,
  'feed-too-many-rows': ({ file, limit }) => `文件“${file}”超过 ${limit} 行。请分成几个文件，分批上传。`,
  'feed-header-unknown': ({ file, found }) =>
    `文件“${file}”的第一行既没有“工号”列（人员），也没有“组织编码”列（党组织）${found ? `，只有：${found}` : ''}。请把第一行改为约定的表头，可下载空白模板对照。`,
  'feed-header-missing': ({ file, kind, missing }) =>
    `文件“${file}”（${kinds[String(kind)]}）缺少必需的列：${missing}。请补上这些列后再上传，可下载空白模板对照。`,
  'feed-header-twice': ({ file, column }) =>
    `文件“${file}”里“${column}”列出现了两次，无法判断用哪一列。请删除多余的一列。`,
  'feed-empty': ({ file }) =>
    `文件“${file}”只有表头，没有数据。完整报送必须包含全部记录；如果没有变动，请改用“仅变更”方式。`,
  'feed-needs-whole': () =>
    '主数据涉及全院，只有全院范围的政工部门可以报送和采用。请切换到全院的身份，或联系院党委政工部门。',
  'feed-being-taken': () => '另一批主数据正在采用，请等它完成后再试（一般不超过一分钟）。',
  'feed-taken-already': () => '这一批已经采用，不能再次操作。如需更正，请报送新的一批。',
  'feed-not-taken': () => '这一批还没有采用，没有改动名册，不需要撤回。可以点“放弃”。',
  'feed-ended': () => '这一批已经放弃或失败。请重新上传。',
  'feed-not-compared': () => '这一批还在比对。请等比对完成、看过结果后再采用。',
  'feed-outdated': () =>
    '比对之后又采用过另一批主数据，这份比对结果已经过时。请点“重新比对”，看过新结果后再采用。',
  'feed-day-in-future': () => '生效日期晚于今天。请填写今天或以前的日期。',
  'feed-broke-off': () =>
    '处理多次中断，没有完成，名册没有任何改变。请重新上传；如仍不行，请联系管理员查看日志。',
}
