import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Found } from '../measures/kinds/rules.ts'
import { builtinOf } from '../rulebook/builtin/rules.ts'
import type { Definition, Rule } from '../rulebook/rules.ts'
import {
  decide,
  escalates,
  horizon,
  occasionsOf,
  rulesFor,
  type Standing,
  type Timed,
  whyNotSnooze,
} from './rules.ts'

const rule = (key: string, more: Partial<Definition> = {}, version = 1): Rule => {
  const known = builtinOf(key) as Rule
  return { ...known, version, definition: { ...known.definition, ...more } }
}
const found = (more: Partial<Found> = {}): Found => ({
  subjectKind: 'organization',
  subjectKey: '7',
  subjectName: '甲支部',
  organizationId: 7,
  personId: null,
  dueOn: null,
  since: null,
  value: null,
  facts: {},
  ...more,
})
const standing = (more: Partial<Standing> = {}): Standing => ({
  id: 1,
  ruleKey: 'term-ends',
  ruleVersion: 1,
  subjectKind: 'organization',
  subjectKey: '7',
  dueOn: '2027-05-31',
  dated: true,
  openedOn: '2026-11-30',
  escalatedOn: null,
  snoozedUntil: null,
  ...more,
})
const terms = [rule('term-ends')]
const ending = found({ dueOn: '2027-05-31' })

describe('An alert', () => {
  it('opens on the day of its first reminder, not before, and once however often it is found', () => {
    const early = decide('termEnds', terms, [ending], [], '2026-11-29')
    assert.deepEqual(early, { open: [], keep: [], close: [] })
    const { open } = decide('termEnds', terms, [ending, ending], [], '2026-11-30')
    assert.deepEqual(
      open.map(({ rule: { key }, dueOn }) => [key, dueOn]),
      [['term-ends', '2027-05-31']],
    )
  })

  it('goes on while the fact stays, and changes nothing when looked at again', () => {
    const again = decide('termEnds', terms, [ending], [standing()], '2026-12-24')
    assert.deepEqual([again.open, again.close], [[], []])
    assert.deepEqual(
      again.keep.map(({ id }) => id),
      [1],
    )
  })

  it('closes by itself once the fact is mended; a term that was put off is another one', () => {
    const mended = decide('termEnds', terms, [], [standing()], '2027-01-10')
    assert.deepEqual(mended.close, [{ id: 1, as: 'mended', on: '2027-01-10' }])
    const later = decide('termEnds', terms, [found({ dueOn: '2027-06-30' })], [standing()], '2027-01-10')
    assert.deepEqual([later.close[0]?.as, later.open[0]?.dueOn], ['mended', '2027-06-30'])
  })

  it('without a day of its own is due from when it was found, and stays the same alert', () => {
    const [first] = decide('secretaryVacant', [rule('secretary-vacant')], [found()], [], '2026-11-24').open
    assert.equal(first?.dueOn, '2026-11-24')
    const open = standing({ ruleKey: 'secretary-vacant', dated: false, dueOn: '2026-11-24' })
    const next = decide('secretaryVacant', [rule('secretary-vacant')], [found()], [open], '2027-02-01')
    assert.deepEqual([next.open.length, next.keep.length, next.close.length], [0, 1, 0])
  })

  it('closes with its rule, or when the rule was changed so that it no longer asks, and says so', () => {
    const off = decide(
      'termEnds',
      [rule('term-ends', { enabled: false })],
      [ending],
      [standing()],
      '2027-01-10',
    )
    assert.deepEqual([off.open, off.close[0]?.as], [[], 'ruleOff'])
    const later = [rule('term-ends', { leads: [{ count: 1, unit: 'months' }] }, 2)]
    assert.equal(decide('termEnds', later, [ending], [standing()], '2027-01-10').close[0]?.as, 'ruleChanged')
    assert.equal(decide('termEnds', [], [ending], [standing()], '2027-01-10').close[0]?.as, 'ruleOff')
  })

  it('that nobody mended in its time lapses where the measure gives up', () => {
    const owed = { ruleKey: 'meeting-owed', subjectKind: 'duty' as const, subjectKey: '7:themeDay:2026-11' }
    const late = standing({ ...owed, dueOn: '2026-11-30' })
    const on = (today: string) =>
      decide('meetingOwed', [rule('meeting-owed')], [], [late], today).close[0]?.as
    assert.equal(on('2027-03-30'), 'mended')
    assert.equal(on('2027-03-31'), 'lapsed')
  })

  it('is not closed before it was opened when the clock is put back', () => {
    const { close } = decide('termEnds', terms, [], [standing()], '2026-10-01')
    assert.equal(close[0]?.on, '2026-11-30')
  })
})

