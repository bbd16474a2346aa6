import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { builtInTemplate } from '#features/documents/templates/catalogue/rules.ts'
import { answersTo, whyNotReplyOn } from './rules.ts'

const fieldsOf = (key: string) => builtInTemplate(key)?.content.fields ?? []
const answers = (name: string, values: Parameters<typeof answersTo>[0]['values']) =>
  answersTo({ fields: fieldsOf(`request-${name}`), values }, fieldsOf(`reply-${name}`))

describe('A reply', () => {
  it('begins with the day and the numbers that were asked for, not with the meeting that asked', () => {
    const asked = { decidedOn: '2026-11-01', meetingOn: '2026-12-20', seats: 5, deputies: 1, nominees: 6 }
    assert.deepEqual(answers('election', asked), { meetingOn: '2026-12-20', seats: 5, deputies: 1 })
  })

  it('leaves open what was asked for in another form, and what was not written', () => {
    assert.deepEqual(answers('candidates', { nominees: 6, seats: 5 }), {})
    assert.deepEqual(answers('election', {}), {})
  })

  it('is not dated before the request', () => {
    assert.equal(whyNotReplyOn('2026-11-01', '2026-11-02'), 'reply-before-request')
    assert.equal(whyNotReplyOn('2026-11-02', '2026-11-02'), null)
  })
})
