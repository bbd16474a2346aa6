import type { Facts, Words } from '#platform/errors.ts'

const inMonth = (month: unknown) => (typeof month === 'string' ? month : '')

export const words: Words = {
  'dues-settings-whole': () => '计算口径全院一致，只能由院一级政工部门设定。如有不符，请联系院政工部门。',
  'dues-settings-past': ({ month }) =>
    `已经核算的月份不再改口径，请从 ${inMonth(month)} 或以后的月份起设定。`,
  'dues-base-future': ({ month }) =>
    `基数从领到新工资的当月起算，不能早于领到之前登记。请填 ${inMonth(month)} 或以前的月份。`,
  'dues-base-nothing': () => '请至少填写一项收入，再保存。',
  'dues-base-negative': () => '扣除项大于收入，基数成了负数。请核对各项金额。',
  'dues-not-member': ({ name }) => `${name ?? '该同志'}现在不是在册党员，不核算党费。请先核对党员名册。`,
  'dues-proposal-decided': () => '这份申请已经处理或撤回，无需再办。请刷新页面。',
  'dues-proposal-open': () => '您已有一份更正申请在等党支部核对。请先撤回，再提新的。',
  'dues-base-confirmed-already': () => '这份基数已经确认，或已被新的基数代替。请刷新页面后查看。',
  'dues-roll-future': ({ month }) => `以后的月份还不能核算。请选 ${inMonth(month)} 或以前的月份。`,
  'dues-paid-in-future': () => '交纳日期不能晚于今天。请核对日期。',
  'dues-nothing-open': ({ month }) =>
    `所选党员 ${inMonth(month)} 的党费都已交清或尚未核算，没有可登记的。请刷新名册后再选。`,
  'dues-more-than-owed': ({ name }) =>
    `金额多于${name ?? '该同志'}到本月的应交数。自愿多交的，请勾选“自愿多交”；记错的，请改金额。`,
  'dues-back-payment': () =>
    '其中有六个月以前的党费。补交一般不超过六个月，请在备注中写明原因和党支部的意见。',
  'dues-withdrawn-already': () => '这笔交纳已经撤销，无需再办。请刷新页面。',
  'dues-relief-order': () => '截止月份早于起始月份，请核对。',
  'dues-relief-long': () => '一次减免最多 12 个月，到期后由支委会再研究。请改截止月份。',
  'dues-relief-past': () => '减免最多追溯六个月。请改起始月份。',
  'dues-relief-studied': () => '支委会研究的日期不能晚于今天。请先研究，再申请。',
  'dues-relief-waits': ({ name }) =>
    `${name ?? '该同志'}已有一份减免申请在等上级党委审批，请等答复后再申请。`,
  'dues-relief-decided': () => '这份减免申请已经答复，无需再办。请刷新页面。',
  'dues-case-meeting': () => '限期改正、除名由支部大会讨论决定。请填写支部大会日期。',
  'dues-case-meeting-day': () => '支部大会日期应在建档之后、今天以前。请核对日期。',
  'dues-case-deadline': () => '请填写改正的期限。',
  'dues-case-deadline-day': () => '改正期限应在今天以后，一般不超过支部大会之后一年。请核对日期。',
  'dues-case-decided': () => '这件事已经登记过处理意见，无需再办。请刷新页面。',
  'dues-case-not-proposed': () => '这件事没有等待审批的意见。请刷新页面。',
  'dues-file-known': () => '这份文件已经读入过，请在列表中打开它，或选择另一份文件。',
  'dues-file-empty': () => '文件里没有收款记录。请选择银行填好返回的文件。',
  'dues-file-header': ({ text }) => `没有找到“${text}”一列。请用下载的收款清单作表样，不要改表头。`,
  'dues-file-account': ({ line }) => `第 ${line} 行没有账户（工号）。请补填后再读入。`,
  'dues-file-purpose': ({ line }) => `第 ${line} 行没有用途（月份）。请按“年-月”补填，例如 2026-11。`,
  'dues-file-amount': ({ line, text }) =>
    `第 ${line} 行金额“${text}”看不懂。请填大于零的数字，最多两位小数。`,
  'dues-file-day': ({ line, text }) => `第 ${line} 行交易日期“${text}”不是真实的日期。没有交易的行请删去。`,
  'dues-nothing-matched': () => '没有待入账的相符的行。其余各行请逐行处理。',
  'dues-file-overtaken': () => '有的月份在读入之后已经交过。请在这些行点“处理”写明原因，或重新读入银行文件。',
  'dues-row-answered': () => '这一行已经处理过，无需再办。请刷新页面。',
  'dues-row-who': () => '不知道这笔钱是谁的。请填写管理范围内一名党员的工号，或选“不入账”。',
  'dues-withdraw-remitted': () => '这笔党费已经上缴，不能直接撤销。请先撤回上缴，或请上级党委退回，再撤销。',
  'dues-withdraw-forwarded': () => '这笔大额党费已经转交中央，不能撤销。请联系上级党委。',
  'dues-remit-month': () => '只能上缴到本月为止的党费。请改截止月份。',
  'dues-remit-future': () => '上缴日期不能晚于今天。请核对日期。',
  'dues-remit-nothing': () => '到这个月为止没有待上缴的党费。请核对截止月份，或先登记收款。',
  'dues-remit-sent': ({ by, handedOn, yuan }) =>
    `到这个月为止的党费已由${by}上缴（${handedOn}，${yuan} 元），不用再上缴。请刷新列表查看；金额不对的，先撤回那一次。`,
  'dues-remit-beyond': ({ balance }) => `金额超过结余 ${balance} 元，不能上缴。请改金额。`,
  'dues-remit-differs': ({ proposed }) =>
    `金额与应上缴的 ${proposed} 元不同。请在说明中写明原因，或按应上缴数填写。`,
  'dues-remit-received': ({ handedOn }) => `收到日期应在上缴日期（${handedOn}）之后、今天以前。请核对日期。`,
  'dues-remit-other': ({ sent }) =>
    `与上缴的 ${sent} 元不同。两边的账应一致：实收不同的，请退回并写明原因，由对方改正后重新上缴。`,
  'dues-remit-receipt': () => '这个收据编号已经用过。请核对编号。',
  'dues-remit-answered': () => '这次上缴已经确认、撤回或退回，无需再办。请刷新页面。',
  'dues-remit-receiver': ({ name }) => `这次上缴由${name ?? '收款党组织'}确认，您不能代办。`,
  'dues-remit-passed-on': () => '这笔党费已经随本级上缴计入上一级，不能退回。请先退回上一级的那次上缴。',
  'dues-remit-spent': ({ name, balance }) =>
    `${name ?? '本级'}现结余 ${balance} 元，不够退回。请先核对使用和上缴。`,
  'dues-remit-unconfirmed': () => '上级还没有确认收到，没有收据。请等确认后再打印。',
  'dues-gift-forwarded': () => '这笔大额党费已经登记转交，无需再办。请刷新页面。',
  'dues-gift-day': () => '转交日期应在交纳之后、今天以前。请核对日期。',
  'dues-gift-not-forwarded': () => '这笔大额党费还没有登记转交，或已登记收据。请刷新页面后查看。',
  'dues-gift-receipt-day': () => '收据日期应在转交之后、今天以前。请核对日期。',
  'dues-use-future': () => '使用日期不能晚于今天。请核对日期。',
  'dues-use-decision': () =>
    '使用党费应集体讨论决定。请填写作出决定的会议（或文号）和日期，或选一次已登记的会议。',
  'dues-use-before-decision': () => '决定日期应不晚于使用日期：先讨论决定，再使用。请核对日期。',
  'dues-use-beyond': ({ balance }) => `现结余 ${balance} 元，不够使用。请改金额，或等收到下级上缴后再登记。`,
  'dues-use-meeting': () => '这次会议还没有召开。请选已经召开的会议，或填写决定的文号。',
  'dues-use-withdrawn': () => '这笔使用已经撤销，无需再办。请刷新页面。',
  'dues-year-told': ({ year }) =>
    `${year} 年的党费收支已经公示，不再改动。请改日期；确有错误的，请上级党委先撤回公示。`,
  'dues-opening-told': () => '已经公示过年度收支，期初余额不再改动。确有错误的，请先撤回公示。',
  'dues-opening-year': ({ year }) => `期初年度不能晚于今年（${year} 年）。请改年度。`,
  'dues-statement-early': ({ year }) => `${year} 年还没有结束，年终后再公示。请选以前的年度。`,
  'dues-statement-told': ({ year }) => `${year} 年及以前的收支已经公示。请在公示列表中查看。`,
  'dues-statement-unanswered': ({ count }) =>
    `还有 ${count} 笔上缴没有确认，账目未定。请先确认或退回，再公示。`,
  'dues-statement-negative': () => '年末结余是负数，账目有缺。请先登记期初余额，或核对上缴和使用。',
  'dues-statement-withdrawn': () => '这份公示已经撤回，无需再办。请刷新页面。',
  'dues-statement-later': ({ year }) => `后面的年度（${year} 年）已经公示。请先撤回后面的。`,
  'dues-receipt-withdrawn': () => '这笔交纳已经撤销，不能打印收据。',
}

const faults: Record<string, (facts: Facts) => string> = {
  'dues-sheet-header': () => '没有找到表头。第一行应有“工号”“类别”等列，请用下载的表样填写。',
  'dues-sheet-number': () => '没有工号，请补填。',
  'dues-sheet-twice': ({ text }) => `工号 ${text} 在表中出现了两次，请删去一行。`,
  'dues-sheet-kind': ({ text }) => `类别“${text}”不对，请按表样中的类别填写，如“按月领取工资”。`,
  'dues-sheet-amount': ({ text }) => `金额“${text}”看不懂，请填数字，最多两位小数。`,
  'dues-sheet-unknown': ({ text }) => `管理范围内没有工号 ${text} 的在册党员，请核对工号。`,
  'dues-sheet-name': ({ text }) => `姓名与工号对不上（表中和名册：${text}），请核对。`,
}

/** What is wrong with a line of a sheet, and what to do. */
export const faultInWords = ({ code, text }: { code: string; text?: string }) =>
  (faults[code] ?? words[code])?.({ text }) ?? code
