import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, addMonths, type Day } from '#basics/days.ts'
import { noHolidays, workingDaysAfter } from '#basics/working-days.ts'
import { usualPath } from '#src/demo/admission-path.ts'
import { type ActKey, actKeys, actOf } from '../acts/rules.ts'
import { whyNotAct } from '../faults/rules.ts'
import { planFor } from '../plans/rules.ts'
import { probationEnd } from '../probation/rules.ts'
import type { Details, Entry, Outcome, Votes } from '../rules.ts'
import { doneBy, isNeeded, listedOn, nextAct, statusOf } from './rules.ts'

const addWorkingDays = (day: Day, count: number) => workingDaysAfter(day, count, noHolidays)

const birthDate = '1996-03-01'
const known = usualPath({ appliedOn: '2024-01-10' })
const detailsOf = (act: ActKey): Details => known.find((one) => one.act === act)?.details ?? {}

type Try = { act: ActKey; days: number; passed: boolean; outcome: Outcome; late: boolean }
/** Mostly what is next, now and then anything at all; a few days or half a year after the act before. */
const anyTry = fc.record({
  act: fc.oneof(
    { weight: 12, arbitrary: fc.constant(null) },
    { weight: 2, arbitrary: fc.constantFrom(...actKeys) },
  ),
  days: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 25 }) },
    fc.integer({ min: -20, max: 200 }),
  ),
  passed: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.constant(false)),
  outcome: fc.constantFrom<Outcome>('confirm', 'confirm', 'extend', 'cancel'),
  late: fc.boolean(),
})

function entryOf(entries: Entry[], given: Try, day: Day): Entry {
  const { act, passed, outcome } = given
  const seq = entries.length + 1
  const counted = votes(passed)
  const own: Partial<Record<ActKey, Details>> = {
    letterReply: { letter: entries.findLast((one) => one.act === 'letter')?.seq ?? 0 },
    notice: { untilOn: addWorkingDays(day, 5) },
    branchMeeting: { votes: counted },
    confirmationMeeting: { votes: counted, outcome, months: 6 },
    confirmationApproval: {
      outcome: entries.findLast((one) => one.act === 'confirmationMeeting')?.details.outcome ?? outcome,
      months: 6,
    },
    approvalExtension: { text: '补充材料' },
  }
  return {
    seq,
    act,
    on: day,
    passed,
    details: { ...detailsOf(act), ...own[act] },
    lateBecause: given.late ? '情况说明' : null,
    materials: actOf(act).materials.map((material) => ({ material, datedOn: day })),
  }
}

const votes = (passed: boolean): Votes => ({
  entitled: 20,
  present: 18,
  handedOut: 18,
  returned: 18,
  inFavour: passed ? 11 : 10,
  against: passed ? 7 : 8,
  abstained: 0,
  spoiled: 0,
  written: 0,
})

/** The invariants of 章程 and 细则, written anew and without the tables that the rule is made of. */
function refuseUnlawful(entries: Entry[]): void {
  const all = (act: ActKey) => entries.filter((one) => one.act === act && one.passed)
  const first = (act: ActKey) => all(act)[0]?.on
  const last = (act: ActKey) => all(act).at(-1)?.on
  const listed = listedOn({ entries })
  if (listed) {
    assert.ok(listed >= addMonths(first('activist') as Day, 12), 'a year of cultivation')
    if ((last('candidateConsent') as Day) >= '2026-05-11')
      assert.ok(listed >= addWorkingDays(last('notice') as Day, 5), 'five working days of notice')
  }
  const admitted = doneBy({ entries }, 'approval')
  if (admitted) {
    const meeting = last('branchMeeting') as Day
    assert.ok(listed && (first('politicalReview') as Day) >= listed && (first('training') as Day) >= listed)
    assert.equal(entries.findLast((one) => one.act === 'introducers')?.details.people?.length, 2)
    assert.ok((first('politicalReview') as Day) <= (first('preReview') as Day))
    assert.ok((first('preReview') as Day) <= meeting && meeting <= (last('committeeTalk') as Day))
    assert.ok((last('committeeTalk') as Day) <= admitted.on && admitted.on <= addMonths(meeting, 6))
    if (admitted.on > addMonths(meeting, 3)) assert.ok(last('approvalExtension'), 'extended with a reason')
    const { inFavour = 0, entitled = 0 } = all('branchMeeting').at(-1)?.details.votes ?? {}
    assert.ok(inFavour * 2 > entitled, 'more than half of those entitled')
  }
  const extensions = all('confirmationApproval').filter((one) => one.details.outcome === 'extend')
  assert.ok(extensions.length <= 1, 'extended once')
  const confirmed = doneBy({ entries }, 'confirmationApproval')
  if (confirmed) {
    const end = probationEnd({ entries }) as Day
    assert.ok((last('confirmationMeeting') as Day) >= end, 'the probation is over')
    assert.ok(confirmed.on >= (last('confirmationMeeting') as Day))
    assert.ok(admitted, 'nobody is confirmed who was not admitted')
  }
}

