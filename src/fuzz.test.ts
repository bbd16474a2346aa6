/**
 * Every endpoint is sent what could be meant, what comes near it and what never could, by whoever may and may not: never
 * a fault of the program, never anything of another’s branch, never a whole number, and a refusal is a sentence that has
 * changed nothing in any table. Longer and with other seeds: bench/security/fuzz.ts.
 */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { endpoints, Siege, seedFor } from './fuzz/siege.ts'

/** The same every time: what turns red has been changed since. */
const seed = 20_261_129
const numRuns = 3

let siege: Siege
before(async () => {
  siege = await Siege.begin(endpoints)
})
after(() => siege.close())

describe('Whatever is sent to an endpoint', () => {
  for (const endpoint of endpoints)
    it(endpoint.name, () =>
      fc.assert(
        fc.asyncProperty(siege.attemptsOn(endpoint), async (attempt) => {
          assert.deepEqual(await siege.faultsOf(endpoint, attempt), [])
        }),
        { seed: seedFor(seed, endpoint), numRuns, includeErrorInReport: true },
      ),
    )

  it('and it came to something: most of them did what was asked, some time', (t) => {
    t.diagnostic(siege.told())
    assert.ok(siege.reached.size > endpoints.length * 0.35, siege.told())
  })
})
