import { formatDay } from '#basics/days.ts'
import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'appraisal-kind': ({ name }) =>
    `“${name}”没有党员的正式组织关系，不开展民主评议。请选择党支部或联合党支部。`,
  'appraisal-known': ({ name, year }) => `“${name}”${year} 年度的民主评议已经发起，请在列表中打开。`,
  'appraisal-none-to-open': ({ year }) => `管理范围内的党支部都已发起 ${year} 年度民主评议，没有需要发起的。`,
  'appraisal-year': () => '只能发起本年度或上一年度的民主评议，请核对年度。',
  'appraisal-nobody': () => '名册上没有参加评议的党员，不能进入下一步。请核对未参加的标记。',
  'appraisal-self-missing': ({ names }) =>
    `${names}还没有自评。请提醒本人填写，或由党支部按纸质材料补录；确实不能参加的，请标明原因。`,
  'appraisal-no-ballots': () => '还没有收到测评票。请等党员投票，或由计票人录入纸质票的计数。',
  'appraisal-few-ballots': ({ cast, least }) =>
    `只收到 ${cast} 张测评票，公布结果会看出谁投了什么。收到 ${least} 张以上再进入下一步。`,
  'appraisal-at-end': () => '已到组织评定，填好评定意见和等次、告知本人以后请点“办结”。',
  'appraisal-no-way-back': () => '现在不能退回上一步。',
  'appraisal-votes-cast': () => '已有党员投票，不能退回。确需调整的，请先完成民主测评。',
  'appraisal-told-already': () => '结果已告知本人，不能退回。需要改动的，请直接修改评定意见和等次。',
  'appraisal-closed': () => '这一轮民主评议已经办结，内容不再改动。',
  'appraisal-not-now': ({ now, wanted }) => `现在是“${now}”，这件事在“${wanted}”时办理。`,
  'appraisal-grade-absent': ({ name }) => `${name}未参加评议，不评定等次。请清空等次。`,
  'appraisal-grade-probationary': ({ name }) => `${name}是预备党员，参加评议但不评定等次。请清空等次。`,
  'appraisal-grade-opinion': ({ name }) => `给${name}评定等次时，请同时写评定意见。`,
  'appraisal-excellent-many': ({ excellent, rated, most, oneIn }) =>
    `优秀 ${excellent} 人，超过评定等次 ${rated} 人的 ${oneIn} 分之一（最多 ${most} 人）。请调整等次。`,
  'appraisal-undecided': ({ names }) => `${names}的评定意见或等次还没有填。请填好后再告知本人。`,
  'appraisal-not-told': () => '请先把结果告知每名党员本人，再办结。',
  'appraisal-objection-open': ({ objections }) => `还有 ${objections} 份异议没有答复。请答复后再办结。`,
  'appraisal-spoiled-many': ({ spoiled, returned }) =>
    `废票 ${spoiled} 张多于收回的 ${returned} 张，请核对。`,
  'appraisal-ballots-many': ({ returned, online, taking }) =>
    `纸质票 ${returned} 张、线上票 ${online} 张，多于参加评议的 ${taking} 人。请核对收回票数。`,
  'appraisal-marks-differ': ({ name, marks, valid }) =>
    `${name}的各项合计 ${marks}，应等于有效票 ${valid} 张。请核对这一行。`,
  'appraisal-stranger': () => '名单里有不在这一轮评议名册上的人。请刷新页面后重新填写。',
  'appraisal-marked-twice': () => '同一名党员在票上出现了两次。请刷新页面后重新填写。',
  'appraisal-voted': () => '您已经投过票了。测评不记名，投出以后不能更改。',
  'appraisal-absent': () => '您在这一轮评议中标为未参加。如有不符，请联系党支部书记。',
  'appraisal-none': () => '您所在的党支部现在没有正在进行的民主评议。',
  'appraisal-remark-self': () => '互评是对其他党员的意见，请另选党员；对自己的评价写在“个人自评”中。',
  'appraisal-remark-absent': ({ name }) => `${name}未参加这一轮评议，请另选党员。`,
  'appraisal-result-untold': () => '结果还没有告知，现在不能提出异议。',
  'appraisal-objection-known': () => '您的异议正在等待答复，请不要重复提出。',
  'appraisal-objection-answered': () => '这份异议已经答复，请刷新页面查看。',
  'appraisal-meeting': () => '所选的会议不是这个党支部的，请重新选择。',
  'appraisal-paper-none': ({ name }) => `${name}还没有可以打印的内容。`,
  'rectification-in-future': () => '提出日期晚于今天，请核对。',
  'rectification-due-before': () => '完成期限早于提出日期，请核对完成期限。',
  'rectification-not-open': () => '这一项已经整改，请刷新页面查看。',
  'rectification-not-solved': () => '这一项现在不能确认或退回：要在整改以后、销号以前。请刷新页面查看。',
  'rectification-responsible': ({ name }) => `${name}的组织关系不在这个党支部，不能作为责任人。请另选。`,
  'rectification-day': ({ day }) => `日期不能早于提出日期（${formatDay(String(day))}）。`,
}
