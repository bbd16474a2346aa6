import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startTestApp, type TestApp } from '#src/testing.ts'
import { loadDemo } from './load.ts'

describe('Organization life of the demo institute', () => {
  let app: TestApp
  before(async () => {
    app = await startTestApp({ demo: true })
    await loadDemo(app.world, { members: 300 })
  })
  after(() => app.close())
  const rows = async (question: string) => (await app.world.open.pool.query(question)).rows

  it('was signed in to where the code is used: by code, later, or entered with a reason', async () => {
    const ways =
      await rows(`select way, count(*)::int as n, count(because)::int as reasons, count(entered_by)::int as named
      from meeting_sign_in group by way order by way`)
    assert.deepEqual(
      ways.map(({ way }) => way),
      ['code', 'delayed', 'entered'],
    )
    const [code, delayed, entered] = ways
    assert.ok(code.n > delayed.n + entered.n, JSON.stringify(ways))
    assert.equal(entered.reasons, entered.n)
    const [wrong] =
      await rows(`select count(*)::int as n from meeting_sign_in one join meeting on meeting.id = meeting_id
      where one.person_id = any(meeting.absent) or one.person_id <> all(meeting.roll)
        or (one.signed_at at time zone 'Asia/Shanghai')::date <> meeting.held_on`)
    assert.equal(wrong.n, 0)
    const [away] = await rows(`select count(*) filter (where excuse is not null)::int as excused,
      count(*) filter (where meeting.held_on is null)::int as ahead
      from meeting_attendee join meeting on meeting.id = meeting_id where excuse is not null`)
    assert.ok(away.excused > 0, JSON.stringify(away))
    const [late] = await rows(
      `select count(*)::int as n from meeting where title <> '' and status = 'held'
        and held_on < (select max(held_on) - 12 from meeting)`,
    )
    assert.equal(late.n, 0)
  })

  it('was held by people of the branch, is planned to the end of the year, and has gaps to find', async () => {
    const kinds = await rows(
      `select kind, count(*)::int as n from meeting where status = 'confirmed' group by kind`,
    )
    assert.ok(kinds.length >= 5, JSON.stringify(kinds))
    const [wrong] = await rows(`select count(*)::int as n from meeting, unnest(roll) as there(person_id)
      where not exists (select from standing where standing.person_id = there.person_id
        and standing.organization_id = meeting.organization_id)`)
    assert.equal(wrong.n, 0)
    const [planned] = await rows(
      `select count(*)::int as n from meeting where status in ('planned', 'notified')`,
    )
    assert.ok(planned.n > 10)
    const [root] = await rows('select id from organization where parent_id is null')
    const above = await app.as('politicalWorkDepartment', { organizationId: root.id })
    const { sum } = await above.call.meetings.demands.branches({ year: 2026 })
    assert.ok(sum.done > sum.due * 0.85 && sum.done < sum.due, JSON.stringify(sum))
  })
})
