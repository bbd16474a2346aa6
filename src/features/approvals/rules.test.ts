import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { noHolidays } from '#basics/working-days.ts'
import { type Definition, type Step, startKey } from './chains/rules.ts'
import {
  act,
  changesBetween,
  dueOn,
  type Event,
  earlier,
  marksOf,
  replay,
  type State,
  waits,
  whyNot,
} from './rules.ts'

const step = (key: string, more: Partial<Step> = {}): Step => ({
  key,
  name: key,
  kind: 'approve',
  by: [{ role: 'committee', at: 'superior' }],
  mode: 'one',
  ...more,
})
const chain: Definition = {
  fields: [{ key: 'amount', label: '经费', kind: 'number' }],
  steps: [
    step('review', { dueDays: 3 }),
    step('countersign', { mode: 'all', onlyIf: { field: 'amount', atLeast: 10_000 } }),
    step('decision', { locked: true }),
    step('reply', { kind: 'own' }),
  ],
}
const offices = { review: ['c'], countersign: ['c', 'p', 'd'], decision: ['s'], reply: ['c'], start: [] }

/** Runs events one after the other; the seats of every step entered are the offices above. */
function run(events: Event[], definition = chain): { state: State; log: Event[] } {
  let state: State | null = null
  const log: Event[] = []
  for (const event of events) {
    if (state) assert.equal(whyNot(definition, state, event), null, JSON.stringify(event))
    state = take(state, event, definition, log)
  }
  return { state: state as State, log }
}

function take(before: State | null, event: Event, definition: Definition, log: Event[]): State {
  const moved = act(definition, before, event)
  log.push(event)
  if (!moved.enter) return moved.state
  const seats = offices[moved.enter.key as 'review'].map((office) => ({ office }))
  const seat: Event = { act: 'seat', seats }
  log.push(seat)
  return act(definition, moved.state, seat).state
}

const start = (amount = 0): Event => ({ act: 'start', starter: 1, said: { amount } })
const agree = (task: number): Event => ({ act: 'approve', task })
const back = (task: number, to: string, marks: string[] = []): Event => ({
  act: 'sendBack',
  task,
  by: 9,
  to,
  marks,
})
const done = (touched: string[] = []): Event => ({ act: 'complete', touched })
const whoHas = ({ tasks }: State) =>
  tasks.map(({ seat }) => ('office' in seat ? seat.office : seat.account)).join(',')

describe('An affair', () => {
  const ways: [string, Event[], string | null, string, string][] = [
    ['begins with the first step', [start()], 'review', 'running', 'c'],
    ['passes over a step whose condition is not met', [start(), agree(1)], 'decision', 'running', 's'],
    ['takes it when it is met', [start(10_000), agree(1)], 'countersign', 'running', 'c,p,d'],
    ['waits for all in 会签', [start(10_000), agree(1), agree(3)], 'countersign', 'running', 'c,d'],
    [
      'goes on when all have agreed',
      [start(10_000), agree(1), agree(3), agree(2), agree(4)],
      'decision',
      'running',
      's',
    ],
    ['ends agreed behind the last step', [start(), agree(1), agree(2), done()], null, 'approved', ''],
    [
      'ends when one does not agree',
      [start(10_000), agree(1), { act: 'decline', task: 3 }],
      null,
      'declined',
      '',
    ],
    ['ends when it is taken back', [start(), { act: 'withdraw' }], null, 'withdrawn', ''],
    ['goes back to the starter', [start(), back(1, startKey, ['amount'])], 'start', 'running', '1'],
    [
      'comes straight back to who sent it back',
      [start(), agree(1), back(2, startKey, ['amount']), done(['amount'])],
      'decision',
      'running',
      '9',
    ],
    ['goes back to a step that was done', [start(), agree(1), back(2, 'review')], 'review', 'running', 'c'],
    [
      'and from there straight on',
      [start(), agree(1), back(2, 'review'), agree(3)],
      'decision',
      'running',
      '9',
    ],
    [
      'is walked anew when more was changed than marked',
      [start(), agree(1), back(2, startKey, ['amount']), done(['text'])],
      'review',
      'running',
      'c',
    ],
    ['is handed to somebody else', [start(), { act: 'reassign', task: 1, to: 7 }], 'review', 'running', '7'],
    [
      'lets who was asked before speak first',
      [start(), { act: 'add', task: 1, how: 'before', accounts: [5, 6] }],
      'review',
      'running',
      'c,5,6',
    ],
    [
      'asks others afterwards',
      [start(), { act: 'add', task: 1, how: 'after', accounts: [5, 6] }],
      'review',
      'running',
      '5,6',
    ],
    [
      'goes on when they have agreed',
      [start(), { act: 'add', task: 1, how: 'after', accounts: [5, 6] }, agree(2), agree(3)],
      'decision',
      'running',
      's',
    ],
  ]
  for (const [name, events, at, status, who] of ways)
    it(name, () => {
      const { state } = run(events)
      assert.deepEqual([state.step, state.status, whoHas(state)], [at, status, who])
    })

  it('keeps the agreement of the others while one has it repaired (会签)', () => {
    const { state } = run([
      start(10_000),
      agree(1),
      agree(2),
      back(3, startKey, ['amount']),
      done(['amount']),
    ])
    assert.deepEqual([state.step, whoHas(state), state.returns.length], ['countersign', '9,d', 0])
  })

  it('finds its way back through two returns, one within the other', () => {
    const { state } = run([start(), agree(1), back(2, 'review'), back(3, startKey), done(), agree(5)])
    assert.deepEqual([state.step, whoHas(state), state.returns.length], ['decision', '9', 0])
  })

  it('says which fields are marked, and where it may be sent back to', () => {
    const { state } = run([start(), agree(1), back(2, startKey, ['amount'])])
    assert.deepEqual(marksOf(state), ['amount'])
    assert.deepEqual(earlier(run([start(10_000), agree(1)]).state), [startKey, 'review'])
    assert.deepEqual(marksOf(run([start()]).state), [])
  })

  it('lets nobody speak who waits for others, but again when they have answered', () => {
    const asked = run([start(), { act: 'add', task: 1, how: 'before', accounts: [5] }]).state
    assert.ok(waits(asked, 1))
    assert.equal(whyNot(chain, asked, agree(1)), 'task-waits')
    const answered = act(chain, asked, agree(2))
    assert.deepEqual(answered.effects.released, [1])
    assert.equal(whyNot(chain, answered.state, agree(1)), null)
  })

  it('counts its days in working days: three from a Thursday end on Tuesday', () => {
    assert.equal(dueOn(chain, 'review', '2026-11-26', noHolidays), '2026-12-01')
    assert.equal(dueOn(chain, 'decision', '2026-11-26', noHolidays), null)
    assert.equal(dueOn(chain, null, '2026-11-26', noHolidays), null)
  })

  it('leaves out the days off of the holiday table, and counts the Saturday worked instead', () => {
    const off = ['01', '02', '05', '06', '07'].map((day) => [`2026-10-${day}`, 'off'] as const)
    const holidays = new Map([...off, ['2026-10-10', 'working'] as const])
    assert.equal(dueOn(chain, 'review', '2026-09-30', holidays), '2026-10-10')
  })
})

