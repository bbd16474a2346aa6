import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { emptyWord, type Field, fieldNames, missing, readValues, valueInWords } from './fields.ts'

const name: Field = { kind: 'text', name: 'text', label: '姓名', required: true }
const kinds: Field = {
  kind: 'choices',
  name: 'kinds',
  label: '类别',
  options: [
    { value: 'branch', label: '党支部' },
    { value: 'committee', label: '党委' },
  ],
}
const age: Field = { kind: 'numbers', name: 'ageFrom', upTo: 'ageTo', label: '年龄', unit: '岁' }
const closed: Field = { kind: 'yes', name: 'closed', label: '含已撤销' }

describe('the fields of a search', () => {
  it('read the address a colleague sent, and leave out what cannot be read', () => {
    const address = {
      text: '张',
      kinds: ['branch', 'committee'],
      ageFrom: '30',
      ageTo: 'many',
      closed: 'true',
      page: '3',
    }
    assert.deepEqual(readValues([name, kinds, age, closed], address), {
      text: '张',
      kinds: ['branch', 'committee'],
      ageFrom: 30,
      closed: true,
    })
    assert.deepEqual(readValues([kinds], { kinds: 'branch' }), { kinds: ['branch'] })
  })

  it('name every value they write, both ends of a range too', () => {
    assert.deepEqual(fieldNames([name, age]), ['text', 'ageFrom', 'ageTo'])
  })

  it('tell in words what the list is narrowed to', () => {
    assert.equal(valueInWords(kinds, { kinds: ['branch', 'committee'] }), '党支部、党委')
    assert.equal(valueInWords(age, { ageFrom: 30 }), '30岁 至')
    assert.equal(valueInWords(age, { ageFrom: 30, ageTo: 35 }), '30岁 至 35岁')
    assert.equal(valueInWords(closed, {}), null)
    assert.equal(valueInWords(closed, { closed: true }), '是')
  })

  it('say of an empty choice that a filter takes all and a form leaves it out', () => {
    assert.equal(emptyWord(kinds, true), '全部')
    assert.equal(emptyWord(kinds, false), '不填')
    assert.equal(emptyWord({ ...kinds, required: true }, false), '请选择')
    assert.equal(emptyWord({ ...kinds, placeholder: '暂不编组' }, false), '暂不编组')
  })

  it('say which required ones are still empty', () => {
    assert.deepEqual(missing([name, age], { text: '' }), [name])
    assert.deepEqual(missing([name, age], { text: '张' }), [])
  })
})
