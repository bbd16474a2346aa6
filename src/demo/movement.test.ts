import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { addDays, addMonths } from '#basics/days.ts'
import { count, layOut } from '#features/statistics/tables/actions.ts'
import { Refusal } from '#platform/errors.ts'
import { startTestApp, type TestApp } from '#src/testing.ts'
import { loadDemo } from './load.ts'

describe('Three years of the demo institute', () => {
  let app: TestApp
  before(async () => {
    app = await startTestApp({ demo: true })
    await loadDemo(app.world, { members: 250 })
  })
  after(() => app.close())

  it('add up at the end of every month, for every organization: who came, who went, who is left', async () => {
    const { rows } = await app.world.open.pool.query('select id, name from organization order by path')
    const today = (await app.stage(async (ctx) => ctx.today)) as string
    const monthEnds = Array.from({ length: 36 }, (_, ago) =>
      addDays(`${addMonths(today, -ago).slice(0, 7)}-01`, -1),
    )
    let balanced = 0
    for (const asOf of monthEnds)
      for (const { id, name } of rows)
        await app.stage(async (ctx) => {
          const made = await layOut(ctx, id, asOf, ['members-movement'])
            .then((ground) => count(ctx, ground))
            .catch((refused: unknown) => {
              // What was founded later has no figures of then.
              assert.ok(
                refused instanceof Refusal && refused.code === 'organization-not-yet',
                String(refused),
              )
              return null
            })
          for (const { rule, left, right, holds } of made?.checks ?? [])
            if (rule.startsWith('movement-balances') || rule === 'internal-transfers-zero') {
              assert.ok(holds, `${name}, ${asOf}, ${rule}: ${left} ≠ ${right}`)
              balanced += 1
            }
        })
    assert.ok(balanced > rows.length * 36 * 2, `${balanced} balances were drawn`)
  })
})
