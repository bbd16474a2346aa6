import type { Day } from '#basics/days.ts'
import {
  type MeetingKind,
  type MeetingStatus,
  meetingKindNames,
  meetingStatusNames,
} from '#features/meetings/rules.ts'
import { type Chapter, day, narrowed, number, type Row, row, text } from '../rules.ts'

export type MeetingFact = {
  id: number
  kinds: MeetingKind[]
  groupName: string | null
  title: string
  plannedOn: Day | null
  heldOn: Day | null
  status: MeetingStatus
  place: string
  agenda: string[]
  resolutions: string[]
  lecturer: string | null
  hours: number | null
  invited: number
  present: number
  late: boolean
}
export type LifeReading = { organizationId: number; year: number; meetings: MeetingFact[] }

const kindOf = ({ kinds }: MeetingFact) => kinds.map((kind) => meetingKindNames[kind]).join('、')
const held = ({ heldOn, kinds }: MeetingFact, wanted: readonly MeetingKind[]) =>
  heldOn !== null && kinds.some((kind) => wanted.includes(kind))
const stand = ({ status, late }: MeetingFact) => `${meetingStatusNames[status]}${late ? '（补录）' : ''}`
const listed = (lines: string[]) =>
  lines.map((line, at) => (lines.length > 1 ? `${at + 1}. ${line}` : line)).join('\n')
const record = (one: MeetingFact, cells: Row['cells']) => row(cells, '会议记录', `/meetings/${one.id}`)
const attendance = ({ invited, present }: MeetingFact) => (invited === 0 ? [null, null] : [invited, present])

const from = (organizationId: number, year: number, more: object = {}) => ({
  says: '会议记录',
  to: narrowed('/meetings', organizationId, { from: `${year}-01-01`, to: `${year}-12-31`, ...more }),
})

/** 年度计划: what was planned for which day, and what became of it. */
export const planChapter = ({ organizationId, year, meetings }: LifeReading): Chapter => ({
  key: 'plan',
  title: '年度工作计划',
  columns: [day('计划日期'), text('类型', 4), text('名称', 6), day('召开日期'), text('情况', 4)],
  rows: meetings
    .filter(({ plannedOn }) => plannedOn !== null)
    .toSorted((one, other) => (one.plannedOn ?? '').localeCompare(other.plannedOn ?? ''))
    .map((one) => record(one, [one.plannedOn, kindOf(one), one.title || null, one.heldOn, stand(one)])),
  origin: from(organizationId, year),
  note: null,
  empty: '这一年没有在平台上做计划',
})

/** 三会: members’, committee and group meetings. 支部工作条例（试行）第十一条至第十三条. */
export function meetingsChapter({ organizationId, year, meetings }: LifeReading): Chapter {
  const rows = meetings.filter((one) => held(one, ['membersMeeting', 'committeeMeeting', 'groupMeeting']))
  return {
    key: 'meetings',
    title: '党员大会、支委会、党小组会',
    columns: [
      day('日期'),
      text('类型', 4),
      text('地点', 3),
      number('应到'),
      number('实到'),
      text('议题', 7),
      text('决议', 7),
      text('记录', 3),
    ],
    rows: rows.map((one) =>
      record(one, [
        one.heldOn,
        one.groupName ? `${kindOf(one)}（${one.groupName}）` : kindOf(one),
        one.place || null,
        ...attendance(one),
        listed(one.agenda) || one.title || null,
        listed(one.resolutions) || null,
        stand(one),
      ]),
    ),
    origin: from(organizationId, year),
    note: `共 ${rows.length} 次`,
    empty: '这一年还没有登记',
  }
}

/** 党课. 支部工作条例（试行）第十五条. */
export const lecturesChapter = ({ organizationId, year, meetings }: LifeReading): Chapter => ({
  key: 'lectures',
  title: '党课',
  columns: [
    day('日期'),
    text('题目', 8),
    text('授课人', 4),
    number('学时'),
    number('应到'),
    number('实到'),
    text('记录', 3),
  ],
  rows: meetings
    .filter((one) => held(one, ['lecture']))
    .map((one) =>
      record(one, [
        one.heldOn,
        one.title || listed(one.agenda) || null,
        one.lecturer,
        one.hours,
        ...attendance(one),
        stand(one),
      ]),
    ),
  origin: from(organizationId, year, { kinds: 'lecture' }),
  note: null,
  empty: '这一年还没有登记',
})

/** 主题党日. 支部工作条例（试行）第十六条. */
export const themeDaysChapter = ({ organizationId, year, meetings }: LifeReading): Chapter => ({
  key: 'themeDays',
  title: '主题党日',
  columns: [day('日期'), text('主题', 9), text('地点', 4), number('应到'), number('实到'), text('记录', 3)],
  rows: meetings
    .filter((one) => held(one, ['themeDay']))
    .map((one) =>
      record(one, [
        one.heldOn,
        one.title || listed(one.agenda) || null,
        one.place || null,
        ...attendance(one),
        stand(one),
      ]),
    ),
  origin: from(organizationId, year, { kinds: 'themeDay' }),
  note: null,
  empty: '这一年还没有登记',
})

/** 组织生活会和民主评议. 支部工作条例（试行）第十七条、第十八条. */
export const appraisalChapter = ({ organizationId, year, meetings }: LifeReading): Chapter => ({
  key: 'appraisal',
  title: '组织生活会和民主评议',
  columns: [
    day('日期'),
    text('类型', 4),
    number('应到'),
    number('实到'),
    text('内容', 7),
    text('决议', 6),
    text('记录', 3),
  ],
  rows: meetings
    .filter((one) => held(one, ['reviewMeeting', 'memberAppraisal']))
    .map((one) =>
      record(one, [
        one.heldOn,
        kindOf(one),
        ...attendance(one),
        listed(one.agenda) || one.title || null,
        listed(one.resolutions) || null,
        stand(one),
      ]),
    ),
  origin: from(organizationId, year),
  note: null,
  empty: '这一年还没有登记',
})
