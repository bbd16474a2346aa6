import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isBefore, linesOf } from './record-values.ts'

const one = (name: string, more: object = {}) => ({
  personId: name.codePointAt(0) ?? 0,
  name,
  voting: true,
  officer: false,
  secretary: false,
  present: null as boolean | null,
  excuse: null as string | null,
  task: null,
  ...more,
})
const members = [
  one('甲', { officer: true, secretary: true }),
  one('乙', { officer: true }),
  one('丙', { excuse: '出差' }),
]
const meeting = (more: object = {}) => ({
  attendees: members,
  heldOn: null,
  plannedOn: '2026-12-10',
  ...more,
})
const there = (of: object, on: string) =>
  linesOf(meeting(of), on)
    .filter(({ present }) => present)
    .map(({ name, task }) => (task ? `${name} ${task}` : name))

describe('The roll of a meeting', () => {
  it('begins with nobody before its day, however soon that is', () => {
    assert.deepEqual(there({}, '2026-12-09'), [])
    assert.ok(linesOf(meeting(), '2026-12-09').every(({ task }) => task === null))
    assert.equal(linesOf(meeting(), '2026-12-09')[2]?.excuse, '出差')
  })

  it('begins with all but who asked for leave on the day and after it', () => {
    for (const on of ['2026-12-10', '2027-01-03'])
      assert.deepEqual(there({}, on), ['甲 chair', '乙 recorder'])
    assert.deepEqual(there({ plannedOn: null }, '2026-12-09'), ['甲 chair', '乙 recorder'])
  })

  it('begins with who has signed in with the code', () => {
    const attendees = [...members.slice(0, 2), one('丁', { present: true })]
    assert.deepEqual(there({ attendees }, '2026-12-10'), ['丁 chair'])
  })

  it('of a meeting that was held stays as it was written, even when it was held early', () => {
    const attendees = members.map((member) => ({ ...member, present: member.name === '乙' }))
    const held = { attendees, heldOn: '2026-12-08' }
    assert.deepEqual(there(held, '2026-12-09'), ['乙'])
    assert.equal(isBefore({ heldOn: '2026-12-08', plannedOn: '2026-12-10' }, '2026-12-09'), false)
  })
})
