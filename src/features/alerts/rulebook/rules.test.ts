import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { measures } from '../measures/rules.ts'
import { builtin } from './builtin/rules.ts'
import {
  type Definition,
  filled,
  isSame,
  latestDue,
  leadDay,
  leadInWords,
  occasionInWords,
  opensOn,
  whyNotPublish,
} from './rules.ts'

const termEnds = builtin.find(({ key }) => key === 'term-ends')?.definition as Definition
const refused = (more: Partial<Definition>, measure = 'termEnds') =>
  whyNotPublish(measure, { ...termEnds, ...more })

describe('The rules that come with the platform', () => {
  it('could be published as they are, each under a key of its own', () => {
    const wrong = builtin.map(({ key, measure, definition }) => [key, whyNotPublish(measure, definition)])
    assert.deepEqual(
      wrong.filter(([, why]) => why !== null),
      [],
    )
    assert.equal(new Set(builtin.map(({ key }) => key)).size, builtin.length)
  })

  it('leave no measure without a rule, name their regulation, and say what helps', () => {
    const asked = new Set(builtin.map(({ measure }) => measure))
    assert.deepEqual(
      Object.keys(measures).filter((key) => !asked.has(key as keyof typeof measures)),
      [],
    )
    for (const { key, definition } of builtin) {
      assert.ok(definition.regulation.length > 3 && definition.article.length > 1, key)
      assert.ok(definition.advice.length > 3, key)
    }
  })

  it('remind of a term six, three and one month before its end, and the day after it: 选举条例第三条', () => {
    assert.deepEqual(
      termEnds.leads.map((lead) => leadDay('2027-05-31', lead)),
      ['2026-11-30', '2027-02-28', '2027-04-30', '2027-06-01'],
    )
    assert.deepEqual(termEnds.leads.map(leadInWords), [
      '到期前6个月',
      '到期前3个月',
      '到期前1个月',
      '到期后1天',
    ])
  })
})

describe('The time of a rule', () => {
  const leads = termEnds.leads

  it('opens with the first of its leads, over leap days and short months', () => {
    assert.equal(opensOn('2028-08-31', leads), '2028-02-29')
    assert.equal(opensOn('2027-08-31', leads), '2027-02-28')
    assert.equal(opensOn('2027-08-31', [{ count: 0, unit: 'days' }]), '2027-08-31')
  })

  it('never lets an alert open that lies beyond what was looked for', () => {
    for (const today of ['2027-02-28', '2028-02-29', '2026-08-31', '2026-12-31', '2027-03-01']) {
      const until = latestDue(today, leads)
      for (let month = 1; month <= 12; month++)
        for (const date of ['01', '15', '28', '29', '30', '31']) {
          const dueOn = `2027-${String(month).padStart(2, '0')}-${date}`
          if (opensOn(dueOn, leads) <= today) assert.ok(dueOn <= until, `${today} ${dueOn} ${until}`)
        }
    }
  })

  it('is called what it is, those that come by themselves as well', () => {
    assert.deepEqual(
      ['months:6', 'days:0', 'days:-1', 'escalated', 'woken:2026-12-01'].map(occasionInWords),
      ['到期前6个月', '到期当天', '到期后1天', '升级提醒', '暂缓期满'],
    )
  })
})

describe('The words of a rule', () => {
  it('have their facts put in; what is not known stays as it is written', () => {
    assert.equal(
      filled('{subject}到{due}届满，{other}。', { subject: '甲支部', due: '2027年5月31日' }),
      '甲支部到2027年5月31日届满，{other}。',
    )
    assert.equal(filled('有党员 {members} 名', { members: 0 }), '有党员 0 名')
  })
})

describe('A rule is not published', () => {
  const code = (...given: Parameters<typeof refused>) => refused(...given)?.code

  it('without times, or with two that fall on the same day', () => {
    assert.equal(code({ leads: [] }), 'alert-leads-missing')
    const twice = [
      { count: 1, unit: 'months' as const },
      { count: 1, unit: 'months' as const },
    ]
    assert.equal(code({ leads: twice }), 'alert-leads-twice')
  })

  it('to nobody, or to a person where it is about none, or raised to whom it tells anyway', () => {
    assert.equal(code({ to: [] }), 'alert-addressees-missing')
    assert.equal(code({ to: [{ level: 'self' }] }), 'alert-not-personal')
    assert.equal(code({ escalation: { afterDays: 5, to: 'self' } }), 'alert-not-personal')
    assert.equal(code({ escalation: { afterDays: 5, to: 'above' } }), 'alert-escalation-same')
    assert.equal(code({ escalation: { afterDays: 5, to: 'top' } }), undefined)
  })

  it('with a number where the measure has none, without one where it has, or beyond what makes sense', () => {
    assert.equal(code({ number: 3 }), 'alert-number-missing')
    assert.equal(code({ number: null }, 'branchTooSmall'), 'alert-number-missing')
    const fewer = { number: 0, text: '{fullMembers}', to: [{ level: 'own' as const }] }
    assert.equal(code(fewer, 'branchTooSmall'), 'alert-number-range')
  })

  it('with facts that the measure does not know, and says which', () => {
    assert.deepEqual(refused({ text: '{subject}欠交{firstMonth}' }), {
      code: 'alert-fact-unknown',
      field: 'text',
      name: 'firstMonth',
    })
    assert.equal(refused({ advice: '{remedy}' })?.field, 'advice')
  })

  it('for a measure that there is not', () => {
    assert.equal(code({}, 'weather'), 'alert-measure-unknown')
  })

  it('when nothing was changed, in whatever order it is written', () => {
    const again = JSON.parse(JSON.stringify(termEnds)) as Definition
    const reversed = Object.fromEntries(Object.entries(again).toReversed()) as Definition
    assert.ok(isSame(termEnds, reversed))
    assert.ok(!isSame(termEnds, { ...termEnds, mandatory: false }))
  })
})