describe('Rules that exclude each other', () => {
  const three = ['dues-unpaid-1', 'dues-unpaid-3', 'dues-unpaid-6'].map((key) => rule(key))
  const behind = (value: number) => found({ subjectKind: 'person', subjectKey: '5', value })

  it('leave the highest that is reached: 1, 3 and 6 months of dues', () => {
    const keys = [0, 1, 2, 3, 5, 6, 9].map((value) =>
      rulesFor('duesUnpaid', three, behind(value)).map(({ key }) => key),
    )
    assert.deepEqual(keys.flat(), [
      'dues-unpaid-1',
      'dues-unpaid-1',
      'dues-unpaid-3',
      'dues-unpaid-3',
      'dues-unpaid-6',
      'dues-unpaid-6',
    ])
  })

  it('do not call mended what has only become worse', () => {
    const first = standing({
      ruleKey: 'dues-unpaid-1',
      subjectKind: 'person',
      subjectKey: '5',
      dated: false,
      dueOn: '2026-10-01',
    })
    const worse = decide('duesUnpaid', three, [behind(3)], [first], '2026-12-01')
    assert.deepEqual([worse.open[0]?.rule.key, worse.close[0]?.as], ['dues-unpaid-3', 'overtaken'])
    assert.equal(decide('duesUnpaid', three, [], [first], '2026-12-01').close[0]?.as, 'mended')
  })

  it('where one is switched off, leave its people to the next lower', () => {
    const two = [...three.slice(0, 2), rule('dues-unpaid-6', { enabled: false })]
    assert.deepEqual(
      rulesFor('duesUnpaid', two, behind(7)).map(({ key }) => key),
      ['dues-unpaid-3'],
    )
  })
})

describe('The horizon of a measure', () => {
  it('reaches as far as the earliest lead of all its rules', () => {
    const far = rule('term-ends', { leads: [{ count: 12, unit: 'months' }] })
    assert.equal(horizon([...terms, far], '2026-11-24'), '2027-11-27')
    assert.equal(horizon([], '2026-11-24'), '2026-11-24')
  })
})

const timed = (more: Partial<Timed> = {}): Timed => ({
  dueOn: '2027-05-31',
  openedOn: '2026-11-30',
  escalatedOn: null,
  snoozedUntil: null,
  ...more,
})
const keysOn = (today: string, more: Partial<Timed> = {}, given = rule('term-ends')) =>
  occasionsOf(timed(more), given, today).map(({ key }) => key)

describe('A reminder', () => {
  it('falls on each lead, and stands until the next one for whoever comes new into the office', () => {
    assert.deepEqual(
      ['2026-11-29', '2026-11-30', '2027-02-27', '2027-02-28', '2027-04-30', '2027-05-31', '2027-06-01'].map(
        (day) => keysOn(day).join(),
      ),
      ['', 'months:6', 'months:6', 'months:3', 'months:1', 'months:1', 'days:-1'],
    )
  })

  it('that nobody could send in its time is overtaken by the next, not sent after it', () => {
    assert.deepEqual(keysOn('2027-05-01', { openedOn: '2027-05-01' }), ['months:1'])
  })

  it('is not sent while the alert is put off, and comes back on the day', () => {
    const snoozed = { snoozedUntil: '2027-01-15' }
    assert.deepEqual(keysOn('2027-01-14', snoozed), [])
    assert.deepEqual(keysOn('2027-01-15', snoozed), ['woken:2027-01-15'])
    // A lead that falls on the day itself, or later, says it already.
    assert.deepEqual(keysOn('2027-02-28', { snoozedUntil: '2027-02-28' }), ['months:3'])
    assert.deepEqual(keysOn('2027-03-20', snoozed), ['months:3'])
  })

  it('goes to the level above once nobody mended it in time, beside the others', () => {
    const rules = rule('term-ends')
    assert.ok(!escalates(timed(), rules, '2027-06-29'))
    assert.ok(escalates(timed(), rules, '2027-06-30'))
    assert.ok(!escalates(timed({ escalatedOn: '2027-06-30' }), rules, '2027-07-10'))
    assert.ok(!escalates(timed({ snoozedUntil: '2027-08-01' }), rules, '2027-07-10'))
    // Found long after its day, it is given its time all the same.
    assert.ok(!escalates(timed({ openedOn: '2027-09-01' }), rules, '2027-09-30'))
    assert.deepEqual(keysOn('2027-07-01', { escalatedOn: '2027-06-30' }), ['days:-1', 'escalated'])
  })
})

describe('An alert is put off', () => {
  const open = { dueOn: '2026-11-30', closedOn: null, escalatedOn: null }
  const why = (until: string, more: object = {}, given = rule('meeting-owed'), fromAbove = false) =>
    whyNotSnooze({ ...open, ...more }, given, { until, today: '2026-11-24', fromAbove })

  it('for a while only, while it is open, and never beyond its day where the rule is binding', () => {
    assert.equal(why('2026-12-24'), null)
    assert.equal(why('2026-11-24'), 'alert-snooze-past')
    assert.equal(why('2027-01-24'), 'alert-snooze-long')
    assert.equal(why('2026-12-24', { closedOn: '2026-11-20' }), 'alert-closed')
    assert.equal(why('2026-12-24', {}, rule('appraisal-owed')), 'alert-mandatory')
    assert.equal(why('2026-11-30', {}, rule('appraisal-owed')), null)
  })

  it('by the branch only as long as nobody above is told of it', () => {
    assert.equal(why('2026-12-24', { escalatedOn: '2026-11-20' }), 'alert-snooze-above')
    assert.equal(why('2026-12-24', { escalatedOn: '2026-11-20' }, rule('meeting-owed'), true), null)
    const small = { dueOn: '2026-12-31' }
    assert.equal(why('2026-12-24', small, rule('branch-too-small')), 'alert-snooze-above')
    assert.equal(why('2026-12-24', small, rule('branch-too-small'), true), null)
  })
})
