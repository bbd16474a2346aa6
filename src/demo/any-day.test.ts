import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { addDays, type Day, lastOfMonth } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { startTestApp } from '#src/testing.ts'
import { loadDues } from './dues.ts'
import { loadFunds } from './dues-funds.ts'
import { loadDemo } from './load.ts'

const members = 150
const app = await startTestApp()
after(() => app.close())
before(() => loadDemo(app.world, { members }))

const monthEnds = Array.from({ length: 12 }, (_, at) =>
  lastOfMonth(`2027-${String(at + 1).padStart(2, '0')}-01`),
)
/** Where months, quarters, half-years and years end, with the days after; and the day of a leap year. */
const days: Day[] = [
  '2027-01-01',
  '2027-01-02',
  ...monthEnds.flatMap((last) => [last, addDays(last, 1)]),
  '2027-06-02',
  '2028-02-29',
  '2028-03-01',
]

/** The dues of the institute as they would have been made up on the day. */
async function duesOf(ctx: Context): Promise<number> {
  const { rows } = await sql<{ names: string }>`select string_agg(quote_ident(tablename), ', ') as names
    from pg_tables where starts_with(tablename, 'dues_') and tablename <> 'dues_setting'`.execute(ctx.db)
  await sql`truncate ${sql.raw(rows[0]?.names ?? '')} cascade`.execute(ctx.db)
  await loadDues(ctx)
  await loadFunds(ctx)
  const { n } = await ctx.db
    .selectFrom('dues_remittance')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

class Undone extends Error {}

describe('The dues of the demo institute', () => {
  it('can be made up on any day: at the end of a month, on the next, on 29 February and at New Year', async () => {
    for (const day of days) {
      app.setClock(`${day}T08:00:00Z`)
      let remittances = 0
      await assert.rejects(
        app.stage(async (ctx) => {
          remittances = await duesOf(ctx)
          throw new Undone(day)
        }),
        (error) => error instanceof Undone || assert.fail(`${day}: ${error}`),
      )
      assert.ok(remittances > 10, `${day}: ${remittances}`)
    }
  })
})

describe('The demo institute', () => {
  for (const day of ['2027-01-01', '2028-02-29'])
    it(`loads whole on ${day}`, async () => {
      const own = await startTestApp({ clock: `${day}T01:00:00Z` })
      try {
        assert.equal((await loadDemo(own.world, { members })).organizations > 20, true)
      } finally {
        await own.close()
      }
    })
})
