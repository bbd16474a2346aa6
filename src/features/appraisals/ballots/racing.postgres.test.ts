import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let branch: Client
let voters: { id: number; client: Client }[]
let round: number

before(async () => {
  institute = await app.stage(plantInstitute)
  const { east1 } = institute.organizations
  branch = await app.as('branch', { organizationId: east1, name: '东一书记' })
  const eight = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => personOf('east1', 'member', east1, n))
  const ids = await app.stage((ctx) => insertPeople(ctx, eight))
  voters = await Promise.all(
    [...ids.values()].map(async (id) => ({ id, client: await app.as('member', { personId: id }) })),
  )
  round = (await branch.call.appraisals.open({ organizationId: east1, year: 2026 })).id
  await app.stage(async (ctx) => {
    const written = { self_text: '按时参加组织生活。', self_at: ctx.now, self_by: '测试' }
    await ctx.db.updateTable('appraisal_member').set(written).where('round_id', '=', round).execute()
  })
  for (let step = 0; step < 3; step++) await branch.call.appraisals.advance({ id: round })
})

/** What each of several who press at once was told. */
const told = async (presses: Promise<unknown>[]) =>
  (await Promise.allSettled(presses))
    .map((one) => (one.status === 'fulfilled' ? 'done' : one.reason.data?.code))
    .sort()

const marks = () => voters.map(({ id }) => ({ personId: id, mark: 'qualified' as const }))
const sums = () =>
  app.world.open.pool
    .query('select person_id, qualified, abstained from appraisal_tally where round_id = $1 order by 1', [
      round,
    ])
    .then(({ rows }) => rows as { person_id: number; qualified: number; abstained: number }[])

describe('Ballots cast at once', () => {
  it('count once for each, however often he presses', async () => {
    const [first] = voters
    const press = () => first?.client.call.appraisals.own.vote({ marks: marks() }) as Promise<unknown>
    assert.deepEqual(await told([press(), press(), press()]), ['appraisal-voted', 'appraisal-voted', 'done'])
    for (const row of await sums()) assert.equal(row.qualified + row.abstained, 1)
  })

  it('of many members lose none', async () => {
    const others = voters.slice(1)
    const answers = await told(
      others.map(({ client }) => client.call.appraisals.own.vote({ marks: marks() })),
    )
    assert.deepEqual(answers, Array(7).fill('done'))
    const rows = await sums()
    assert.equal(rows.length, 10, 'eight, the secretary and a member stand on the ballot')
    for (const row of rows) assert.equal(row.qualified + row.abstained, 8)
    const ids = new Set(voters.map(({ id }) => id))
    assert.ok(rows.filter(({ person_id }) => ids.has(person_id)).every(({ qualified }) => qualified === 8))
  })

  it('and the end of the test take their turns: what is counted is what was cast', async () => {
    const { people } = institute
    const late = await app.as('member', { personId: people.east1.member })
    const answers = await told([
      late.call.appraisals.own.vote({ marks: marks() }),
      branch.call.appraisals.advance({ id: round }),
    ])
    assert.ok(answers.includes('done'))
    const { ballots, members } = await branch.call.appraisals.get({ id: round })
    for (const { tally } of members)
      if (tally) assert.equal(tally.qualified + tally.abstained, ballots.online)
  })
})

describe('Two of the branch at once', () => {
  it('open one round of a year, and close it once', async () => {
    const { east2 } = institute.organizations
    const other = await app.as('branch', { organizationId: east2 })
    const open = () => other.call.appraisals.open({ organizationId: east2, year: 2026 })
    assert.deepEqual(await told([open(), open()]), ['appraisal-known', 'done'])

    const { members } = await branch.call.appraisals.get({ id: round })
    const rows = members.map(({ personId }) => ({
      personId,
      opinion: '认真履职',
      grade: 'qualified' as const,
    }))
    await branch.call.appraisals.opinions.set({ id: round, rows })
    await branch.call.appraisals.opinions.tell({ id: round })
    const close = () => branch.call.appraisals.close({ id: round })
    assert.deepEqual(await told([close(), close()]), ['appraisal-closed', 'done'])
  })
})
