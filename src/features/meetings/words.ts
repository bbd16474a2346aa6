import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'meeting-in-future': () => '会议日期晚于今天，请在开会以后登记。',
  'meeting-stranger': () => '名单里有不应参加这次会议的人。请刷新页面后重新填写到会情况。',
  'meeting-chair': () => '请选择一名到会的同志为主持人。',
  'meeting-chair-office': () =>
    '党员大会由支部委员会（换届时为上届委员会）主持；不设委员会的，由书记主持；新成立的党支部，由筹备负责人主持。请另选主持人。',
  'meeting-recorder': () => '请选择一名到会的同志为记录人。',
  'meeting-excused-present': () => '到会的同志不能同时请假，请核对到会情况。',
  'meeting-scrutineer': () => '请选择监票人：从不是候选人的党员中推选，经党员大会通过。',
  'meeting-scrutineer-votes': () => '监票人应是有选举权的正式党员，请另选监票人。',
  'meeting-scrutineer-candidate': () => '候选人不能担任监票人、计票人，请另选人员。',
  'present-over-entitled': ({ present, entitled }) =>
    `到会 ${present} 人多于应到会 ${entitled} 人，请核对到会情况。`,
  'meeting-without-roll': () => '这一天应到会的名单是空的。请核对会议日期，或先编好党小组、登记委员。',
  'meeting-late': ({ days }) => `会后超过 ${days} 天登记属于补录，请写明补录原因。`,
  'committee-quorum': ({ least }) =>
    `到会委员不足半数（至少 ${least} 人），支委会会议不能召开（《支部工作条例（试行）》第十二条）。请核对到会情况，或另定时间。`,
  'vote-quorum': ({ least }) =>
    `到会有表决权的党员不足半数（至少 ${least} 人），不能表决（《支部工作条例（试行）》第十一条）。请核对到会情况，或把决议中的票数去掉。`,
  'vote-over-present': ({ present }) =>
    `赞成、反对、弃权相加多于到会有表决权的 ${present} 人。请核对决议的票数。`,
  'meeting-confirmed': () => '会议记录已经确认，不能再改。有遗漏的，请用“补记”写明。',
  'meeting-cancelled': () => '会议已取消，不能再登记。请另外安排会议。',
  'meeting-changed': () => '这份会议记录刚被别人改过。请刷新页面，核对后再保存。',
  'meeting-not-held': () => '会议还没有登记召开，不能确认。请先登记日期、地点和到会情况。',
  'meeting-not-confirmed': () => '会议记录还没有确认，可以直接修改，不用补记。',
  'meeting-not-planned': () => '会议已经召开或取消，不能再调整安排。请刷新页面。',
  'meeting-without-agenda': () => '请至少填写一项议程，再确认会议记录。',
  'lecture-without-lecturer': () => '党课请填写授课人，再确认会议记录。',
  'meeting-branches-only': ({ name }) => `“${name}”不是党支部。会议在党支部安排，请选择党支部。`,
  'meeting-branch-closed': ({ name }) => `“${name}”已经撤销，不能再安排会议。`,
  'meeting-group-missing': () => '党小组会请选择这一天还在的党小组。',
  'meeting-group-needless': () => '只有党小组会选择党小组，请去掉党小组。',
  'notice-incomplete': ({ field }) =>
    `请先填写${field === 'place' ? '地点' : '开始时间'}，再通知应到会人员。`,
  'notice-too-late': () => '计划日期已经过去。请先调整会议日期，或直接登记召开情况。',
  'paper-not-held': () => '会议还没有登记召开，没有会议记录可以打印。请先登记到会情况。',
  'paper-held': () => '会议已经召开，不用再打印通知。',
  'annex-other-organization': ({ name }) =>
    `这是“${name}”的会议，不能作为本组织公文的附件。请选择本组织的会议。`,
  'annex-not-confirmed': () => '会议记录还没有确认，不能作为附件。请先打开会议，确认会议记录。',
  'annex-known': () => '这次会议的会议记录已经是附件，不用再添加。需要更新的，请先删去原来的附件。',
  'leave-not-asked': () => '您没有请假，不用撤回。请刷新页面。',
}
