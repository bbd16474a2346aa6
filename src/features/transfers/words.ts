import { formatDay } from '#basics/days.ts'
import type { Words } from '#platform/errors.ts'

const shownDay = (day: unknown) => (typeof day === 'string' && day ? formatDay(day) : '')
const article = '《中国共产党党员教育管理工作条例》第二十五条'

export const words: Words = {
  'transfer-goal': () => '请选择转入的党支部；转到院外的，请填写接收党组织的全称。两项只填一项。',
  'transfer-no-membership': ({ name }) =>
    `${name}的党籍现在不是正常状态，不能转接组织关系。请先在“党籍”中核对。`,
  'transfer-open-already': ({ name }) => `${name}已有一件正在办理的组织关系转接。请打开它继续，或先撤回。`,
  'transfer-same-branch': ({ name }) => `${name}的组织关系已经在所选的党支部。请另选转入的党支部。`,
  'transfer-target-closed': ({ target }) => `“${target}”已经撤销，不能接收组织关系。请另选党支部。`,
  'transfer-target-holds-none': ({ target }) =>
    `“${target}”不接收正式组织关系（党委、党总支和临时党支部都不接收）。请选择党支部或联合党支部。`,
  'transfer-candidate': ({ name, place }) =>
    `${name}是“${place}”正在进行的选举的候选人，不能现在转出。请等选举办结，或先在选举中更换候选人。`,
  'transfer-holds-posts': ({ name, posts }) =>
    `${name}现任${posts}。组织关系转出后不再担任，请勾选“接收之日起职务一并免去”，或先办理免职。`,
  'transfer-over': ({ state }) => `这件转接已经${state ?? '办结'}，不能再办。请刷新页面查看结果。`,
  'transfer-elsewhere': ({ state, seat, holder }) =>
    `这件转接现在是“${state}”${seat ? `，等${seat}${holder ? `（${holder}）` : ''}办理` : ''}，不能做这一步。请刷新页面。`,
  'not-your-turn': ({ seat, holder }) =>
    `这一步由${seat ?? ''}${holder ? `（${holder}）` : ''}办理，您不能代办。`,
  'transfer-person-moved': ({ name }) =>
    `${name}的组织关系已经不在转出党支部，登记与这件转接不一致。请撤回这件转接，核对人员信息后重新办理。`,
  'accepted-in-future': () => '接收日期晚于今天，请核对接收日期。',
  'accepted-before-letter': ({ issuedOn }) =>
    `接收日期早于介绍信开具日期（${shownDay(issuedOn)}），请核对接收日期。`,
  'accept-elsewhere': ({ committee }) =>
    `所选党支部不在“${committee}”之下。去向不对的，请退回补正，由转出党支部改正。`,
  'letter-expired': ({ validUntil }) =>
    `介绍信已于 ${shownDay(validUntil)} 超过有效期，不能凭它接收。请转出党委凭支部证明和本人申请重新开具。`,
  'letter-valid': ({ validUntil }) => `介绍信在 ${shownDay(validUntil)} 前有效，不用重新开具。`,
  'letter-days': ({ most }) => `有效天数请填 1 至 ${most} 天。`,
  'letter-nobody': () => '没有可以开具介绍信的党员，请刷新页面。',
  'letter-two-ways': () => '一份介绍信只能开给同一个接收党组织。请分开办理。',
  'letter-dues-unknown': ({ names }) =>
    `${names}还没有填写“党费交至”的月份，请先由转出党支部补上再开介绍信。`,
  'batch-nobody': () => '这一批里没有可以办这一步的党员，请刷新页面。',
  'group-not-there': () => '所选的党小组不在接收党支部，或已撤销。请重新选择党小组。',
  'absence-days': () => '结束日期早于起始日期，请核对。',
  'absence-open': ({ name }) => `${name}已登记外出，还没有登记返回。请先登记返回。`,
  'absence-over': ({ name }) => `${name}的外出已经结束，不能再登记。`,
  'absence-day': ({ from }) => `日期应在外出之日（${shownDay(from)}）以后、今天以前，请核对。`,
  'absence-host': ({ name }) => `“${name}”不能登记流入党员，请选择没有撤销的党支部。`,
  'exchange-header': ({ missing }) => `交换表缺少这些列：${missing}。请用本系统导出的表头，或补上这些列。`,
  'exchange-cell': ({ column }) => `“${column}”没有填写，或格式不对。`,
  'exchange-branch': ({ code }) =>
    `转入党组织编码“${code}”不是管理范围内可以接收组织关系的党支部，请核对编码。`,
  'exchange-unknown': () =>
    '人员名册中没有这个公民身份号码。请用“登记院外来信”逐人登记，或等主数据登记此人后再读入。',
  'exchange-name': ({ name }) => `这个公民身份号码登记的姓名是“${name}”，与表中不一致，请核对。`,
  'letter-missing': () => '这件转接还没有开具介绍信。',
  'receipt-day': () => '请按回执填写对方的接收日期：从这一天起，党员不再由本单位统计。',
  'transfer-urged-today': ({ holder }) => `今天已经催办过${holder ?? ''}，每天只能催办一次。`,
  'incoming-unknown': ({ employeeNo }) =>
    `没有工号为“${employeeNo}”的人员。请核对工号；主数据中还没有此人的，请选“名册中没有”，按来信新登记。`,
  'incoming-who': () => '请填写工号，或按来信新登记此人。两项只填一项。',
  'incoming-known': ({ name, employeeNo }) =>
    `名册中已有这个公民身份号码：${name ?? ''}（工号 ${employeeNo}）。请按已有的人登记，不要重复建立。`,
  'incoming-number-held': ({ name, employeeNo }) =>
    `工号“${employeeNo}”已由${name}使用。请核对；还没有工号的请不填。`,
  'incoming-member-already': ({ name }) => `${name}已是本单位的党员，不用登记来信。请核对工号。`,
  'letter-in-future': () => '介绍信的开具日期晚于今天，请核对开具日期。',
  'letter-joined-after': () => '入党日期晚于介绍信开具日期，请核对入党日期。',
  'letter-full-missing': () => '正式党员请填写转正日期。',
  'letter-full-not-yet': () => '预备党员还没有转正，请不要填写转正日期。',
  'letter-full-early': () => '转正日期距入党日期不满一年（《中国共产党章程》第七条），请核对。',
  'scan-not-incoming': () => '只有院外来信可以附扫描件。',
  'scan-type': () => '扫描件请用 PDF、JPG 或 PNG 文件。',
  'scan-size': () => '扫描件请不要超过 20 MB。',
  'scan-missing': () => '这件转接还没有附扫描件。',
  'remark-electing': () => '转出党支部正在选举：接收之前仍是该支部的选举人，到会人数请一并核对。',
  'remark-probation': ({ name, day }) =>
    `${name}是预备党员，预备期到 ${shownDay(day)}。请随同移交培养考察材料，由接收党支部按期讨论转正。`,
  'remark-helper': ({ name, of }) => `${name}是${of}的培养联系人或入党介绍人，请原党支部另行指定。`,
  'remark-mobile': ({ name, day }) =>
    `${name}自 ${shownDay(day)} 起登记为流动党员，转入后流动登记自动结束（${article}）。`,
}
