import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deeds } from '#features/audit/words.ts'
import { contracts } from '#src/contracts.ts'
import { powers } from '#src/main.ts'
import { askedForms, formOf } from './catalogue/rules.ts'
import { fieldsOf } from './fields/rules.ts'
import { comparedOf, quarterBefore, quarterOf, toldOn } from './rules.ts'

describe('A quarter', () => {
  it('is compared with the one before, a running one with as many of its days', () => {
    assert.deepEqual(quarterBefore({ year: 2026, quarter: 1 }), { year: 2025, quarter: 4 })
    assert.deepEqual(comparedOf({ year: 2026, quarter: 3 }, '2026-11-24'), {
      now: { from: '2026-07-01', until: '2026-10-01' },
      before: { from: '2026-04-01', until: '2026-07-01' },
      running: false,
    })
    assert.deepEqual(comparedOf(quarterOf('2026-11-24'), '2026-11-24'), {
      now: { from: '2026-10-01', until: '2026-11-25' },
      before: { from: '2026-07-01', until: '2026-08-25' },
      running: true,
    })
  })

  it('that runs to its last day is compared with no more than the whole one before', () => {
    const { before } = comparedOf({ year: 2026, quarter: 3 }, '2026-09-30')
    assert.deepEqual(before, { from: '2026-04-01', until: '2026-07-01' })
    assert.equal(comparedOf({ year: 2026, quarter: 2 }, '2026-06-30').before.until, '2026-04-01')
  })

  it('is told of in the first days of the next one', () => {
    assert.deepEqual(toldOn('2027-01-01'), { year: 2026, quarter: 4 })
    assert.deepEqual(toldOn('2026-10-07'), { year: 2026, quarter: 3 })
    assert.equal(toldOn('2026-10-08'), null)
    assert.equal(toldOn('2026-11-01'), null)
  })
})

describe('A form', () => {
  it('asks for the fields that its contract declares, not for what the machine adds', () => {
    const { notice, oath } = contracts.admissions.acts
    assert.ok(fieldsOf(notice).length > fieldsOf(oath).length)
    assert.deepEqual(fieldsOf(contracts.talks.record), [
      'organizationId',
      'oneId',
      'otherId',
      'heldOn',
      'gist',
    ])
    assert.deepEqual(fieldsOf(contracts.meetings.records.add), ['text'])
    assert.ok(formOf('meeting.held')?.fields.includes('attendees.personId'))
  })

  it('of the ledger has a deed in the trail, and fields, and is one form', () => {
    assert.deepEqual(
      askedForms.filter(({ key }) => !deeds[key.split(':')[0] as string]).map(({ key }) => key),
      [],
    )
    assert.deepEqual(
      askedForms.filter(({ fields }) => fields.length === 0).map(({ key }) => key),
      [],
    )
    assert.equal(new Set(askedForms.map(({ key }) => key)).size, askedForms.length)
  })

  it('is counted whatever a branch is asked to write: an endpoint with fields stands in the ledger or is named here', () => {
    const counted = new Set(askedForms.map(({ title }) => title))
    const missing = branchForms().filter(({ title }) => !counted.has(title) && !uncounted.has(title))
    assert.deepEqual(
      missing.map(({ title, fields }) => `${title}：${fields.join('、')}`),
      [],
    )
    const titles = new Set(branchForms().map(({ title }) => title))
    assert.deepEqual(
      [...uncounted].filter((title) => !titles.has(title)),
      [],
      'named, but no longer there',
    )
  })
})

// biome-ignore lint/suspicious/noExplicitAny: contracts of every shape
function endpointsIn(node: any): any[] {
  if (!node || typeof node !== 'object') return []
  return node['~orpc'] ? [node] : Object.values(node).flatMap(endpointsIn)
}

const areas = [
  'meetings',
  'dues',
  'admissions',
  'transfers',
  'elections',
  'appraisals',
  'talks',
  'commendations',
] as const

/** What a branch may write in the affairs of the Party, that asks for a fact and not only for a reason. */
function branchForms() {
  const facts = (fields: string[]) => fields.filter((name) => !['reason', 'opinion', 'note'].includes(name))
  return areas
    .flatMap((area) => endpointsIn(contracts[area]))
    .filter((one) => ['POST', 'PUT', 'PATCH'].includes(one['~orpc'].route.method))
    .filter((one) => powers[one['~orpc'].meta.permission]?.includes('branch'))
    .map((one) => ({ title: one['~orpc'].route.summary as string, fields: facts(fieldsOf(one)) }))
    .filter(({ fields }) => fields.length > 0)
}

/** Written by a branch as well, but nothing it is asked for: what it undoes, or does for itself. */
const uncounted = new Set([
  '会议记录作为公文附件',
  '撤销一人记错的一笔交纳（编号为交纳记录编号）',
  '对公示提出意见',
  // The same deed as 党支部发起转出, and counted as that.
  '党支部核对本人申请并发起',
])
