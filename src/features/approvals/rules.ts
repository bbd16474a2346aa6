import type { Day } from '#basics/days.ts'
import { type Holidays, workingDaysAfter } from '#basics/working-days.ts'
import { type Definition, type Said, type Step, startKey, stepAfter, stepNamed } from './chains/rules.ts'

/** Who may act on a to-do: whoever holds an office, or one account. */
export type Seat = { office: string } | { account: number }

/** A to-do of the present step. `ahead`: asked for an opinion before that other one, which waits. */
export type Task = { n: number; seat: Seat; ahead?: number; after?: true }

/** Sent back: when it is repaired, it goes straight back to who sent it back and to those who had not decided yet. */
export type Return = { from: string; to: string; marks: string[]; tasks: Task[]; passed: string[] }

export type Status = 'running' | 'approved' | 'declined' | 'withdrawn'
export const statusNames: Record<Status, string> = {
  running: '办理中',
  approved: '已通过',
  declined: '未通过',
  withdrawn: '已撤回',
}

export type State = {
  status: Status
  step: string | null
  starter: number | null
  said: Said
  tasks: Task[]
  /** The number of the next to-do. */
  next: number
  /** The steps that were done, in order. */
  passed: string[]
  returns: Return[]
}

export type Event =
  | { act: 'start'; starter: number | null; said: Said }
  | { act: 'seat'; seats: Seat[] }
  | { act: 'approve'; task: number }
  | { act: 'decline'; task: number }
  | { act: 'sendBack'; task: number; by: number; to: string; marks: string[] }
  /** A step of the owner's, or the starter's repair; `touched`: the fields that were changed. */
  | { act: 'complete'; touched: string[]; said?: Said }
  | { act: 'reassign'; task: number; to: number }
  | { act: 'add'; task: number; how: 'before' | 'after'; accounts: number[] }
  | { act: 'withdraw' }

export type Effects = { closed: number[]; opened: Task[]; waiting: number[]; released: number[] }
export type Outcome = {
  state: State
  /** The step whose seats are to be found now; null when nothing new is entered. */
  enter: Step | null
  effects: Effects
  status: Status
}

const nobody: State = {
  status: 'running',
  step: null,
  starter: null,
  said: {},
  tasks: [],
  next: 1,
  passed: [],
  returns: [],
}

/** What becomes of an affair by an event. The event must be possible: ask `whyNot` first. */
export function act(definition: Definition, before: State | null, event: Event): Outcome {
  const state = moved(definition, before ?? nobody, event)
  const entered = state.step !== null && state.tasks.length === 0 ? stepNamed(definition, state.step) : null
  return {
    state,
    enter: entered ?? null,
    effects: changesBetween(before, state),
    status: state.status,
  }
}

/** The last working day of a step entered today; null when it has no limit. */
export function dueOn(
  definition: Definition,
  key: string | null,
  today: Day,
  holidays: Holidays,
): Day | null {
  const days = key === null ? undefined : stepNamed(definition, key)?.dueDays
  return days === undefined ? null : workingDaysAfter(today, days, holidays)
}

function moved(definition: Definition, state: State, event: Event): State {
  switch (event.act) {
    case 'start':
      return enter(
        { ...state, starter: event.starter, said: event.said },
        stepAfter(definition, startKey, event.said),
      )
    case 'seat':
      return seated(state, event.seats)
    case 'approve':
      return approved(definition, state, event.task)
    case 'complete':
      return completed(definition, { ...state, said: event.said ?? state.said }, event.touched)
    case 'sendBack':
      return sentBack(state, event)
    case 'reassign':
      return reassigned(state, event.task, event.to)
    case 'add':
      return added(definition, state, event)
    case 'decline':
      return ended(state, 'declined')
    case 'withdraw':
      return ended(state, 'withdrawn')
  }
}

const ended = (state: State, status: Status): State => ({
  ...state,
  status,
  step: null,
  tasks: [],
  returns: [],
})

/** The next step, whose seats are not known yet; or the end, agreed. */
const enter = (state: State, step: Step | null): State =>
  step ? { ...state, step: step.key, tasks: [] } : ended(state, 'approved')

function seated(state: State, seats: Seat[], more: Partial<Task> = {}): State {
  const tasks = seats.map((seat, at) => ({ n: state.next + at, seat, ...more }))
  return { ...state, tasks: [...state.tasks, ...tasks], next: state.next + seats.length }
}

const without = (tasks: Task[], n: number) => tasks.filter((task) => task.n !== n)

function approved(definition: Definition, state: State, n: number): State {
  const task = taskOf(state, n)
  const left = without(state.tasks, n)
  const step = stepNamed(definition, state.step ?? '')
  const principal = task?.ahead === undefined && !task?.after
  // 或签: one of those in charge is enough; who was asked afterwards is still waited for.
  const tasks = principal && step?.mode === 'one' ? left.filter(({ after }) => after) : left
  return tasks.length > 0 ? { ...state, tasks } : completed(definition, { ...state, tasks }, [])
}

/** The present step is done: straight back to who sent it back, or on along the chain. */
function completed(definition: Definition, state: State, touched: string[]): State {
  const step = state.step ?? startKey
  const sent = state.returns.at(-1)
  const asAsked = sent?.to === step && touched.every((field) => sent.marks.includes(field))
  if (sent && asAsked) return returned(state, sent)
  const passed = step === startKey ? [] : [...state.passed, step]
  return enter({ ...state, passed, returns: [] }, stepAfter(definition, step, state.said))
}

