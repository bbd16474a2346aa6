import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { MeetingKind } from '#features/meetings/rules.ts'
import {
  appraisalChapter,
  lecturesChapter,
  type MeetingFact,
  meetingsChapter,
  planChapter,
  themeDaysChapter,
} from './rules.ts'

const meeting = (
  id: number,
  heldOn: string | null,
  kinds: MeetingKind[],
  more: Partial<MeetingFact> = {},
): MeetingFact => ({
  id,
  kinds,
  groupName: null,
  title: '',
  plannedOn: null,
  heldOn,
  status: heldOn ? 'confirmed' : 'planned',
  place: '会议室',
  agenda: [],
  resolutions: [],
  lecturer: null,
  hours: null,
  invited: 10,
  present: 9,
  late: false,
  ...more,
})
const reading = {
  organizationId: 7,
  year: 2026,
  meetings: [
    meeting(1, '2026-01-10', ['membersMeeting'], { agenda: ['学习', '讨论计划'], resolutions: ['同意计划'] }),
    meeting(2, '2026-02-10', ['themeDay', 'lecture'], {
      title: '学党章',
      lecturer: '书记',
      hours: 1.5,
      plannedOn: '2026-02-08',
    }),
    meeting(3, '2026-03-10', ['groupMeeting'], { groupName: '第一党小组', late: true }),
    meeting(4, null, ['reviewMeeting'], { plannedOn: '2026-12-20', invited: 0, present: 0 }),
    meeting(5, '2026-01-20', ['reviewMeeting', 'memberAppraisal'], { status: 'held' }),
  ],
}

describe('The chapters of organization life', () => {
  it('tell each meeting where it belongs, one that was two in both', () => {
    const ids = (chapter: { rows: { origin: { to: string | null } | null }[] }) =>
      chapter.rows.map(({ origin }) => origin?.to)
    assert.deepEqual(ids(meetingsChapter(reading)), ['/meetings/1', '/meetings/3'])
    assert.deepEqual(ids(lecturesChapter(reading)), ['/meetings/2'])
    assert.deepEqual(ids(themeDaysChapter(reading)), ['/meetings/2'])
    assert.deepEqual(ids(appraisalChapter(reading)), ['/meetings/5'])
    assert.deepEqual(ids(planChapter(reading)), ['/meetings/2', '/meetings/4'])
  })

  it('tell what was to be talked about and what was resolved, numbered when there are several', () => {
    const [first, group] = meetingsChapter(reading).rows
    assert.deepEqual(first?.cells, [
      '2026-01-10',
      '支部党员大会',
      '会议室',
      10,
      9,
      '1. 学习\n2. 讨论计划',
      '同意计划',
      '已确认',
    ])
    assert.deepEqual([group?.cells[1], group?.cells.at(-1)], ['党小组会（第一党小组）', '已确认（补录）'])
    assert.deepEqual(lecturesChapter(reading).rows[0]?.cells.slice(1, 4), ['学党章', '书记', 1.5])
  })

  it('tell of the plan what became of it', () => {
    assert.deepEqual(
      planChapter(reading).rows.map(({ cells }) => [cells[0], cells[3], cells[4]]),
      [
        ['2026-02-08', '2026-02-10', '已确认'],
        ['2026-12-20', null, '计划中'],
      ],
    )
    assert.match(appraisalChapter(reading).rows[0]?.cells.at(-1) as string, /待确认/)
    assert.deepEqual(planChapter({ ...reading, meetings: [] }).rows, [])
  })
})
