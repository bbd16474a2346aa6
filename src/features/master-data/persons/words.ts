import type { Words } from '#platform/errors.ts'

/** Why a row of people was sent back, beside what units/words.ts says of keys, names and dates. */
export const personFaultWords: Words = {
  'gender-unknown': ({ column, value }) => `${column}“${value}”无法识别。请填写 男 或 女。`,
  'ethnicity-unknown': ({ column, value }) =>
    `${column}“${value}”无法识别。请填写 GB/T 3304 的民族名称（如 汉族）或两位代码（如 01）。`,
  'education-unknown': ({ column, value }) =>
    `${column}“${value}”无法识别。请填写 GB/T 4658 的学历名称（如 大学本科）或代码（如 21）。`,
  'degree-unknown': ({ column, value }) =>
    `${column}“${value}”无法识别。请填写如 工学硕士 的学位名称，没有的留空。`,
  'occupation-unknown': ({ column, value }) =>
    `${column}“${value}”无法识别。请填写 工人、农牧渔民、专业技术人员、管理人员、党政机关工作人员、学生、其他职业人员 或 离退休人员。`,
  'employment-unknown': ({ column, value }) =>
    `${column}“${value}”无法识别。请填写 在职、离退休、离职 或 死亡。`,
  'political-status-unknown': ({ column, value }) =>
    `${column}“${value}”无法识别。请填写 GB/T 4762 的名称或代码，或 入党申请人、入党积极分子、发展对象。`,
  'phone-form': ({ column, value }) =>
    `${column}“${value}”不是电话号码。请填写 11 位手机号码或带区号的固定电话，没有的留空。`,
  'identity-length': ({ column, value }) => `${column}“${value}”不是 18 位。请核对后填写完整号码。`,
  'identity-digits': ({ column, value }) =>
    `${column}“${value}”含有不应有的字符。前 17 位应为数字，末位为数字或大写 X。请更正。`,
  'identity-birth-date': ({ column, value }) =>
    `${column}“${value}”中的出生日期（第 7 至 14 位）不存在。请核对号码。`,
  'identity-checksum': ({ column, value }) =>
    `${column}“${value}”校验码不对，号码中有错位或错字。请对照证件更正。`,
  'identity-cut-by-excel': ({ column, value }) =>
    `${column}“${value}”末三位为 0，可能是 Excel 把号码当作数字而丢失了末几位。请把该列设为“文本”后重新填写。`,
  'identity-other-birth': ({ column, inNumber, inRow }) =>
    `${column}中的出生日期是 ${inNumber}，与“出生日期”${inRow} 不一致。请对照档案更正其中一项。`,
  'identity-other-gender': ({ column, inNumber, inRow }) =>
    `${column}表示性别为${inNumber === 'male' ? '男' : '女'}，与“性别”${inRow === 'male' ? '男' : '女'}不一致。请更正其中一项。`,
  'identity-twice': ({ column, value, lines }) =>
    `${column}“${value}”与第 ${lines} 行不同工号的人员相同。请核对两人的号码；如是同一人，只保留一个工号。`,
  'identity-taken': ({ column, value, holder }) =>
    `${column}“${value}”已登记在工号 ${holder} 名下。如是同一人，请沿用原工号；如不是，请核对号码。`,
  'before-birth': ({ column, value, birth }) =>
    `${column}“${value}”不晚于出生日期 ${birth}。请核对这两个日期。`,
  'branch-missing': ({ column }) => `党员必须填写${column}。请补填其组织关系所在党支部的组织编码。`,
  'branch-unknown': ({ column, value }) =>
    `${column}“${value}”在本批数据和名册中都找不到。请核对编码，或先报送该党支部。`,
  'branch-refused': ({ column, value }) => `${column}“${value}”所在的行本次被退回。请先更正那一行党组织。`,
  'branch-not-branch': ({ column, value, name }) =>
    `${column}“${value}”（${name}）不是党支部。人员应编入党支部，请改填党支部的组织编码。`,
  'branch-temporary': ({ column, value, name }) =>
    `${column}“${value}”（${name}）是临时党支部，不转接组织关系。请改填其正式组织关系所在的党支部。`,
  'branch-closed': ({ column, value, name, day }) =>
    `${column}“${value}”（${name}）已于 ${day} 撤销。请改填现在所在的党支部。`,
  'joined-missing': ({ column }) => `党员必须填写${column}（支部大会通过接收其为预备党员之日）。请补填。`,
  'joined-not-member': ({ column, value }) =>
    `政治面貌不是党员，却填有${column}“${value}”。请核对政治面貌；不是党员的请把${column}留空。`,
  'full-missing': ({ column }) => `正式党员必须填写${column}。请补填；尚未转正的请把政治面貌改为预备党员。`,
  'full-not-member': ({ column, value }) =>
    `政治面貌不是党员，却填有${column}“${value}”。请核对政治面貌；不是党员的请把${column}留空。`,
  'full-on-probation': ({ column, value }) =>
    `预备党员不应有${column}“${value}”。已转正的请把政治面貌改为正式党员，未转正的请留空。`,
  'full-before-joined': ({ column, value, joined }) =>
    `${column}“${value}”早于入党日期 ${joined}。请核对这两个日期。`,
  'post-not-member': ({ column, value }) =>
    `政治面貌不是党员，却填有${column}“${value}”。请核对政治面貌或${column}。`,
  'register-disagrees': ({ column, value }) =>
    `与名册中登记的日期互相矛盾（${column}“${value}”）。请先在名册中更正该人员的出生、参加工作、入党或转正日期，再报送本行。`,
  'secretary-twice': ({ column, lines }) =>
    `${column}：同一党组织有两名书记（另见第 ${lines} 行）。请只保留现任书记。`,
}
