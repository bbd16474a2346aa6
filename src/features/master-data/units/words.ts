import type { Words } from '#platform/errors.ts'

/** Why a row of units was sent back; `column` and `value` as in the sheet. */
export const unitFaultWords: Words = {
  'key-blank': ({ column }) => `${column}为空。${column}是识别记录的依据，请在主数据中补填。`,
  'key-form': ({ column, value }) =>
    `${column}“${value}”不符合要求。请改为 1 至 40 位的字母、数字、汉字或 _ . - /，中间不留空格。`,
  'key-twice': ({ column, value, lines }) =>
    `${column}“${value}”与第 ${lines} 行重复而内容不同，无法判断以哪一行为准。请只保留正确的一行。`,
  'row-twice': ({ column, value, lines }) =>
    `${column}“${value}”与第 ${lines} 行完全重复，已采用前一行。请删除本行。`,
  'value-missing': ({ column }) => `${column}为空。请补填${column}。`,
  'name-too-long': ({ column }) => `${column}过长。请缩短后再报送。`,
  'name-control-character': ({ column }) => `${column}含有看不见的控制字符。请删除本格内容后重新键入。`,
  'name-private-use': ({ column, value }) =>
    `${column}“${value}”含有造字（自定义字符），在其他电脑上无法显示。请改用 GB 18030 标准中的字。`,
  'name-damaged': ({ column, value }) =>
    `${column}“${value}”含有“?”或乱码，可能在导出时丢字。请改用 UTF-8 或 GB 18030 编码重新导出。`,
  'name-formula': ({ column, value }) => `${column}“${value}”以公式符号开头。请填写${column}的文字。`,
  'name-no-letters': ({ column, value }) => `${column}“${value}”里没有文字。请填写正确的${column}。`,
  'unit-kind-unknown': ({ column, value }) =>
    `${column}“${value}”无法识别。请填写 党委、党总支、党支部、联合党支部 或 临时党支部。`,
  'term-years': ({ column, value }) => `${column}“${value}”不符合规定。请填写 3 或 5，或留空。`,
  'date-unreadable': ({ column, value }) =>
    `${column}“${value}”不是有效的日期。请按 2026-07-01 的样式填写真实存在的日期。`,
  'date-in-future': ({ column, value, today }) => `${column}“${value}”晚于今天（${today}）。请核对日期。`,
  'closed-before-established': ({ column, value, day }) =>
    `${column}“${value}”早于成立日期 ${day}。请核对这两个日期。`,
  'parent-is-itself': ({ column, value }) => `${column}“${value}”就是本组织。请填写它的上级党组织的编码。`,
  'second-root': ({ column, root }) =>
    `${column}为空，但最上一级党组织已经是“${root}”。请填写本组织上级党组织的编码。`,
  'root-moved': ({ column, value }) => `全院最上一级党组织不能有上级（${column}“${value}”）。请把该格留空。`,
  'root-closed': ({ column }) => `全院最上一级党组织不能撤销。请把${column}留空。`,
  'parent-cycle': ({ column, cycle }) => `${column}形成循环：${cycle}。请更正其中一个组织的上级编码。`,
  'parent-unknown': ({ column, value }) =>
    `${column}“${value}”在本批数据和名册中都找不到。请核对编码，或先报送该上级组织。`,
  'parent-refused': ({ column, value }) => `${column}“${value}”所在的行本次被退回。请先更正那一行。`,
  'parent-closed': ({ column, value, parent, day }) =>
    `${column}“${value}”（${parent}）已于 ${day} 撤销。请改填未撤销的上级党组织。`,
  'unit-parent-is-branch': ({ column, value, parent }) =>
    `${column}“${value}”（${parent}）是党支部，下面不能再设党组织。请改填党委或党总支的编码。`,
  'unit-general-branch-holds-branches-only': ({ column, value, parent }) =>
    `${column}“${value}”（${parent}）是党总支，下面只能设党支部。请改填党委的编码，或核对类别。`,
  'closed-with-organizations': ({ column, count }) =>
    `${column}已填，但下面还有 ${count} 个未撤销的党组织。请先调整或撤销它们，再报送撤销。`,
  'closed-with-members': ({ column, count }) =>
    `${column}已填，但还有 ${count} 名党员的组织关系在本支部。请先把他们转到其他党支部，再报送撤销。`,
}
