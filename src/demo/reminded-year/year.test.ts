import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type MeasureKey, measureKeys } from '#features/alerts/measures/rules.ts'
import { builtin } from '#features/alerts/rulebook/builtin/rules.ts'
import { startTestApp } from '#src/testing.ts'
import { compared, told } from './times.ts'
import { amiss, first, inboxes, liveThrough, type Year } from './year.ts'

/**
 * A year of nights of the demo institute: some begun and broken off, some begun again or by two at once, some that never
 * came, the clock put back or ahead now and then; what is mended meanwhile is told no more. What was told is held against
 * a list made apart: the facts by SQL of their own, the times and the seats as the regulations and the institute say
 * them. `bench/reminded-year.ts` does the same with the whole institute.
 */

/** Measures of which nothing is compared, each with the reason. */
const apart: Partial<Record<MeasureKey, string>> = {}

describe('What a year of nights is held against', () => {
  it('is every measure, but for those of which it is said why not', () => {
    assert.deepEqual([...compared, ...Object.keys(apart)].toSorted(), measureKeys.toSorted())
  })
  it('is every rule that comes with the platform', () => {
    const all = builtin.filter(({ measure }) => !Object.hasOwn(apart, measure)).map(({ key }) => key)
    assert.deepEqual(Object.keys(told).toSorted(), all.toSorted())
  })
})

describe('A year of the demo institute', () => {
  let app: Awaited<ReturnType<typeof startTestApp>>
  let year: Year

  before(async () => {
    app = await startTestApp({ demo: true, clock: `${first}T00:00:00Z` })
    year = await liveThrough(app, { members: 1_200, missed: 10 })
  })
  after(() => app.close())

  it('tells everybody of everything whose time had come, and nobody twice', () => {
    assert.ok(year.days.has('2028-02-29'))
    assert.ok(year.told.length > 500, String(year.told.length))
    assert.deepEqual(amiss(year), { missing: [], extra: [], twice: [] })
  })

  it('has something to tell of each rule', () => {
    const silent = Object.keys(told).filter(
      (rule) => !year.wanted.some((line) => line.startsWith(`${rule} `)),
    )
    assert.deepEqual(silent, [])
  })

  it('puts each of it into the inbox of whom it is for', async () => {
    const { reminded, letters } = await inboxes(app)
    assert.deepEqual(letters, reminded)
  })
})