describe('A sequence of acts', () => {
  it('each of them lawful, never reaches an unlawful state', () => {
    const reached = new Set<string>()
    fc.assert(
      fc.property(
        fc.constantFrom<Day>('2022-03-31', '2024-01-31', '2024-08-15', '2026-04-20'),
        fc.array(anyTry, { minLength: 60, maxLength: 130 }),
        (from, tries) => {
          let entries: Entry[] = []
          let day = from
          for (const given of tries) {
            const act = given.act ?? nextAct({ entries }, day) ?? 'archiving'
            const wished = addDays(day, given.days)
            const entry = entryOf(entries, { ...given, act }, wished)
            if (whyNotAct({ birthDate, entries }, entry, addWorkingDays)) {
              // Time goes by until it may be done.
              if (given.days > 0) day = addDays(day, Math.min(given.days, 60))
              continue
            }
            entries = [...entries, entry]
            day = [wished, day].toSorted()[1] as Day
            refuseUnlawful(entries)
            reached.add(act)
          }
        },
      ),
      { numRuns: 300, endOnFailure: true },
    )
    assert.ok(reached.has('confirmationApproval') && reached.has('archiving'), [...reached].join())
  })

  it('says what somebody is, and since when', () => {
    const until = (last: ActKey) => statusOf({ entries: usualPath({ appliedOn: '2022-01-10', last }) })
    assert.deepEqual(until('talk'), { status: 'applicant', on: '2022-01-10' })
    assert.equal(until('activistFiling')?.status, 'activist')
    assert.equal(until('training')?.status, 'candidate')
    // The vote of the branch alone makes no member; the approval does, from the day of the vote.
    assert.equal(until('branchMeeting')?.status, 'candidate')
    assert.deepEqual(until('approval'), { status: 'probationaryMember', on: '2024-05-10' })
  })

  it('is begun anew from what was said no to', () => {
    const met = usualPath({ appliedOn: '2022-01-10', last: 'committeeTalk' })
    const on = addDays(met.at(-1)?.on as Day, 10)
    const no: Entry = {
      seq: 99,
      act: 'approval',
      on,
      passed: false,
      details: {},
      lateBecause: null,
      materials: [],
    }
    assert.equal(nextAct({ entries: [...met, no] }, on), 'branchMeeting')
    assert.equal(isNeeded({ entries: met }, 'notice', on), false)
  })
})

describe('A plan', () => {
  it('is laid backwards from a wished day, and says when it cannot be kept', () => {
    const entries = usualPath({
      appliedOn: '2026-01-10',
      meetingOn: '2028-06-20',
      last: 'activistFiling',
      until: '2027-06-01',
    })
    const today = '2026-11-27'
    const plan = (wishedOn: Day) =>
      planFor({ birthDate, entries }, { goal: 'branchMeeting', wishedOn, today }, addWorkingDays)
    const wished = plan('2028-06-20')
    assert.ok(wished.lines.every((one) => one.possible))
    const by = (act: ActKey) => wished.lines.find((one) => one.act === act)?.by as Day
    assert.ok(addWorkingDays(by('notice'), 5) <= by('noticeResult'))
    assert.ok(by('noticeResult') <= by('introducers') && by('preReview') <= by('branchMeeting'))

    // A pre-review holds for a month: made too soon it would have to be made again.
    const review = wished.lines.find(({ act }) => act === 'preReview')
    assert.equal(review?.notBefore, '2028-05-20')

    const soon = plan('2026-12-31')
    assert.ok(soon.lines.some((one) => !one.possible))
    assert.ok(plan(soon.earliest).lines.length === soon.lines.length)
  })

  it('for the end of probation starts with the meeting a year before', () => {
    const entries = usualPath({ appliedOn: '2024-01-10', meetingOn: '2026-12-20', last: 'training' })
    const { lines } = planFor(
      { birthDate, entries },
      { goal: 'confirmationMeeting', wishedOn: '2028-02-29', today: '2026-11-27' },
      addWorkingDays,
    )
    assert.equal(lines.find(({ act }) => act === 'branchMeeting')?.by, '2027-02-28')
  })
})
