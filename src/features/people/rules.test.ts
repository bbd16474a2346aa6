import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { partyAge, whyNotDates, whyNotPhone } from './rules.ts'

const today = '2026-11-24'
const dates = {
  birthDate: '1980-05-01',
  workStartedOn: '2002-07-01',
  joinedOn: '2010-06-01',
  becameFullOn: '2011-06-01',
}
const why = (changed: Partial<Record<keyof typeof dates, string | null>>) =>
  whyNotDates({ ...dates, ...changed } as typeof dates, today)

describe('The dates of a person', () => {
  it('agree with each other, or the one at fault is named', () => {
    assert.equal(whyNotDates(dates, today), null)
    assert.deepEqual(why({ birthDate: '2026-11-25' }), { code: 'birth-in-future', field: 'birthDate' })
    assert.deepEqual(why({ birthDate: '1905-11-23' }), { code: 'birth-too-early', field: 'birthDate' })
    assert.deepEqual(why({ workStartedOn: '1980-05-01' }), {
      code: 'work-before-birth',
      field: 'workStartedOn',
    })
    assert.deepEqual(why({ joinedOn: null }), { code: 'full-without-joined', field: 'becameFullOn' })
    assert.deepEqual(why({ becameFullOn: '2010-05-31' }), {
      code: 'full-before-joined',
      field: 'becameFullOn',
    })
    assert.deepEqual(why({ becameFullOn: '2026-11-25' }), { code: 'full-in-future', field: 'becameFullOn' })
  })

  it('let nobody join before the 18th birthday (细则第五条), but on it', () => {
    assert.deepEqual(why({ joinedOn: '1998-04-30' }), { code: 'joined-too-young', field: 'joinedOn' })
    assert.equal(why({ joinedOn: '1998-05-01' }), null)
  })

  it('count the party age from the day of becoming a full member (章程第七条), not before it', () => {
    assert.equal(partyAge('2011-06-01', '2026-05-31'), 14)
    assert.equal(partyAge('2011-06-01', '2026-06-01'), 15)
    assert.equal(partyAge('2011-06-01', '2011-05-31'), null)
    assert.equal(partyAge(null, today), null)
  })
})

describe('A telephone number', () => {
  it('is a mobile number or a fixed line with its area code', () => {
    for (const good of ['13912345678', '010-62345678', '02987654321', '0713-6543210-12', '62345678'])
      assert.equal(whyNotPhone(good), null, good)
    for (const bad of ['1391234567', '23912345678', '139 1234 5678', '电话', ''])
      assert.equal(whyNotPhone(bad), 'phone-form', bad)
  })
})
