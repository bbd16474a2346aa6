import { minuteOf } from '#basics/days.ts'
import type { Words } from '#platform/errors.ts'
import { outcomeNames } from './affairs/words.ts'

export const words: Words = {
  'task-decided': ({ by, outcome, at }) =>
    `${by ?? '他人'}已于 ${minuteOf(String(at))} ${outcomeNames[String(outcome)] ?? '办理'}，这一步不用再办。请刷新页面查看结果。`,
  'task-not-found': () => '没有找到这件事项，它可能不在您的范围内。请刷新列表。',
  'task-closed': () => '这一步已经办过，请刷新页面查看结果。',
  'request-key-used': () => '这次提交的编号已被他人使用，没有办理。请刷新页面后再办。',
  'task-waits': () => '您请人先提意见，对方还没有答复。请等待对方答复后再办，或催一催对方。',
  'not-your-task': ({ holder }) =>
    `这一步${holder ? `由${holder}承办` : '由他人承办'}，您现在不能办理。请核对您正在使用的角色。`,
  'not-starter': () => '只有发起人可以撤回、催办。请联系发起人。',
  'affair-ended': () => '这件事项已经办结，不能再办理。请刷新页面查看结果。',
  'affair-running': () => '这件事项正在办理，不能重复发起。',
  'step-is-own': () => '这一步不是审批，要在它所属的业务页面里办理。请点“去办理”。',
  'step-is-approved': () => '这一步是审批，请在审批页面同意、不同意或退回。',
  'step-passed': () => '这件事项已经不在这一步，请刷新页面查看它走到了哪里。',
  'not-earlier': () => '只能退回到已经办过的步骤，请重新选择退回到哪一步。',
  'no-starter': () => '这件事项由系统发起，没有发起人可退。请退回到其他步骤。',
  'asked-already': () => '所选的人在这一步已有待办。请另选他人。',
  'not-a-colleague': () => '所选的人不在可选范围内，或账号已停用。请在列表中重新选择。',
  'urged-today': () => '今天已经催办过。每项待办每个工作日只能催一次，请下个工作日再催。',
  'not-harmless': () => '这一步不能批量同意，请打开事项逐件办理。',
  'repair-elsewhere': () => '这件事项要在它所属的业务页面里修改。请点“去办理”。',
  'chain-of-other-kind': () => '所选流程不是这类事项的流程，请重新选择。',
  'attachment-kind': ({ name }) =>
    `附件“${name}”的格式不能上传。可用 PDF、OFD、Word、WPS、Excel、PPT、TXT、CSV、JPG、PNG、ZIP。`,
  'attachment-empty': ({ name }) => `附件“${name}”是空文件，请核对后再上传。`,
  'attachment-large': ({ name }) => `附件“${name}”超过 20 MB，请压缩或拆分后再上传。`,
  'attachment-many': () => '一件事项最多 30 个附件，请合并后再上传。',
  'attachment-given': () => '附件已随意见提交，不能删去。',
  'delegation-days': () => '结束日期早于开始日期，请核对。',
  'delegation-past': () => '结束日期已过，请填写今天或以后的日期。',
  'delegation-long': () => '一次委托最长六个月，请改小结束日期。',
  'kind-unknown': () => '没有这类事项，请从列表中选择。',
  'chains-need-whole': () => '审批流程对全院生效，只有院级政工部门可以查看和修改。',
  'chain-moved-on': ({ version, by }) => `${by}刚发布了第 ${version} 版。请刷新页面，在新版上重新修改。`,
  'chain-unsound': ({ words }) => `流程还不能发布：${words}`,
  'sms-attempts-need-whole': () => '短信审批记录来自全院，只有院级政工部门可以查看。',
  'sms-kind': ({ step, kind }) => `“${kind}”不能用短信办理。请在“${step}”里去掉“可以用短信办理”。`,
  'sms-no-number': () => '登记信息里没有您的手机号码，不能使用短信审批。请先在“我的信息”中申请更正。',
  'sms-not-understood': () => '请先读完使用说明，再勾选“已了解”。',
  'sms-other-name': ({ name }) => `签名与登记姓名不一致。请填写登记的姓名“${name}”。`,
  'chain-same': () => '与现行版本一样，无需发布。',
}
