import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { builtInTemplate } from '../../catalogue/rules.ts'
import { repliesTo } from '../rules.ts'
import { answersTo, changedFrom } from './rules.ts'

const fieldsOf = (key: string) => builtInTemplate(key)?.content.fields ?? []
const answers = (name: string, values: Parameters<typeof answersTo>[0]['values']) =>
  answersTo({ fields: fieldsOf(`request-${name}`), values }, fieldsOf(repliesTo(`request-${name}`).agree))

describe('A reply', () => {
  it('begins with the day and the numbers that were asked for, not with the meeting that asked', () => {
    const asked = { decidedOn: '2026-11-01', meetingOn: '2026-12-20', seats: 5, deputies: 1, nominees: 6 }
    assert.deepEqual(answers('election', asked), { meetingOn: '2026-12-20', seats: 5, deputies: 1 })
  })

  it('names the candidates of the list, in its order, and how many they are', () => {
    const candidates = [
      ['沈知行', '男', '1980.05', '2005.07', '书记'],
      ['林见秋', '女', '1985.03', '2009.06', '党员'],
    ]
    const named = { nominees: '沈知行、林见秋', count: 2 }
    assert.deepEqual(answers('candidates', { nominees: 2, seats: 1, candidates }), named)
    assert.deepEqual(answers('by-election', { meetingOn: '2026-12-20', seats: 1, candidates }), {
      meetingOn: '2026-12-20',
      seats: 1,
      ...named,
    })
    assert.deepEqual(answers('branch-candidates', { proposedSecretary: '沈知行' }), { nominee: '沈知行' })
  })

  it('approves secretary and deputies with their posts, and names members where only members were elected', () => {
    const row = (name: string, post: string) => [name, post, '20票', '—']
    const all = [row('沈知行', '书记'), row('林见秋', '副书记'), row('顾一苇', '组织委员')]
    assert.deepEqual(answers('election-result', { elected: all }), {
      approved: '沈知行同志任书记、林见秋同志任副书记',
    })
    assert.deepEqual(answers('election-result', { elected: [row('顾一苇', '组织委员')] }), {
      approved: '顾一苇同志任组织委员',
    })
  })

  it('takes over the name of the branch, the proposed secretary, the day to which a term is prolonged', () => {
    assert.deepEqual(answers('establishment', { newName: '深空支部', proposedSecretary: '沈知行' }), {
      newName: '深空支部',
      proposedSecretary: '沈知行',
    })
    assert.deepEqual(answers('extension', { extendedTo: '2027-03-01' }), { extendedTo: '2027-03-01' })
    assert.deepEqual(answers('closure', { closedName: '老支部' }), { closedName: '老支部' })
    assert.deepEqual(answers('renaming', { newName: '新名' }), { newName: '新名' })
  })

  it('leaves open what was not written', () => {
    assert.deepEqual(answers('candidates', { seats: 5 }), {})
    assert.deepEqual(answers('election-result', { elected: [['沈知行']] }), {})
    assert.deepEqual(answers('election', {}), {})
  })

  it('tells what it says otherwise than it was asked', () => {
    const asked = { seats: 5, nominees: '甲、乙' }
    assert.deepEqual(changedFrom(asked, { seats: 5, nominees: '甲', decidedOn: '2026-11-20' }), {
      nominees: '甲、乙',
    })
    assert.deepEqual(changedFrom(asked, asked), {})
  })
})
