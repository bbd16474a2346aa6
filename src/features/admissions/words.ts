import { formatDay, isDay } from '#basics/days.ts'
import type { Facts, Words } from '#platform/errors.ts'

/** Facts with their days written out. */
const shown = (facts: Facts): Record<string, string> =>
  Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [key, isDay(value) ? formatDay(value) : String(value ?? '')]),
  )
const say = (sentence: (facts: Record<string, string>) => string) => (facts: Facts) => sentence(shown(facts))
const count = (title: string) => `${title}。请对照计票单核对票数。`

const votes: Words = {
  'votes-missing': () => '还没有填写表决票数。请登记支部大会的计票结果。',
  'votes-not-whole': () => count('票数应为不小于 0 的整数'),
  'votes-nobody-entitled': () => '没有有表决权的党员，不能表决。请核对名册。',
  'votes-present-over-entitled': say(({ present, entitled }) =>
    count(`实到会有表决权的 ${present} 人多于应到会 ${entitled} 人`),
  ),
  'votes-quorum-missed': say(
    ({ present, entitled, needed }) =>
      `应到会有表决权的党员 ${entitled} 人，实到会 ${present} 人，没有超过半数（至少 ${needed} 人），不能开会表决（《中国共产党发展党员工作细则》第十九条）。请另定时间召开。`,
  ),
  'votes-handed-out-over-present': say(({ present }) => count(`发出的票多于实到会有表决权的 ${present} 人`)),
  'votes-returned-over-handed-out': () => count('收回的票多于发出的票'),
  'votes-written-not-counted': () => '现行规定不计书面意见，请把书面意见改为 0。',
  'votes-written-over-absent': () => count('书面意见多于未到会的有表决权党员'),
  'votes-do-not-add-up': () => count('赞成、不赞成、弃权和无效票之和应等于收回的票加书面意见'),
  'votes-verdict-wrong': say(
    ({ entitled, inFavour, needed }) =>
      `应到会有表决权的党员 ${entitled} 人，赞成 ${inFavour} 票，通过须超过应到会的半数（至少 ${needed} 票，《中国共产党发展党员工作细则》第二十条）。请核对决议和票数。`,
  ),
  'outcome-missing': () => '请选择讨论结果：按期转正、延长预备期或取消预备党员资格。',
}

const details: Words = {
  'mentors-number': () =>
    '培养联系人为一至两名正式党员（《中国共产党发展党员工作细则》第九条）。请核对人数，不要重复。',
  'introducers-number': () =>
    '入党介绍人应为两名正式党员（《中国共产党发展党员工作细则》第十四条）。请选择两名不同的同志。',
  'helper-self': () => '不能由本人担任培养联系人或入党介绍人。请另选人员。',
  'helper-not-full-member': say(
    ({ name }) =>
      `${name}不是党籍正常的正式党员，不能担任培养联系人或入党介绍人（《中国共产党发展党员工作细则》第九条、第十四条）。请另选人员。`,
  ),
  'mentor-elsewhere': say(
    ({ name }) =>
      `${name}不在申请人所在的党支部，不能担任培养联系人（《中国共产党发展党员工作细则》第九条）。请从本支部正式党员中选择。`,
  ),
  'notice-too-short': say(
    ({ day }) =>
      `公示不少于五个工作日，张贴当日不计（《中国共产党发展党员工作细则》第十三条）。公示截止日期最早为${day}，请改后再张贴。`,
  ),
  'letter-unknown': () => '没有找到对应的函调信。请先登记发函，再登记复信。',
  'letter-answered': () => '这封函调信的复信已经登记，请核对所选的函调信。',
  'letter-reply-early': say(({ day }) => `复信日期早于发函日期（${day}）。请核对复信日期。`),
  'letters-unanswered': say(
    ({ to }) =>
      `发往“${to}”的函调信还没有复信，不能作出政治审查结论（《中国共产党发展党员工作细则》第十六条）。请先登记复信。`,
  ),
  'training-too-short': () =>
    '集中培训应不少于三天或者不少于二十四个学时（《中国共产党发展党员工作细则》第十七条）。请核对天数、学时；未经培训而作为个别特殊情况的，请写明原因。',
  'form-number-missing': () => '预审合格应同时发给《入党志愿书》。请填写志愿书编号。',
  'leaving-soon': () =>
    '发展对象三个月内将离开工作、学习单位的，一般不办理接收预备党员的手续（《中国共产党发展党员工作细则》第十八条）。请转由新单位党组织办理。',
  'approval-extension-reason': () => '请写明延长审批时间的原因。',
  'probation-extended-already': () =>
    '预备期只能延长一次（《中国共产党发展党员工作细则》第三十一条）。请讨论转为正式党员或取消预备党员资格。',
  'probation-extension-months': say(
    ({ months }) =>
      `延长预备期不能少于半年，最长不超过一年（《中国共产党发展党员工作细则》第三十一条），现填 ${months} 个月。请改为 6 至 12 个月。`,
  ),
  'approval-by-general-branch': () =>
    '预备党员由党委审批，党总支不能审批，但应进行审议（《中国共产党发展党员工作细则》第二十二条）。请报上级党委办理。',
  'objections-unanswered': say(
    ({ count: open }) => `公示期间收到的意见还有 ${open} 条没有核实。请先登记核实结果。`,
  ),
  'objection-answered': say(({ by }) => `这条意见已由${by}登记核实结果，请刷新页面核对。`),
  'material-filed': say(({ material }) => `《${material}》已经登记，不用再补。`),
}

