import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { drillFaultSentence, faultSentence } from './faults/rules.ts'
import {
  drillIsDue,
  fileName,
  isDue,
  isOld,
  isSilent,
  lastMoment,
  nextMoment,
  type Run,
  superseded,
  usualPlan,
  warningsOf,
} from './rules.ts'

const at = (text: string) => new Date(`${text}:00+08:00`)
const run = (began: string, more: Partial<Run> = {}): Run => ({
  beganAt: at(began).toISOString(),
  endedAt: at(began).toISOString(),
  good: true,
  drilled: false,
  ...more,
})
const failed = (began: string) => run(began, { good: false })

describe('The backup of the day', () => {
  const plan = { enabled: true, at: '02:00' }
  const due = (now: string, runs: Run[]) => isDue(at(now), plan, runs)

  it('is due from its time of day on, once', () => {
    const yesterday = [run('2026-11-23T02:03')]
    assert.equal(due('2026-11-24T01:59', yesterday), false)
    assert.equal(due('2026-11-24T02:00', yesterday), true)
    assert.equal(due('2026-11-24T02:10', [run('2026-11-24T02:00'), ...yesterday]), false)
    assert.equal(due('2026-11-25T02:00', [run('2026-11-24T02:00'), ...yesterday]), true)
  })

  it('is caught up when the platform stood still at its time, but not in the first hours of a new one', () => {
    assert.equal(due('2026-11-24T16:00', [run('2026-11-20T02:00')]), true)
    assert.equal(due('2026-11-24T16:00', []), false)
    assert.equal(due('2026-11-25T02:00', []), true)
  })

  it('that failed is tried again after an hour, three times, and then the next day', () => {
    const first = failed('2026-11-24T02:00')
    assert.equal(due('2026-11-24T02:50', [first]), false)
    assert.equal(due('2026-11-24T03:00', [first]), true)
    const three = [failed('2026-11-24T04:00'), failed('2026-11-24T03:00'), first]
    assert.equal(due('2026-11-24T09:00', three), false)
    assert.equal(due('2026-11-25T02:00', three), true)
  })

  it('is not begun while one is being made, or when it is turned off', () => {
    const running = run('2026-11-24T02:00', { endedAt: null, good: false })
    assert.equal(due('2026-11-24T04:00', [running]), false)
    assert.equal(isDue(at('2026-11-24T04:00'), { ...plan, enabled: false }, [run('2026-11-20T02:00')]), false)
  })

  it('is made though a clock that was wrong has one of next year in its books', () => {
    assert.equal(due('2026-11-24T02:00', [run('2027-11-24T02:00'), run('2026-11-23T02:00')]), true)
    assert.equal(drillIsDue(at('2026-11-24T02:00'), [run('2027-11-24T02:00', { drilled: true })]), true)
  })

  it('knows the time of day in China, whatever the zone of the machine', () => {
    assert.equal(lastMoment(at('2026-11-24T01:00'), '02:00').toISOString(), '2026-11-22T18:00:00.000Z')
    assert.equal(nextMoment(at('2026-11-24T01:00'), '02:00').toISOString(), '2026-11-23T18:00:00.000Z')
    assert.equal(lastMoment(at('2026-11-24T02:00'), '02:00').toISOString(), '2026-11-23T18:00:00.000Z')
  })

  it('is tried by a drill once a week', () => {
    const now = at('2026-11-24T02:00')
    assert.equal(drillIsDue(now, []), true)
    assert.equal(
      drillIsDue(now, [run('2026-11-23T02:00'), run('2026-11-18T02:05', { drilled: true })]),
      false,
    )
    assert.equal(drillIsDue(now, [run('2026-11-23T02:00'), run('2026-11-17T02:05', { drilled: true })]), true)
  })
})

