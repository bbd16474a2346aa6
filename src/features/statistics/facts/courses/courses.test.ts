/** 教育培训 and 表彰 in figures: courses each once, organizations beside the people. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp({ clock: '2026-11-24T02:00:00Z' })
after(() => app.close())

let institute: Institute
let committee: Client, branch: Client

type Course = [course: string, until: string, hours: number, people: number[]]

const teach = (courses: Course[]) =>
  app.stage(async ({ db }) => {
    for (const [course, until, hours, people] of courses)
      await sql`insert into training (person_id, course, organizer, from_on, until_on, hours)
        select id, ${course}, '东区党委', ${until}::date, ${until}::date, ${hours} from unnest(${people}::int[]) as id`.execute(
        db,
      )
  })

const commend = (organizationId: number, awardedOn: string | null) =>
  app.stage(({ db }) =>
    sql`insert into commendation (kind, level, year, organization_id, name, deeds, reference_on, state, proposed_at,
          proposed_by, reviewed_at, reviewed_by, review, ended_at, ended_by, awarded_on, awarded_by, certificate)
        select 'advancedOrganization', '院级', extract(year from coalesce(given.day, '2026-01-01')), ${organizationId}, '党支部', '事迹突出', '2026-01-01',
          case when given.day is null then 'reviewed' else 'awarded' end, now(), '党委', now(), '党委', '同意',
          case when given.day is null then null else now() end, case when given.day is null then null else '党委' end,
          given.day, case when given.day is null then null else '院党委' end, case when given.day is null then null else gen_random_uuid()::text end
        from (select ${awardedOn}::date as day) given`.execute(db),
  )

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  committee = await app.as('committee', { organizationId: organizations.east })
  branch = await app.as('branch', { organizationId: organizations.east1 })
  await app.world.open.pool.query(`update person set gender = 'female' where id = $1`, [people.east2.member])
  await teach([
    ['党员集中培训', '2026-04-02', 16, [people.east1.secretary, people.east1.member, people.east2.member]],
    ['党员集中培训', '2026-10-12', 16, [people.east1.member]],
    ['书记培训班', '2026-05-20', 24, [people.east2.member, people.west1.member]],
    ['去年的培训', '2025-05-20', 24, [people.east1.member]],
  ])
  await commend(organizations.east1, '2026-06-28')
  await commend(organizations.east2, null)
  await commend(organizations.west1, '2026-06-28')
  await commend(organizations.east1, '2025-06-28')
})

async function table(client: Client, organizationId: number, id: string) {
  const made = await client.call.statistics.report({ organizationId })
  const rows = made.tables.find((one) => one.id === id)?.rows ?? []
  assert.deepEqual(
    made.checks.filter((check) => check.table === id && !check.holds),
    [],
  )
  return (key: string) => rows.find((row) => row.key === key)?.cells ?? []
}

describe('Training in figures', () => {
  it('counts a course once however many took part, of one name on other days another', async () => {
    const row = await table(committee, institute.organizations.east, 'training')
    // 合计, 其中：女
    assert.deepEqual(row('courses').slice(0, 2), [3, 2])
    assert.deepEqual(row('attendances').slice(0, 2), [5, 2])
    assert.deepEqual(row('hours').slice(0, 2), [88, 40])
    assert.deepEqual(row('reached')[0], 2)
  })

  it('counts for a branch those at which its own members were', async () => {
    const row = await table(branch, institute.organizations.east1, 'training')
    assert.deepEqual(row('courses').slice(0, 2), [2, 0])
  })

  it('opens who took part, course by course', async () => {
    const organizationId = institute.organizations.east
    const asked = { organizationId, table: 'training' as const, row: 'courses' }
    const all = await committee.call.statistics.behind({ ...asked, column: 'total' })
    assert.deepEqual(all.headers.slice(-4), ['班次', '举办单位', '结束日期', '学时'])
    assert.equal(all.total, 5)
    const women = await committee.call.statistics.behind({ ...asked, column: 'female' })
    assert.deepEqual(
      women.rows.map(({ facts }) => facts.slice(-4)),
      [
        ['党员集中培训', '东区党委', '2026-04-02', '16'],
        ['书记培训班', '东区党委', '2026-05-20', '24'],
      ],
    )
  })
})

describe('Commendations in figures', () => {
  it('count the organizations commended in the year beside the people, by level', async () => {
    const { east, east2 } = institute.organizations
    const row = await table(committee, east, 'commendations')
    assert.deepEqual(row('organizations'), [1, 0, 1])
    assert.deepEqual(row('total')[0], 0)
    const asked = { organizationId: east, table: 'commendations' as const, row: 'organizations' }
    const { of, rows, total } = await committee.call.statistics.behind({ ...asked, column: 'total' })
    assert.deepEqual(
      [of, total, rows[0]?.id, rows[0]?.place],
      ['organizations', 1, institute.organizations.east1, '先进基层党组织'],
    )
    assert.deepEqual(rows[0]?.facts, ['院级', '2026年6月28日'])
    const none = await table(await app.as('branch', { organizationId: east2 }), east2, 'commendations')
    assert.deepEqual(none('organizations')[0], 0)
  })
})
