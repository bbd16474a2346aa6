/** The worked examples on admission: regulations §11, numbers 1, 2, 6 to 10 and 12. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addDays, type Day } from '#basics/days.ts'
import { type DayKind, workingDaysAfter } from '#basics/working-days.ts'
import { entitledOf, type Rolled } from '#features/elections/voters/rules.ts'
import { usualPath } from '#src/demo/admission-path.ts'
import type { ActKey } from './acts/rules.ts'
import { faultsOfEntry } from './faults/rules.ts'
import { noticeMayClose, windowOf } from './limits/rules.ts'
import { listedOn } from './path/rules.ts'
import { duesFrom, firstEnd, fullMemberFrom, whyNotExtend } from './probation/rules.ts'
import { type Details, type Entry, type File, type Votes, versionOn } from './rules.ts'
import { isPassed, neededOf, quorumOf, whyNotCounted } from './votes/rules.ts'

/** October 2026: seven days off, and a Saturday worked in return. */
const holidays = new Map<Day, DayKind>([
  ...['01', '02', '03', '04', '05', '06', '07'].map((date): [Day, DayKind] => [`2026-10-${date}`, 'off']),
  ['2026-10-10', 'working'],
])
const after = (day: Day, count: number) => workingDaysAfter(day, count, holidays)

const votes = (entitled: number, present: number, inFavour: number): Votes => ({
  entitled,
  present,
  handedOut: present,
  returned: present,
  inFavour,
  against: 0,
  abstained: present - inFavour,
  spoiled: 0,
  written: 0,
})

let seq = 0
const entry = (act: ActKey, on: Day, details: Details = {}, more: Partial<Entry> = {}): Entry => {
  seq += 1
  return { seq, act, on, passed: true, details, lateBecause: null, materials: [], ...more }
}
const fileOf = (entries: Entry[]): File => ({ birthDate: '1996-03-01', entries })
const codes = (file: File, one: Entry) => faultsOfEntry(file, one, after).map(({ code }) => code)

