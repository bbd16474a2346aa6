export const meetingKinds = [
  'membersMeeting',
  'committeeMeeting',
  'groupMeeting',
  'lecture',
  'themeDay',
  'reviewMeeting',
  'memberAppraisal',
] as const
export type MeetingKind = (typeof meetingKinds)[number]
export const meetingKindNames: Record<MeetingKind, string> = {
  membersMeeting: '支部党员大会',
  committeeMeeting: '支委会会议',
  groupMeeting: '党小组会',
  lecture: '党课',
  themeDay: '主题党日',
  reviewMeeting: '组织生活会',
  memberAppraisal: '民主评议党员',
}

/** Where a meeting stands: planned, those who must come told, held and written down, confirmed; or cancelled. */
export const meetingStatuses = ['planned', 'notified', 'held', 'confirmed', 'cancelled'] as const
export type MeetingStatus = (typeof meetingStatuses)[number]
export const meetingStatusNames: Record<MeetingStatus, string> = {
  planned: '计划中',
  notified: '已通知',
  held: '已召开，待确认',
  confirmed: '已确认',
  cancelled: '已取消',
}

/** What somebody does at a meeting beside taking part. */
export const meetingTasks = ['chair', 'recorder', 'scrutineer', 'teller'] as const
export type MeetingTask = (typeof meetingTasks)[number]
export const meetingTaskNames: Record<MeetingTask, string> = {
  chair: '主持人',
  recorder: '记录人',
  scrutineer: '监票人',
  teller: '计票人',
}

export type Attendee = {
  personId: number
  voting: boolean
  present: boolean
  excuse: string | null
  task: MeetingTask | null
}

export type MeetingFacts = {
  attendees: Attendee[]
  /** Who may chair: the (outgoing) committee, or its secretary; empty where there is none. */
  mayChair: number[]
  /** Who is voted on, and so counts no votes. */
  candidates: number[]
  /** Whether ballots are cast, which somebody must watch and count. */
  ballot: boolean
}

const withTask = (attendees: Attendee[], task: MeetingTask) => attendees.filter((one) => one.task === task)

/**
 * Why a record of a meeting cannot be. The committee chairs, at an election the outgoing one (its secretary where there
 * is none) (M, content V); 监票人 are members who vote and are not candidates, 计票人 are not candidates either. (M,
 * content V)
 */
export function whyNotMeeting(facts: MeetingFacts): string | null {
  const { attendees } = facts
  const [chair] = withTask(attendees, 'chair')
  if (!chair?.present) return 'meeting-chair'
  if (facts.mayChair.length > 0 && !facts.mayChair.includes(chair.personId)) return 'meeting-chair-office'
  if (!withTask(attendees, 'recorder')[0]?.present) return 'meeting-recorder'
  if (attendees.some((one) => one.present && one.excuse)) return 'meeting-excused-present'
  if (!facts.ballot) return null
  const scrutineers = withTask(attendees, 'scrutineer')
  if (!scrutineers.some((one) => one.present)) return 'meeting-scrutineer'
  if (scrutineers.some((one) => !one.voting)) return 'meeting-scrutineer-votes'
  const counting = [...scrutineers, ...withTask(attendees, 'teller')]
  return counting.some(({ personId }) => facts.candidates.includes(personId))
    ? 'meeting-scrutineer-candidate'
    : null
}

/** Who was there with a vote, and who was to be. */
export const attendanceOf = (attendees: Pick<Attendee, 'voting' | 'present'>[]) => ({
  entitled: attendees.filter(({ voting }) => voting).length,
  present: attendees.filter(({ voting, present }) => voting && present).length,
})
