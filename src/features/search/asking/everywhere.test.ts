import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'
import { writeStale } from '../entries/actions.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let department: Client
let branch: Client

/** So many meetings of a branch at which the same was said, one a day back from a day. */
const meet = (
  where: keyof Institute['organizations'],
  count: number,
  kind: string,
  last: string,
  title = '例会',
) =>
  app.world.open.pool.query(
    `insert into meeting (organization_id, kind, title, planned_on, agenda)
     select $1, $3, $5, $4::date - (at % 30)::integer, array['讨论蓝鲸工程'] from generate_series(1, $2) at`,
    [institute.organizations[where], count, kind, last, title],
  )

before(async () => {
  institute = await app.stage(plantInstitute)
  const { root, east1 } = institute.organizations
  department = await app.as('politicalWorkDepartment', { organizationId: root })
  branch = await app.as('branch', { organizationId: east1 })
  await meet('west1', 510, 'membersMeeting', '2026-11-20')
  await meet('east1', 20, 'lecture', '2019-05-20')
  await meet('east1', 1, 'themeDay', '2016-03-01', '蓝鲸工程启动')
  await app.stage((ctx) => writeStale(ctx, 5000))
})

const find = (client: Client, more: object = {}) =>
  client.call.search.find({ text: '蓝鲸', source: 'meeting', size: 50, ...more })

describe('A word that stands nearly everywhere', () => {
  it('is found among the newest and in titles, however old, and told to be more', async () => {
    const { rows, total, capped, counts } = await find(department)
    assert.ok(capped && total >= 300 && total < 331, `${total}`)
    assert.deepEqual(counts, [{ source: 'meeting', total, capped: true }])
    assert.equal(rows[0]?.title.map(({ text }) => text).join(''), '蓝鲸工程启动')
  })

  it('is counted to the end where somebody sees few of its places', async () => {
    const { total, capped, years } = await find(branch)
    assert.deepEqual([total, capped, years], [21, false, [2019, 2016]])
  })

  it('can be narrowed to what was not looked at: a year, a kind, whoever issued it', async () => {
    const { kinds, years } = await find(department)
    assert.ok(years.includes(2019) && kinds.some(({ key }) => key === 'lecture'), 'they are offered')
    const issuer = (await find(branch)).issuers[0] as string
    for (const [narrowed, wanted] of [
      [{ year: 2019 }, 20],
      [{ kind: 'lecture' }, 20],
      [{ issuer }, 21],
    ] as const) {
      const { total, capped } = await find(department, narrowed)
      assert.deepEqual([total, capped], [wanted, false], JSON.stringify(narrowed))
    }
  })

  it('is shown the newest first when that is asked for', async () => {
    const { rows } = await find(department, { order: 'newest' })
    assert.ok(rows.every(({ datedOn }) => datedOn && datedOn >= '2026-11-18'))
    const { rows: own } = await find(branch, { order: 'newest' })
    assert.equal(own.at(-1)?.datedOn, '2016-02-29')
  })
})