describe('The worked examples', () => {
  it('1: the base of the vote are those entitled, not those present', () => {
    assert.equal(whyNotCounted(votes(40, 28, 20)), null)
    assert.equal(isPassed(votes(40, 28, 20)), false)
    assert.equal(isPassed(votes(40, 28, 21)), true)
    assert.equal(whyNotCounted(votes(40, 20, 20)), 'votes-quorum-missed')
  })

  it('2: of 41 on the roll, one on 留党察看 and three on probation, 37 are entitled', () => {
    const one = (id: number, politicalStatus: Rolled['politicalStatus'], kept = false): Rolled => ({
      id,
      politicalStatus,
      active: true,
      exclusion: kept ? { ground: 'partyProbation', approved: false } : null,
    })
    const roll = Array.from({ length: 41 }, (_, at) =>
      one(at, at < 38 ? 'fullMember' : 'probationaryMember', at === 0),
    )
    const entitled = entitledOf(roll).length
    assert.deepEqual([entitled, quorumOf(entitled), neededOf(entitled)], [37, 19, 19])
  })

  it('6: a notice posted on 2026-09-28 may be closed on 2026-10-10', () => {
    assert.equal(noticeMayClose('2026-09-28', after), '2026-10-10')
    const consented = usualPath({
      appliedOn: '2024-01-10',
      meetingOn: '2026-12-09',
      last: 'candidateConsent',
    })
    const file = fileOf(
      consented.map((one) => (one.act === 'candidateConsent' ? { ...one, on: '2026-09-27' } : one)),
    )
    const materials = [{ material: 'noticeText' as const, datedOn: '2026-09-28' }]
    const posted = (untilOn: Day) => entry('notice', '2026-09-28', { untilOn }, { materials })
    assert.deepEqual(codes(file, posted('2026-10-09')), ['notice-too-short'])
    assert.deepEqual(codes(file, posted('2026-10-10')), [])
    const running = fileOf([...file.entries, posted('2026-10-10')])
    assert.deepEqual(codes(running, entry('noticeResult', '2026-10-09')), ['admission-too-early'])
    assert.deepEqual(codes(running, entry('noticeResult', '2026-10-10')), [])
  })

  it('7: without a notice nobody is listed under 2026; under 2014 the filing lists him', () => {
    const decided = usualPath({ appliedOn: '2024-01-10', meetingOn: '2026-09-08', last: 'candidate' })
    const consent = (on: Day) => fileOf([...decided, entry('candidateConsent', on)])
    assert.equal(listedOn(consent('2026-06-28')), null)
    assert.deepEqual(codes(consent('2026-06-28'), entry('introducers', '2026-07-08', { people: [1, 2] })), [
      'admission-out-of-order',
    ])
    assert.equal(listedOn(consent('2025-06-28')), '2025-06-28')
    assert.deepEqual(codes(consent('2025-06-28'), entry('introducers', '2025-07-08', { people: [1, 2] })), [])
    assert.deepEqual([versionOn('2026-05-10'), versionOn('2026-05-11')], ['2014', '2026'])
  })

  it('8: three days or twenty-four hours of training, one suffices', () => {
    const file = fileOf(usualPath({ appliedOn: '2022-01-10', last: 'politicalReview' }))
    const on = addDays(file.entries.at(-1)?.on as Day, 5)
    const trained = (days: number, hours: number, special?: string) =>
      codes(file, entry('training', on, { days, hours, ...(special && { special }) })).filter((code) =>
        code.startsWith('training'),
      )
    assert.deepEqual(trained(2, 24), [])
    assert.deepEqual(trained(3, 20), [])
    assert.deepEqual(trained(2, 20), ['training-too-short'])
    assert.deepEqual(trained(0, 0, '在野外执行任务，经上级党委批准'), [])
  })

  const admitted = () => {
    const path = usualPath({ appliedOn: '2023-01-10', meetingOn: '2025-11-20', last: 'confirmationRequest' })
    return path.map((one) => (one.act === 'approval' ? { ...one, on: '2026-01-15' } : one))
  }
  const decided = (entries: Entry[], meetingOn: Day, approvedOn: Day, details: Details): Entry[] => {
    const first = entries.length + 1
    return [
      ...entries,
      entry('confirmationMeeting', meetingOn, details, { seq: first }),
      entry('confirmationApproval', approvedOn, details, { seq: first + 1 }),
    ]
  }

  it('9: probation runs from the meeting, and full membership from its end', () => {
    const entries = admitted()
    const { earliest } = windowOf(fileOf(entries), 'confirmationMeeting', '2026-12-05', after)
    assert.equal(earliest?.on, '2026-11-20')
    const confirmed = decided(entries, '2026-12-05', '2027-02-01', { outcome: 'confirm' })
    assert.equal(fullMemberFrom({ entries: confirmed }), '2026-11-20')

    const extended = decided(entries, '2026-12-05', '2027-02-01', { outcome: 'extend', months: 6 })
    assert.equal(fullMemberFrom({ entries: extended }), '2027-05-20')
    assert.equal(whyNotExtend({ entries: extended }, 6), 'probation-extended-already')
    assert.equal(whyNotExtend({ entries }, 3), 'probation-extension-months')
    assert.equal(whyNotExtend({ entries }, 13), 'probation-extension-months')
    assert.deepEqual(
      [6, 12].map((months) => whyNotExtend({ entries }, months)),
      [null, null],
    )
  })

  it('10: months end with the month', () => {
    const applied = fileOf([entry('application', '2026-01-31')])
    assert.equal(windowOf(applied, 'talk', '2026-02-01', after).latest?.on, '2026-02-28')
    assert.equal(firstEnd('2024-02-29'), '2025-02-28')
    const met = fileOf(usualPath({ appliedOn: '2024-01-10', meetingOn: '2026-08-31', last: 'committeeTalk' }))
    assert.equal(windowOf(met, 'approval', '2026-10-01', after).latest?.on, '2026-11-30')
    const extended = fileOf([
      ...met.entries,
      entry('approvalExtension', '2026-11-20', { text: '材料补充' }, { seq: met.entries.length + 1 }),
    ])
    assert.equal(windowOf(extended, 'approval', '2026-12-01', after).latest?.on, '2027-02-28')
  })

  it('12: dues are owed from the month of the meeting, not of the approval', () => {
    assert.equal(duesFrom('2026-05-20'), '2026-05')
  })
})
