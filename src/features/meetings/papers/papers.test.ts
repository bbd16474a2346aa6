import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { unzip, zipEntries } from '#platform/sheets/zip.ts'
import { refusal } from '#src/staging.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'
import { type PaperFacts, type PaperName, printedAs, whyNotPrint } from './rules.ts'

const facts: PaperFacts = {
  organizationName: '东区第一党支部',
  kind: 'themeDay',
  also: ['lecture'],
  groupName: null,
  title: '“岗位建功”主题党日',
  status: 'confirmed',
  plannedOn: '2026-11-20',
  startsAt: '14:30',
  heldOn: '2026-11-23',
  place: '支部活动室',
  agenda: [{ item: '讲党课', speeches: [{ speaker: '东一书记', text: '讲了三点。' }] }],
  resolutions: [
    { text: '同意计划', vote: { inFavour: 1, against: 1, abstained: 0, carried: false } },
    { text: '按分工落实', vote: null },
  ],
  attendees: [
    { name: '东一书记', voting: true, present: true, excuse: null, task: 'chair' },
    { name: '东一党员', voting: true, present: false, excuse: '出差', task: null },
    { name: '东一党员5', voting: false, present: true, excuse: null, task: 'recorder' },
  ],
  entitled: 2,
  guests: ['东区党委 赵某'],
  lecturer: '东一书记',
  hours: 1.5,
  lateBecause: null,
  recordedBy: '东一书记',
  confirmedAt: '2026-11-23T23:30:00.000Z',
  confirmedBy: '东一书记',
  additions: [{ text: '补记一项', addedAt: '2026-11-23T22:00:00.000Z', addedBy: '东一书记' }],
}
const allWords = (paper: PaperName, more: Partial<PaperFacts> = {}) =>
  JSON.stringify(printedAs(paper, { ...facts, ...more }))

describe('The minutes on paper', () => {
  it('say what the record says: who, when, what was said, resolved and added', () => {
    const { title, rows, body, source } = printedAs('minutes', facts)
    const said = new Map(rows.flat())
    assert.equal(title, '主题党日会议记录')
    assert.deepEqual(
      ['时间', '主持人', '记录人', '应到', '实到', '缺席及原因', '列席人员', '授课人'].map((label) =>
        said.get(label),
      ),
      [
        '2026年11月23日（星期一） 14:30',
        '东一书记',
        '东一党员5',
        '3 人（有表决权 2 人）',
        '2 人（有表决权 1 人）',
        '东一党员（出差）',
        '东区党委 赵某',
        '东一书记，1.5 学时',
      ],
    )
    assert.deepEqual(
      body.map(({ text }) => text),
      [
        '1. 讲党课',
        '东一书记：讲了三点。',
        '会议决议',
        '1. 同意计划（赞成1票，反对1票，弃权0票，未通过）',
        '2. 按分工落实',
        '补记',
        '补记一项（东一书记，2026年11月24日补记）',
      ],
    )
    assert.equal(source, '东一书记于2026年11月24日确认')
    assert.match(allWords('minutes', { lateBecause: '出差' }), /补录：出差/)
    assert.equal(printedAs('minutes', { ...facts, kind: 'committeeMeeting' }).title, '支委会会议记录')
  })

  it('follow the attendance wherever it is told', () => {
    const there = facts.attendees.map((one) => ({ ...one, present: true, excuse: null }))
    assert.match(allWords('minutes', { attendees: there }), /3 人（有表决权 2 人）.*缺席及原因","无"/)
    assert.doesNotMatch(allWords('signIn', { attendees: there }), /出差/)
    assert.match(allWords('signIn'), /请假：出差/)
  })
})

describe('Papers before a meeting', () => {
  it('are a notice to those who come, and a list to sign', () => {
    assert.match(
      allWords('notice'),
      /全体党员：.*定于2026年11月23日（星期一） 14:30在支部活动室召开“‘岗位建功’主题党日”（主题党日、党课）/,
    )
    assert.match(allWords('notice', { kind: 'committeeMeeting', title: '' }), /支部委员会各位委员/)
    assert.equal(printedAs('signIn', facts).table?.rows.length, 4)
  })

  it('are those that make sense as it stands', () => {
    const can = (status: PaperFacts['status']) =>
      (['minutes', 'signIn', 'notice'] as const).map((paper) => whyNotPrint(paper, { status }))
    assert.deepEqual(can('planned'), ['paper-not-held', null, null])
    assert.deepEqual(can('confirmed'), [null, null, 'paper-held'])
    assert.deepEqual(can('cancelled'), ['meeting-cancelled', 'meeting-cancelled', 'meeting-cancelled'])
  })
})

const app = await startTestApp()
after(() => app.close())

describe('A paper taken out', () => {
  let institute: Institute
  let secretary: Client
  let id: number
  before(async () => {
    institute = await app.stage(plantInstitute)
    const organizationId = institute.organizations.east1
    secretary = await app.as('branch', { organizationId, name: '东一书记' })
    const plan = { kind: 'themeDay' as const, plannedOn: '2026-11-30', startsAt: '14:30', place: '会议室' }
    id = (await secretary.call.meetings.plan({ organizationId, ...plan })).id
  })
  const bytes = async (ending: 'pdf' | 'docx', paper: PaperName) =>
    Buffer.from(
      await (await secretary.fetch(`/api/meetings/${id}/papers.${ending}?paper=${paper}`)).arrayBuffer(),
    )

  it('is a PDF, or a Word file with the same words; both say who took them out, by a code that stands in the trail', async () => {
    const pdf = await bytes('pdf', 'signIn')
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
    const word = await bytes('docx', 'notice')
    const parts = (zipEntries(word) ?? []).map(
      (entry) => [entry.name, unzip(word, entry).toString()] as const,
    )
    const text = parts.map(([, words]) => words).join()
    const inside = /<cp:keywords>([A-Z0-9-]{11})</.exec(text)?.[1] ?? ''
    assert.ok(parts.some(([name, words]) => name.startsWith('word/header') && words.includes(inside)))
    const department = await app.as('politicalWorkDepartment', {
      organizationId: institute.organizations.root,
    })
    for (const code of [inside, /\/Keywords \(([A-Z0-9-]{11})\)/.exec(pdf.toString('latin1'))?.[1] ?? '']) {
      const { rows } = await department.call.audit.list({ text: code })
      assert.deepEqual(
        rows.map(({ actorName, action }) => [actorName, action]),
        [['东一书记', 'meeting.printed']],
      )
    }
    assert.match(text, /东区第一党支部/)
    assert.match(text, /2026年11月30日/)
  })

  it('is refused before there is anything to print, and only seen within reach', async () => {
    assert.equal((await refusal(secretary.call.meetings.papers.print({ id }))).code, 'paper-not-held')
    const stranger = await app.as('branch', { organizationId: institute.organizations.west1 })
    assert.equal((await refusal(stranger.call.meetings.papers.print({ id, paper: 'notice' }))).status, 404)
  })
})
