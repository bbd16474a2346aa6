import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { identityNumberFor } from '#basics/identity-number.ts'
import { readNewcomer } from './rules.ts'

const today = '2026-11-24'
const letter = { joinedOn: '2016-06-20', fullOn: '2017-06-20' }
const typed = {
  name: '顾一苇',
  identityNumber: identityNumberFor({ region: '990101', birth: '1990-03-08', sequence: 22 }),
  ethnicity: '汉族',
  education: '大学本科毕业',
  occupation: 'professional',
}
const read = (more: object = {}, said: object = {}) =>
  readNewcomer({ ...typed, ...more }, { ...letter, ...said }, today)

describe('A newcomer whom nobody knows yet', () => {
  it('brings gender and birth in the identity number, and the days of membership in the letter', () => {
    const found = read()
    assert.deepEqual(found, {
      ...{ name: '顾一苇', identityNumber: typed.identityNumber, gender: 'female', birthDate: '1990-03-08' },
      ...{ ethnicity: '01', education: '21', occupation: 'professional', phone: null, workStartedOn: null },
      ...{ joinedOn: '2016-06-20', becameFullOn: '2017-06-20' },
    })
  })
  it('is refused field by field', () => {
    const field = (more: object, said: object = {}) => {
      const found = read(more, said)
      return 'code' in found ? [found.code, found.field] : null
    }
    const wrong = `${typed.identityNumber.slice(0, 17)}${typed.identityNumber[17] === '1' ? '2' : '1'}`
    assert.deepEqual(field({ identityNumber: wrong }), ['identity-number-checksum', 'identityNumber'])
    assert.deepEqual(field({ identityNumber: '' }), ['identity-number-length', 'identityNumber'])
    assert.deepEqual(field({ name: '' }), ['name-empty', 'name'])
    assert.deepEqual(field({ ethnicity: '火星族' }), ['ethnicity-unknown', 'ethnicity'])
    assert.deepEqual(field({ education: '很高' }), ['education-unknown', 'education'])
    assert.deepEqual(field({ phone: '12' }), ['phone-form', 'phone'])
    assert.equal(field({}, { joinedOn: '2001-06-20', fullOn: '2002-06-20' })?.[1], 'joinedOn')
  })
})
