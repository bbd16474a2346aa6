import { formatDay } from '#basics/days.ts'
import type { Words } from '#platform/errors.ts'

const shownDay = (day: unknown) => (typeof day === 'string' && day ? formatDay(day) : '')
const nameForm = () =>
  '姓名应为汉字（可含“·”）或字母，不超过 50 个字，不能有问号、空格以外的符号。请按身份证上的姓名填写。'

export const words: Words = {
  'effective-missing': () => '请填写生效日期：这一项随时间变化，需要说明从哪一天起。',
  'batch-too-old': ({ until }) =>
    `已过 30 天（到 ${shownDay(String(until).slice(0, 10))} 为止），不能成批撤回。请在人员信息里逐人更正。`,
  'batch-nothing-left': () =>
    '这一批没有可以撤回的了：都已撤回，或者后来又有变更。请看逐人列表里的原因，需要的在人员信息里更正。',
  'batch-is-feed': ({ feedId }) =>
    `这是主数据第 ${feedId} 批。请由院政工部门在“主数据”里打开这一批撤回，党组织和对账箱一并恢复。`,
  'batch-by-upper': () => '调整所在党支部由上级党委或政工部门办理，撤回也由他们办理。请联系上级党委。',
  'place-closed': ({ place, day, name }) =>
    `“${place}”已于 ${shownDay(day)} 撤销，${name ? `“${name}”` : '人员'}不能编入。请另选党支部。`,
  'effective-in-future': ({ day }) =>
    `日期${day ? `（${shownDay(day)}）` : ''}晚于今天。请填写今天或以前的日期，将来的变动到日子再登记。`,
  'effective-before-record': ({ name, day }) =>
    `${name ?? '该人员'}在 ${shownDay(day)} 还没有记录。请把生效日期改到记录开始之后。`,
  'birth-in-future': () => '出生日期晚于今天，请核对出生日期。',
  'birth-too-early': () => '出生日期距今超过 120 年，请核对出生日期。',
  'work-before-birth': () => '参加工作日期早于出生日期，请核对参加工作日期。',
  'joined-in-future': () => '入党日期晚于今天，请核对入党日期（支部大会通过之日）。',
  'joined-too-young': () =>
    '按出生日期，入党时不满 18 周岁（《发展党员工作细则》第五条）。请核对入党日期或出生日期。',
  'full-without-joined': () => '填写了转正日期却没有入党日期，请先补上入党日期。',
  'full-before-joined': () => '转正日期早于入党日期，请核对转正日期。',
  'full-in-future': () => '转正日期晚于今天，请核对转正日期。',
  'identity-number-other-birth': () =>
    '公民身份号码中的出生日期与登记的出生日期不一致。请对照身份证，更正其中一项。',
  'identity-number-other-gender': () =>
    '公民身份号码表示的性别与登记的性别不一致。请对照身份证，更正其中一项。',
  'identity-number-length': () => '公民身份号码应为 18 位，请核对。',
  'identity-number-digits': () => '公民身份号码前 17 位应为数字，最后一位为数字或 X，请核对。',
  'identity-number-birth-date': () => '公民身份号码中的出生日期不是真实的日期，请核对第 7 至 14 位。',
  'identity-number-checksum': () => '公民身份号码校验不通过，通常是有一位写错了。请对照身份证重新填写。',
  'identity-number-taken': () =>
    '这个公民身份号码已登记在另一名人员名下。请核对号码；若是同一个人重复建档，请联系上级党委党务工作者处理。',
  'name-empty': nameForm,
  'name-too-long': nameForm,
  'name-control-character': nameForm,
  'name-private-use': () => '姓名里有自造字，别的电脑上会显示成方框。请改用国家标准 GB 18030 中的字。',
  'name-damaged': () => '姓名里有问号或乱码，可能是文件编码不对。请按身份证上的姓名重新填写。',
  'name-no-letters': nameForm,
  'day-form': () => '日期请按“年-月-日”填写，例如 2026-05-20。',
  'gender-unknown': () => '性别请填“男”或“女”。',
  'ethnicity-unknown': () => '没有这个民族名称。请填国家标准 GB/T 3304 的民族名称（如“汉族”）或两位代码。',
  'education-unknown': () =>
    '没有这个学历名称。请填如“大学本科”“大学专科”“硕士研究生”，或国家标准 GB/T 4658 的代码。',
  'degree-unknown': () => '没有这个学位名称。请填如“工学硕士”“学士”，或国家标准 GB/T 6864 的代码。',
  'occupation-unknown': () =>
    '工作岗位请从八类中选择：工人、农牧渔民、专业技术人员、管理人员、党政机关工作人员、学生、其他职业人员、离退休人员。',
  'employment-unknown': () => '人员状态请从在职、离退休、离职、死亡中选择。',
  'status-unknown': () => '没有这个政治面貌，请从列表中选择。',
  'phone-form': () => '手机号码应为 11 位数字；固定电话请写“区号-号码”。',
  'field-fixed': () => '这一项不能在这里更正。流动、失联请在“党籍”中办理。',
  'value-same': () => '更正后的内容与现在一样，无需更正。',
  'becoming-member-is-an-act': () =>
    '成为党员要经过支部大会和上级党委审批，不能用“更正”办理。请在“发展党员”或“党籍”中办理。',
  'leaving-is-an-act': () =>
    '党员的政治面貌不能用“更正”改成非党员。出党、停止党籍请在“党籍”中办理，并写明依据。',
  'place-holds-no-relation': ({ name }) =>
    `“${name}”不接收党员的正式组织关系（党委、党总支和临时党支部都不接收）。请选择党支部或联合党支部。`,
  'already-in-branch': ({ name }) => `${name}已经在所选的党支部，无需调整。请从名单中去掉后再提交。`,
  'group-one-branch': () => '一次只能为同一个党支部的人员编组。请重新选择人员。',
  'group-elsewhere': () => '所选的党小组不在这个党支部，或已撤销。请重新选择党小组。',
  'no-membership': ({ name }) => `${name}现在没有党籍，不能办理这件事。请核对人员。`,
  'no-active-membership': ({ name }) => `${name}的党籍现在不是正常状态，不能停止党籍。请核对人员。`,
  'member-already': ({ name }) => `${name}已经是党员，不能再次接收。请核对人员。`,
  'not-on-probation': ({ name }) => `${name}现在不是预备党员，不能办理。请核对人员。`,
  'probation-not-over': ({ name, joinedOn }) =>
    `${name}的预备期从支部大会通过之日（${shownDay(joinedOn)}）起满一年，所填日期还不到（《中国共产党章程》第七条）。请核对转正日期。`,
  'not-lost': ({ name }) =>
    `${name}没有登记失联。因失去联系停止党籍，应先登记失联日期（《党员教育管理工作条例》第二十四条）。`,
  'lost-too-short': ({ name, since }) =>
    `${name}从 ${shownDay(since)} 失联，未满六个月，还不能停止党籍（《党员教育管理工作条例》第二十四条）。请继续联系。`,
  'not-suspended': ({ name }) => `${name}的党籍没有停止，无需恢复。`,
  'mobile-where': () => '登记流动时请填写流向（省市或单位）。',
  'lost-which-case': () => '登记失联时请选择失联情形。',
  'post-organization-closed': ({ organization }) => `“${organization}”已经撤销，不能再任职。`,
  'post-needs-full-member': ({ name }) =>
    `${name}不是党籍正常的正式党员，不能担任党内职务（《中国共产党章程》第七条）。请另选人员。`,
  'post-needs-own-branch': ({ name, organization }) =>
    `${name}的组织关系不在“${organization}”，请先调整所在党支部，或另选人员。`,
  'post-convener-elected': () =>
    '筹备负责人只在新成立、还没有选举过的党支部设置。请核对所选的党组织，或登记选举产生的职务。',
  'post-group-needs-branch': () => '党小组组长设在党支部内，请选择党支部。',
  'post-held': ({ holder, post }) => `${holder}现任${post}。请先登记其免职日期，再登记新的任职。`,
  'post-ended': ({ on }) => `这项任职已于 ${shownDay(on)} 结束。`,
  'post-end-day': ({ from }) => `免职日期应在任职日期（${shownDay(from)}）之后、今天以前。请核对。`,
  'proposal-decided': ({ by }) => `这份申请已由${by ?? '他人'}处理，请刷新页面查看结果。`,
  'proposal-open-already': ({ label }) =>
    `您已有一份更正“${label}”的申请正在等待处理。请等待结果，或先撤回它。`,
  'no-own-record': () => '您的账号没有对应的人员信息。请联系所在党支部核对账号。',
  'training-days': () => '结束日期早于开始日期，请核对。',
  'training-not-over': () => '培训还没有结束。请在结束以后登记，或核对结束日期。',
  'training-sheet-header': ({ titles }) => `没有找到表头。名单表要有这些列：${titles}。`,
  'training-sheet-empty-cell': ({ line }) => `第 ${line} 行缺工号或姓名，请补上后再导入。`,
  'training-sheet-twice': ({ line, employeeNo }) => `第 ${line} 行的工号 ${employeeNo} 重复，请删去一行。`,
  'training-sheet-nobody': () => '名单里没有人，请核对文件。',
  'training-sheet-stranger': ({ line, employeeNo, name }) =>
    `第 ${line} 行的${name}（工号 ${employeeNo}）不在您的管理范围内，请核对工号。`,
  'training-sheet-name': ({ line, employeeNo, registered }) =>
    `第 ${line} 行的姓名与名册不符：工号 ${employeeNo} 登记的姓名是${registered}。请核对。`,
  'number-not-recorded': ({ name, label }) => `${name}还没有登记${label}。`,
}
