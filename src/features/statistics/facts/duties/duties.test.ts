import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertMeeting } from '#features/meetings/queries.ts'
import type { MeetingKind } from '#features/meetings/rules.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'

// Two branches below 东区, founded in 2020, without committees and groups, each with a secretary and a member.
const app = await startTestApp({ clock: '2026-12-31T08:00:00Z' })
after(() => app.close())

let institute: Institute
let committee: Client

const meet = (branch: 'east1' | 'east2', kind: MeetingKind, heldOn: string, away = false) =>
  app.stage((ctx) => {
    const { secretary, member } = institute.people[branch]
    const one = { voting: true, present: true, excuse: null }
    return insertMeeting(ctx, {
      organizationId: institute.organizations[branch],
      kind,
      heldOn,
      place: '会议室',
      agenda: ['学习'],
      resolutions: [],
      attendees: [
        { ...one, personId: secretary, task: 'chair' },
        { ...one, personId: member, task: null, present: !away },
      ],
    })
  })

before(async () => {
  institute = await app.stage(plantInstitute)
  committee = await app.as('committee', { organizationId: institute.organizations.east })
  for (const month of ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'])
    await meet('east1', 'themeDay', `2026-${month}-10`, month === '05')
  for (const day of ['2026-03-20', '2026-06-20', '2026-09-20', '2026-12-31'])
    await meet('east1', 'membersMeeting', day)
  for (const kind of ['lecture', 'reviewMeeting', 'memberAppraisal'] as const)
    await meet('east1', kind, '2026-12-15')
  const { secretary, member } = institute.people.east1
  const talk = { oneId: secretary, otherId: member, heldOn: '2026-12-18' }
  const branch = await app.as('branch', { organizationId: institute.organizations.east1 })
  await branch.call.talks.record({ organizationId: institute.organizations.east1, ...talk })
  await meet('east2', 'themeDay', '2026-02-10')
})

async function report(asOf?: string) {
  const organizationId = institute.organizations.east
  const made = await committee.call.statistics.report({ organizationId, ...(asOf && { asOf }) })
  const rows = made.tables.find(({ id }) => id === 'organization-life')?.rows ?? []
  return {
    row: (key: string) => rows.find((row) => row.key === key)?.cells,
    failed: made.checks.filter(({ table, holds }) => table === 'organization-life' && !holds),
  }
}

describe('Organization life in figures', () => {
  it('tells by kind what fell due, what was held, and who came; a period that ends on the day is over', async () => {
    const { row, failed } = await report('2026-12-31')
    // 党支部, 应开, 已开, 未开, 应到人次, 实到人次, 到会率
    assert.deepEqual(row('themeDay'), [2, 24, 13, 11, 26, 25, 96.2])
    assert.deepEqual(row('membersMeeting'), [2, 8, 4, 4, 8, 8, 100])
    assert.deepEqual(row('committeeMeeting'), [0, 0, 0, 0, 0, 0, 0])
    // 谈心谈话 falls due once a year; nobody is asked to it as to a meeting.
    assert.deepEqual(row('heartToHeart'), [2, 2, 1, 1, 0, 0, 0])
    assert.deepEqual(row('branches'), [2, 40, 21, 19, 40, 39, 97.5])
    assert.deepEqual(row('whole')?.slice(0, 4), [1, 20, 20, 0])
    assert.deepEqual(row('partial')?.slice(0, 4), [1, 20, 1, 19])
    assert.deepEqual(failed, [])
  })

  it('as of an earlier day counts what had fallen due by then', async () => {
    const { row } = await report('2026-05-31')
    assert.deepEqual(row('themeDay')?.slice(0, 4), [2, 10, 6, 4])
    assert.deepEqual(row('membersMeeting')?.slice(0, 4), [2, 2, 1, 1])
    assert.deepEqual(row('reviewMeeting')?.slice(0, 2), [0, 0])
  })

  it('opens what is behind a number: the branches, those who miss most first', async () => {
    const organizationId = institute.organizations.east
    const asked = { organizationId, asOf: '2026-12-31', table: 'organization-life' as const }
    const { headers, rows, total } = await committee.call.statistics.behind({
      ...asked,
      row: 'themeDay',
      column: 'missed',
    })
    assert.deepEqual(headers, ['应开', '已开', '未开', '应到人次', '实到人次'])
    assert.equal(total, 2)
    assert.deepEqual(
      rows.map(({ name, facts }) => [name, facts[2]]),
      [
        ['东区第二党支部', '11'],
        ['东区第一党支部', '0'],
      ],
    )
  })
})
