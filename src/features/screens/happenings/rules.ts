/**
 * What a wall tells of what has just been done: by an organization as one, never about somebody. What concerns one
 * person (an admission, a transfer, a payment) is not among them, however it is worded.
 */
export const happeningWords: Record<string, string> = {
  'meeting.planned': '安排会议',
  'meeting.held': '登记会议召开',
  'meeting.confirmed': '确认会议记录',
  'meeting.added': '补记会议记录',
  'meeting.yearPlanned': '制定年度组织生活计划',
  'document.issued': '印发公文',
  'request.sent': '报送请示',
  'request.replied': '印发批复',
  'election.started': '启动换届选举',
  'election.registered': '登记选举结果',
  'archive.filed': '归档一件',
  'dues.rollMade': '核算当月党费',
}

/** How many are shown, and how far back. */
export const happeningsShown = 8
export const happeningDays = 14