describe('What is not possible', () => {
  const at = (...events: Event[]) => run(events).state
  const refusals: [string, State, Event, string][] = [
    ['an act on a closed to-do', at(start(), agree(1)), agree(1), 'task-closed'],
    ['an act on what has ended', at(start(), { act: 'decline', task: 1 }), agree(1), 'affair-ended'],
    ['taking back what has ended', at(start(), { act: 'withdraw' }), { act: 'withdraw' }, 'affair-ended'],
    ['sending back to a later step', at(start()), back(1, 'decision'), 'not-earlier'],
    ['agreeing to an own step', at(start(), agree(1), agree(2)), agree(3), 'step-is-own'],
    ['completing an approval', at(start()), done(), 'step-is-approved'],
    [
      'asking somebody twice',
      at(start(), { act: 'reassign', task: 1, to: 7 }),
      { act: 'add', task: 2, how: 'before', accounts: [7] },
      'asked-already',
    ],
    ['starting twice', at(start()), start(), 'affair-running'],
    [
      'a return to nobody',
      run([{ act: 'start', starter: null, said: {} }]).state,
      back(1, startKey),
      'no-starter',
    ],
  ]
  for (const [name, state, event, code] of refusals)
    it(`is ${name}`, () => assert.equal(whyNot(chain, state, event), code))
})

/** Any event at all, possible or not. */
const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ act: fc.constant('approve' as const), task: fc.nat(40) }) },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('complete' as const), touched: fc.subarray(['amount', 'text']) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('sendBack' as const),
      task: fc.nat(40),
      by: fc.integer({ min: 5, max: 9 }),
      to: fc.constantFrom(startKey, 'review', 'countersign', 'decision'),
      marks: fc.subarray(['amount', 'text']),
    }),
  },
  fc.record({ act: fc.constant('reassign' as const), task: fc.nat(40), to: fc.integer({ min: 5, max: 9 }) }),
  fc.record({
    act: fc.constant('add' as const),
    task: fc.nat(40),
    how: fc.constantFrom('before' as const, 'after' as const),
    accounts: fc.array(fc.integer({ min: 5, max: 9 }), { minLength: 1, maxLength: 3 }),
  }),
  fc.constant({ act: 'withdraw' as const }),
)

/** Turns a wild number into a to-do that is there, so that walks go somewhere. */
const aimed = (state: State, event: Event): Event => {
  const task = 'task' in event ? state.tasks[event.task % Math.max(1, state.tasks.length)] : undefined
  return task ? ({ ...event, task: task.n } as Event) : event
}

function holds(state: State): void {
  const running = state.status === 'running'
  assert.equal(running, state.step !== null)
  assert.equal(running, state.tasks.length > 0, 'the end has no to-do, and what runs has one')
  const numbers = state.tasks.map(({ n }) => n)
  assert.equal(new Set(numbers).size, numbers.length)
  assert.ok(numbers.every((n) => n < state.next))
  const seats = state.tasks.map(({ seat }) => JSON.stringify(seat))
  assert.equal(new Set(seats).size, seats.length, 'nobody has two to-dos')
  if (running)
    assert.ok(
      state.tasks.some(({ n }) => !waits(state, n)),
      'somebody can always act',
    )
  assert.equal(new Set(state.passed).size, state.passed.length)
}

describe('Whatever happens, in any order', () => {
  it('exactly one step is present, the end has no to-do, and the events lead to the same state', () => {
    let steps = 0
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.array(anyEvent, { maxLength: 60 }),
        (amount, events) => {
          const log: Event[] = []
          let state = take(null, start(amount), chain, log)
          for (const wild of events) {
            const event = aimed(state, wild)
            if (whyNot(chain, state, event)) continue
            const before = state
            state = take(state, event, chain, log)
            const { closed, opened } = changesBetween(before, state)
            assert.equal(before.tasks.length - closed.length + opened.length, state.tasks.length)
            holds(state)
            steps += 1
          }
          assert.deepEqual(replay(chain, log), state)
          assert.deepEqual(replay(chain, JSON.parse(JSON.stringify(log))), state)
        },
      ),
      { numRuns: 3000 },
    )
    assert.ok(steps > 4000, `${steps} steps`)
  })
})
