import type { Day } from '#basics/days.ts'
import { holidaysFrom } from '#features/calendar/queries.ts'
import type { Context } from '#platform/context.ts'
import { byNames, type Definition, nameOfStep, type Said, type Step, stepNamed } from '../../chains/rules.ts'
import {
  act,
  changesBetween,
  dueOn,
  type Event,
  type Seat,
  type State,
  type Task,
  waits,
} from '../../rules.ts'
import { holdersAlong, lineTo } from '../../seats/queries.ts'
import { type Place, seatsFor } from '../../seats/rules.ts'
import { accountNames, insertEvents, type NewEvent, setState } from '../queries.ts'
import { closeTasks, insertTasks, type NewTask, setTaskStatus } from '../tasks/queries.ts'
import { tellEnd, tellTurn } from '../telling/actions.ts'

/** An affair that is being moved: what it was, and where it belongs. */
export type Moving = {
  id: number
  path: string
  definition: Definition
  state: State | null
  dueOn: Day | null
}
export type Told = Omit<NewEvent, 'affairId' | 'event' | 'act'> & { act?: string }
type Change = { subject?: Said; title?: string }

/**
 * One step, in the transaction of the request: the rules are told, the seats of a new step are found, and what came of
 * it is written: the event, the state, the to-dos. Answers the number of the event.
 */
export async function move(
  ctx: Context,
  affair: Moving,
  event: Event,
  told: Told,
  change: Change = {},
  /** The to-do that was acted on, where the event does not name it. */
  number: number | null = null,
): Promise<{ eventId: number; state: State }> {
  const { definition } = affair
  const before = affair.state
  let { state, enter } = act(definition, before, event)
  const events: NewEvent[] = [{ affairId: affair.id, ...told, act: told.act ?? event.act, event }]
  const line = enter || anyOffice(state) ? await lineTo(ctx, affair.path) : []
  if (enter) {
    const seat = { act: 'seat' as const, seats: seatsFor(enter.by, line, await holdersFor(ctx, enter, line)) }
    events.push({
      affairId: affair.id,
      act: 'seat',
      title: '',
      step: enter.key,
      stepName: enter.name,
      event: seat,
    })
    state = act(definition, state, seat).state
  }
  const [eventId = 0] = await insertEvents(ctx, events)
  const due = state.step === before?.step ? affair.dueOn : await dueOfStep(ctx, definition, state.step)
  const stepName = state.step === null ? null : nameOfStep(definition, state.step)
  await setState(ctx, affair.id, { state, stepName, dueOn: due, ...change })
  await writeTasks(ctx, affair, { before, state, event, due, line, number })
  if (state.status !== before?.status) await tellEnd(ctx, affair.id, state.status)
  return { eventId, state }
}

/** A step is due after so many working days, by the holiday table. */
const dueOfStep = async (ctx: Context, definition: Definition, step: string | null) =>
  dueOn(definition, step, ctx.today, await holidaysFrom(ctx, ctx.today))

/** Who holds the offices matters only where each of them has a seat of his own. */
const holdersFor = async (ctx: Context, { by }: Step, line: Place[]) =>
  by.some(({ everyone }) => everyone) ? await holdersAlong(ctx, line) : []

const anyOffice = ({ tasks }: State) => tasks.some(({ seat }) => 'office' in seat)

type Written = {
  before: State | null
  state: State
  event: Event
  due: Day | null
  line: Place[]
  number: number | null
}

/** The rows of the to-dos follow the state. */
async function writeTasks(ctx: Context, affair: Moving, written: Written): Promise<void> {
  const { before, state, event, due, line, number } = written
  const { closed, opened, waiting, released } = changesBetween(before, state)
  const own = 'task' in event ? event.task : number
  if (closed.length > 0) await closeTasks(ctx, affair.id, closed, own, outcomesOf(event))
  if (waiting.length > 0) await setTaskStatus(ctx, affair.id, waiting, 'waiting')
  if (released.length > 0) await setTaskStatus(ctx, affair.id, released, 'open')
  if (opened.length > 0) {
    const tasks = await rowsFor(ctx, affair, state, opened, due, line)
    await insertTasks(ctx, tasks)
    await tellTurn(ctx, affair.id, tasks, stepNamed(affair.definition, state.step ?? '')?.sms ?? false)
  }
}

function outcomesOf({ act }: Event): Parameters<typeof closeTasks>[4] {
  if (act === 'decline') return { own: 'declined', others: 'overtaken' }
  if (act === 'sendBack') return { own: 'sentBack', others: 'overtaken' }
  if (act === 'reassign') return { own: 'reassigned', others: 'overtaken' }
  if (act === 'withdraw') return { own: 'withdrawn', others: 'withdrawn' }
  if (act === 'complete') return { own: 'completed', others: 'overtaken' }
  return { own: 'approved', others: 'overtaken' }
}

async function rowsFor(
  ctx: Context,
  { id, definition }: Moving,
  state: State,
  opened: Task[],
  due: Day | null,
  line: Place[],
): Promise<NewTask[]> {
  const step = state.step as string
  const accounts = opened.flatMap(({ seat }) => ('account' in seat ? [seat.account] : []))
  const names = await accountNames(ctx, accounts)
  const stepName = nameOfStep(definition, step)
  const harmless = stepNamed(definition, step)?.harmless ?? false
  return opened.map(({ n, seat }) => ({
    affairId: id,
    number: n,
    step,
    stepName,
    office: 'office' in seat ? seat.office : null,
    accountId: 'account' in seat ? seat.account : null,
    holder: holderOf(seat, names, line),
    waiting: waits(state, n),
    dueOn: due,
    harmless,
  }))
}

/** 启明所党委书记; 院党委（政工部门）; or the name of the person. */
function holderOf(seat: Seat, names: Map<number, string>, line: Place[]): string {
  if ('account' in seat) return names.get(seat.account) ?? '已停用的账号'
  const [role = '', id, post] = seat.office.split('-')
  const place = line.find((one) => one.id === Number(id))?.name ?? ''
  if (post) return `${place}${byNames.post[post as 'secretary']}`
  const word = byNames.role[role as 'branch']
  return place.endsWith(word) ? place : `${place}（${word}）`
}