/** The approvals between stay; whoever sent it back finds his to-do again. */
function returned(state: State, { from, tasks, passed }: Return): State {
  const numbers = new Map(tasks.map(({ n }, at) => [n, state.next + at]))
  const again = tasks.map((task) => ({
    ...task,
    n: numbers.get(task.n) as number,
    ...(task.ahead !== undefined && { ahead: numbers.get(task.ahead) as number }),
  }))
  const next = state.next + tasks.length
  return { ...state, step: from, tasks: again, next, passed, returns: state.returns.slice(0, -1) }
}

function sentBack(state: State, { task, by, to, marks }: Event & { act: 'sendBack' }): State {
  const from = state.step as string
  const tasks = state.tasks.map((one) => (one.n === task ? { ...one, seat: { account: by } } : one))
  const returns = [...state.returns, { from, to, marks, tasks: oneSeatEach(tasks), passed: state.passed }]
  const at = state.passed.indexOf(to)
  const passed = at < 0 ? [] : state.passed.slice(0, at)
  const back = { ...state, step: to, passed, returns, tasks: [] }
  return to === startKey && state.starter !== null ? seated(back, [{ account: state.starter }]) : back
}

const keyOf = (seat: Seat) => ('office' in seat ? seat.office : String(seat.account))
const sameSeat = (one: Seat, other: Seat) => keyOf(one) === keyOf(other)

/** Nobody has two to-dos of one step: the first stays, and who was ahead of the other is ahead of it. */
function oneSeatEach(tasks: Task[]): Task[] {
  const first = (n: number) => {
    const seat = tasks.find((task) => task.n === n)?.seat
    return tasks.find((other) => seat && sameSeat(other.seat, seat))?.n ?? n
  }
  return tasks
    .filter(({ n }) => first(n) === n)
    .map((task) => (task.ahead === undefined ? task : { ...task, ahead: first(task.ahead) }))
}

function reassigned(state: State, n: number, to: number): State {
  const tasks = state.tasks.map((task) =>
    task.n === n
      ? { ...task, n: state.next, seat: { account: to } }
      : task.ahead === n
        ? { ...task, ahead: state.next }
        : task,
  )
  return { ...state, tasks, next: state.next + 1 }
}

/** 加签: before, one's own to-do waits for the others; after, one agrees and the others are asked next. */
function added(definition: Definition, state: State, { task, how, accounts }: Event & { act: 'add' }): State {
  const seats = accounts.map((account) => ({ account }))
  if (how === 'before') return seated(state, seats, { ahead: task })
  return approved(definition, seated(state, seats, { after: true }), task)
}

const taskOf = ({ tasks }: State, n: number): Task | undefined => tasks.find((task) => task.n === n)

/** Others are asked for their opinion first. */
export const waits = ({ tasks }: State, n: number): boolean => tasks.some(({ ahead }) => ahead === n)

/** Which to-dos a move closed, opened, put to wait and let go on. */
export function changesBetween(was: State | null, after: State): Effects {
  const before = was ?? nobody
  const numbers = new Set(after.tasks.map(({ n }) => n))
  const known = new Set(before.tasks.map(({ n }) => n))
  const stayed = after.tasks.filter(({ n }) => known.has(n))
  return {
    closed: before.tasks.filter(({ n }) => !numbers.has(n)).map(({ n }) => n),
    opened: after.tasks.filter(({ n }) => !known.has(n)),
    waiting: stayed.filter(({ n }) => waits(after, n) && !waits(before, n)).map(({ n }) => n),
    released: stayed.filter(({ n }) => !waits(after, n) && waits(before, n)).map(({ n }) => n),
  }
}

/** Where it can be sent back to: the starter, and the steps that were done. */
export const earlier = ({ step, passed }: State): string[] => (step === startKey ? [] : [startKey, ...passed])

/** Why an event is not possible now; null when it is. */
export function whyNot(definition: Definition, state: State, event: Event): string | null {
  if (event.act === 'start') return 'affair-running'
  if (state.status !== 'running') return 'affair-ended'
  if (event.act === 'withdraw') return null
  if (event.act === 'seat') return state.tasks.length > 0 ? 'affair-running' : null
  const isOwn = state.step === startKey || stepNamed(definition, state.step ?? '')?.kind === 'own'
  if (event.act === 'complete') return isOwn ? null : 'step-is-approved'
  const task = taskOf(state, event.task)
  if (!task) return 'task-closed'
  if (event.act === 'reassign') return whyNotTo(state, [event.to])
  if (isOwn && event.act !== 'sendBack') return 'step-is-own'
  if (waits(state, event.task)) return 'task-waits'
  if (event.act === 'add') return whyNotTo(state, event.accounts)
  if (event.act !== 'sendBack') return null
  if (!earlier(state).includes(event.to)) return 'not-earlier'
  return event.to === startKey && state.starter === null ? 'no-starter' : null
}

function whyNotTo({ tasks }: State, accounts: number[]): string | null {
  if (new Set(accounts).size < accounts.length) return 'asked-already'
  const seated = accounts.some((account) => tasks.some(({ seat }) => sameSeat(seat, { account })))
  return seated ? 'asked-already' : null
}

/** The state that a line of events leads to. */
export const replay = (definition: Definition, events: Event[]): State =>
  events.reduce<State>((state, event) => moved(definition, state, event), nobody)

/** What stands marked for whoever repairs it now. */
export const marksOf = ({ step, returns }: State): string[] => {
  const sent = returns.at(-1)
  return sent && sent.to === step ? sent.marks : []
}

export const isOverdue = (due: Day | null, today: Day): boolean => due !== null && due < today
