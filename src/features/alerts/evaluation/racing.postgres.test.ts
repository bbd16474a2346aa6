import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { plantInstitute, startTestApp } from '#src/testing.ts'
import { evaluate } from './actions.ts'

const app = await startTestApp({ clock: '2027-06-01T02:00:00Z' })
after(() => app.close())

before(async () => {
  const { people } = await app.stage(plantInstitute)
  await app.as('member', { personId: people.east1.secretary })
})

const counted = async (table: string) =>
  Number((await app.world.open.pool.query(`select count(*) as n from ${table}`)).rows[0].n)

describe('Two servers that look at once', () => {
  it('open each alert once and remind each person once', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => app.stage((ctx) => evaluate(ctx, 'termEnds'))))
    assert.deepEqual(outcomes.map(({ opened }) => opened).toSorted(), [0, 0, 4])
    assert.equal(await counted('alert'), 4)
    assert.equal(await counted('alert_event'), 4)
    assert.equal(await counted('alert_reminder where account_id is not null'), 1)
  })
})
