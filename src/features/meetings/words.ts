import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'meeting-in-future': () => '会议日期晚于今天，请在开会以后登记。',
  'meeting-stranger': () => '名单里有不应参加这次会议的人。请刷新页面后重新填写到会情况。',
  'meeting-chair': () => '请选择一名到会的同志为主持人。',
  'meeting-chair-office': () =>
    '党员大会由支部委员会（换届时为上届委员会）主持；不设委员会的，由书记主持。请另选主持人。',
  'meeting-recorder': () => '请选择一名到会的同志为记录人。',
  'meeting-excused-present': () => '到会的同志不能同时请假，请核对到会情况。',
  'meeting-scrutineer': () => '请选择监票人：从不是候选人的党员中推选，经党员大会通过。',
  'meeting-scrutineer-votes': () => '监票人应是有选举权的正式党员，请另选监票人。',
  'meeting-scrutineer-candidate': () => '候选人不能担任监票人、计票人，请另选人员。',
  'present-over-entitled': ({ present, entitled }) =>
    `到会 ${present} 人多于应到会 ${entitled} 人，请核对到会情况。`,
}