describe('What is told of backups', () => {
  it('a process that gave no sign of life for five minutes is gone, also when the clock went back', () => {
    const now = at('2026-11-24T02:10')
    assert.equal(isSilent(now, at('2026-11-24T02:06').toISOString()), false)
    assert.equal(isSilent(now, at('2026-11-24T02:04').toISOString()), true)
    assert.equal(isSilent(now, at('2026-11-24T08:00').toISOString()), true)
  })

  it('26 hours without a good one is too long; a new platform has a day', () => {
    const old = (now: string, last: string | null) =>
      isOld(at(now), usualPlan, last && at(last).toISOString(), at('2026-11-22T10:00').toISOString())
    assert.equal(old('2026-11-24T04:00', '2026-11-23T02:30'), false)
    assert.equal(old('2026-11-24T05:00', '2026-11-23T02:30'), true)
    assert.equal(old('2026-11-23T10:00', null), false)
    assert.equal(old('2026-11-24T10:00', null), true)
    assert.equal(
      isOld(at('2026-12-24T10:00'), { enabled: false }, null, at('2026-11-22T10:00').toISOString()),
      false,
    )
  })

  const shown = (more: object = {}) => ({
    beganAt: at('2026-11-24T02:00').toISOString(),
    verdict: 'good',
    drillVerdict: 'good',
    fault: null,
    faultPart: null,
    drillFault: null,
    ...more,
  })
  const codes = (more: object) =>
    warningsOf(at('2026-11-24T10:00'), {
      plan: { ...usualPlan, recipient: 'age1x' },
      last: shown(),
      lastGood: shown(),
      lastDrill: shown(),
      sameDisk: false,
      founded: at('2026-01-01T00:00').toISOString(),
      ...more,
    }).map(({ code }) => code)

  it('nothing, where all is well', () => assert.deepEqual(codes({}), []))
  it('that it failed, that it is old, that the drill found something: before what is only a reminder', () => {
    const bad = shown({ beganAt: at('2026-11-20T02:00').toISOString(), drillVerdict: 'failed' })
    assert.deepEqual(
      codes({
        plan: usualPlan,
        last: shown({ verdict: 'failed', fault: 'ENOSPC' }),
        lastGood: bad,
        lastDrill: bad,
        sameDisk: true,
      }),
      ['failed', 'old', 'drill-failed', 'plain', 'same-disk'],
    )
  })
  it('that it is turned off, not encrypted, never tried', () => {
    assert.deepEqual(codes({ plan: { ...usualPlan, enabled: false }, lastDrill: null }), [
      'off',
      'plain',
      'undrilled',
    ])
  })
  it('a fault in a sentence that says what to do, also one that nobody foresaw', () => {
    assert.match(faultSentence('ENOSPC'), /磁盘满了.*请清理磁盘/)
    assert.match(faultSentence('backup-damaged', 'tables/person'), /（tables\/person）$/)
    assert.match(faultSentence('EWEIRD'), /EWEIRD.*日志/)
    assert.match(drillFaultSentence({ what: 'trail', entry: 7 }), /第 7 条/)
    assert.match(
      drillFaultSentence({ what: 'value', table: 'person', column: 'phone_sealed' }),
      /person\.phone_sealed/,
    )
    assert.match(drillFaultSentence({ what: 'file', digest: 'ab'.repeat(32) }), /文件 abab/)
    assert.match(drillFaultSentence({ what: 'key' }), /密钥/)
  })
})

describe('Which files are kept', () => {
  /** One a day from 1 January on, the newest last. */
  const daily = (days: number) =>
    Array.from({ length: days }, (_, index) => ({
      id: index + 1,
      madeAt: new Date(Date.UTC(2026, 0, 1 + index, 18)).toISOString(),
    }))
  const left = (files: { id: number; madeAt: string }[], keep = usualPlan) => {
    const gone = new Set(superseded(files, keep))
    return files.filter(({ id }) => !gone.has(id)).map(({ madeAt }) => madeAt.slice(0, 10))
  }

  it('the newest of seven days, four weeks and twelve months', () => {
    const kept = left(daily(330))
    // 26 November is a Thursday; days in China begin eight hours earlier.
    assert.deepEqual(kept.slice(-7), [
      '2026-11-20',
      '2026-11-21',
      '2026-11-22',
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
    ])
    assert.ok(kept.length <= 7 + 4 + 12)
    assert.deepEqual(kept.slice(0, 3), ['2026-01-30', '2026-02-27', '2026-03-30'])
    assert.ok(['2026-11-07', '2026-11-14'].every((day) => kept.includes(day)))
  })

  it('of several on one day the last', () => {
    const files = [1, 2, 3].map((id) => ({ id, madeAt: `2026-11-24T0${id}:00:00Z` }))
    assert.deepEqual(superseded(files, usualPlan), [2, 1])
  })

  it('all there is when there is little, and what a clock in the wrong year made takes nothing away', () => {
    const files = daily(5)
    assert.deepEqual(superseded(files, usualPlan), [])
    const wrong = { id: 6, madeAt: '2036-01-01T00:00:00Z' }
    assert.deepEqual(superseded([...files, wrong], usualPlan), [])
  })

  it('bears its time in China and a number of its own', () => {
    const now = at('2026-11-29T02:00')
    assert.equal(fileName(now, 17, true), 'zhibu-20261129-0200-17.age')
    assert.equal(fileName(now, 18, false), 'zhibu-20261129-0200-18.tar')
  })
})
