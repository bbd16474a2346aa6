import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'request-sent': ({ waitingFor }) =>
    `这份请示已经报送${waitingFor ? `，正由${waitingFor}办理` : ''}，不能重复签发或删除。需要修改的，请先撤回。`,
  'request-ended': () => '这份请示已经办结或撤回，不能再办理。请刷新页面查看结果。',
  'request-not-sent': () => '这份请示还没有报送。请先由书记签发报送；不需要的可以直接删除草稿。',
  'request-revise-first': () => '请示被退回，原字号不能再用。请先点“重写”，修改后再签发报送。',
  'request-document-voided': () => '请示的发文字号已经作废，不能报送。请删除这份请示，重新起草。',
  'request-numbered': ({ number }) => `请示已经编号（${number}），不能删除。请报送，或先作废这个字号。`,
  'request-revised': () => '已经有重写的草稿，请打开草稿修改后签发报送。',
  'request-not-sent-back': ({ waitingFor }) =>
    `这份请示没有被退回${waitingFor ? `，正由${waitingFor}办理` : ''}，不能重写。需要修改的，请先撤回。`,
  'request-secretary-signs': ({ signer }) =>
    signer
      ? `请示应当由书记签发。请提醒“${signer}”登录后签发报送。`
      : '请示应当由书记签发，但本组织现在没有登记书记。请先在党组织页面登记书记。',
  'request-under-review': () => '这份请示还在审核，审核通过后才能审批。',
  'request-decided': () => '这份请示已经作出审批决定，不能重复审批，也不能撤回。请刷新页面查看。',
  'request-declined': () => '审核时已经不同意。请起草“不同意”的批复，写明理由后印发。',
  'request-undecided': () => '这份请示还没有审批决定，不能起草或印发批复。请先审批。',
  'request-reply-drafted': () => '批复已经起草，请打开草稿修改后印发。',
  'request-reply-missing': () => '还没有批复的草稿。请先起草批复。',
  'reply-before-request': ({ askedOn }) => `批复的成文日期早于请示的成文日期（${askedOn}）。请改正日期。`,
  'request-other-organization': ({ name }) =>
    `批复由“${name}”起草和印发。您现在的身份不属于这个党组织；如果您有它的身份，请在右上角切换后再试。`,
  'request-only-request': () => '请示只能用“请示”文种的模板起草。请另选模板。',
  'request-opinion-missing': () => '不同意的，请在意见里写明理由。',
  'request-no-superior': ({ name }) => `“${name}”没有上级党组织，不能请示。请核对党组织。`,
}