export const words: Words = {
  ...votes,
  ...details,
  'admission-member-already': say(({ name }) => `${name}已经是党员，不用再申请入党。`),
  'admission-running': say(({ name }) => `${name}已有正在办理的入党申请，请打开它继续。`),
  'admission-nowhere': say(({ name }) => `${name}没有所在党支部。请先在“人员”中登记所在党支部。`),
  'admission-no-branch': say(({ name }) => `${name}不在党支部。请先在“人员”中调整到所在党支部。`),
  'admission-temporary-branch': () =>
    '临时党支部一般不发展党员（《中国共产党支部工作条例（试行）》第七条）。请向工作关系所在的党支部申请。',
  'paper-without-notice': say(({ name }) => `${name}还没有登记公示，不能打印。请先登记“张贴公示”。`),
  'paper-untrained': say(
    ({ name }) =>
      `${name}作为个别特殊情况没有参加集中培训，没有结业证明可以打印。请在“办理经过”中核对培训登记。`,
  ),
  'paper-without-voters': () => '党支部没有有表决权的正式党员，不能打印表决票。请核对名册。',
  'admission-none': () => '还没有正在办理的入党申请。请先递交入党申请书。',
  'admission-over': say(({ name }) => `${name}的发展档案已经办结或终止，不能再改。请刷新页面核对。`),
  'act-in-future': () => '日期晚于今天。请在办理以后登记。',
  'admission-done-already': say(({ title, on }) => `“${title}”已于${on}办理，不用再办。`),
  'admission-not-needed': say(
    ({ title }) => `这份档案按2014年的细则办理，备案后即列为发展对象，不办“${title}”。请直接办理下一步。`,
  ),
  'admission-out-of-order': say(
    ({ title, before, article }) => `“${title}”之前应先完成“${before}”（${article}）。请先办理“${before}”。`,
  ),
  'admission-too-early': say(
    ({ title, day, because, article }) =>
      `“${title}”最早可在${day}办理：${because}（${article}）。请核对日期，或到时再办。`,
  ),
  'admission-late': say(
    ({ title, day, because, article }) =>
      `“${title}”应在${day}前办理：${because}（${article}）。已逾期办理并说明原因。`,
  ),
  'admission-late-unexplained': say(
    ({ title, day, because, article }) =>
      `“${title}”应在${day}前办理：${because}（${article}）。现已逾期，请写明逾期原因。`,
  ),
  'admission-lapsed': say(
    ({ title, day, because, article }) =>
      `“${title}”最迟应在${day}办理：${because}（${article}）。请先办理延长，已超过延长期限的重新召开支部大会。`,
  ),
  'admission-material-missing': say(
    ({ title, material, article }) =>
      `“${title}”缺少《${material}》（${article}）。请填写材料的落款日期后再办理。`,
  ),
  'admission-material-lacking': say(
    ({ title, material, article }) =>
      `“${title}”缺少《${material}》（${article}）。请收齐后在“材料清单”里补交。`,
  ),
  'admission-material-late': say(
    ({ title, material, dated, on }) =>
      `《${material}》落款${dated}，晚于“${title}”的日期${on}。请核对材料日期。`,
  ),
  'admission-material-early': say(
    ({ material, dated, before, since }) =>
      `《${material}》落款${dated}，早于“${before}”的日期${since}。请核对材料日期。`,
  ),
  'admission-register-differs': say(
    ({ register, file }) =>
      `名册中是${register}，档案中是${file}，两者不一致。请在“人员”中核对最近的更正，改正其中一处。`,
  ),
  'recall-status-differs': say(
    ({ name, status }) =>
      `补录的档案与名册不一致：名册中${name}是${status}。请补录到与名册一致的步骤，或先在“人员”中更正。`,
  ),
  'recall-joined-differs': say(
    ({ name, joinedOn }) =>
      `补录的支部大会日期与名册中${name}的入党日期（${joinedOn}）不一致。请核对支部大会日期，或先在“人员”中更正。`,
  ),
  'study-missing': ({ act }) => `所选会议不是本支部可以办理“${act}”的会议。请从列表中另选一次会议。`,
  'study-not-held': ({ kind, on }) =>
    `${on} 的${kind}还没有登记召开，不能引用。请先打开这次会议，登记到会情况并确认会议记录。`,
  'study-not-confirmed': ({ kind, on }) =>
    `${on} 的${kind}的会议记录还没有确认，不能引用。请先打开这次会议，确认会议记录。`,
  'study-other-day': ({ kind, on }) =>
    `所选${kind}在 ${on} 召开，与填写的日期不同。请把办理日期改为会议当日。`,
  'study-no-record': ({ title }) => `“${title}”不是会议记录，请填写材料落款的日期补交，不要选择会议。`,
  'study-record-day': ({ on }) => `会议记录的日期就是会议当日 ${on}。请把材料日期改为这一天。`,
  'meeting-missing': () => '请填写支部大会的到会情况，或选择当日已经登记的支部大会。',
  'ending-member': say(
    ({ name }) => `${name}已是预备党员，不能终止申请。需要取消资格的，请通过支部大会讨论转正办理。`,
  ),
  'ending-early': say(({ day }) => `终止日期早于档案中最后一项的日期（${day}）。请核对日期。`),
  'quota-committees-only': say(({ name }) => `“${name}”不是党委。年度发展计划由党委确定，请选择党委。`),
}
