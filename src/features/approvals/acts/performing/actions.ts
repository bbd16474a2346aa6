import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { isSeen } from '../../affairs/queries.ts'
import { giveAttachments } from '../../attachments/queries.ts'
import { nameOfStep } from '../../chains/rules.ts'
import { type Event, type State, whyNot } from '../../rules.ts'
import { type Hand, handsOf } from '../../seats/queries.ts'
import { oversees } from '../../seats/rules.ts'
import { move } from '../moves/actions.ts'
import { dropDraft } from '../notes/queries.ts'
import { eventByRequest, type HeldAffair, holdAffair } from '../queries.ts'
import { getTask, type TaskRow } from '../tasks/queries.ts'

/** The affair, held, when the actor may see it. */
export async function holdSeen(ctx: Context, id: number): Promise<{ affair: HeldAffair; hands: Hand[] }> {
  const hands = await handsOf(ctx)
  const affair = await holdAffair(ctx, id, isSeen(ctx, hands))
  if (!affair) throw new Refusal('not-found', 'not-found', { id })
  return { affair, hands }
}

/** The hand that may act on a to-do: one's own before a lent one. */
export const handFor = (task: Pick<TaskRow, 'office' | 'accountId'>, kind: string, hands: Hand[]) =>
  hands.find(
    ({ accountId, offices, kinds }) =>
      (task.accountId === accountId || (task.office !== null && offices.includes(task.office))) &&
      (kinds === null || kinds.includes(kind)),
  )

/** As whom one acts: by the office of the to-do, or by one's first role. */
export const actingAs = (task: Pick<TaskRow, 'office'>, hand: Hand | undefined) => ({
  title: (task.office && hand?.titles.get(task.office)) || hand?.title || '',
  forAccountId: hand?.forName ? hand.accountId : null,
  forName: hand?.forName ?? null,
})

/** Whether the same press was done already. */
export async function isDone(ctx: Context, affairId: number, requestKey: string): Promise<boolean> {
  const known = await eventByRequest(ctx, affairId, requestKey)
  if (known && known.accountId !== ctx.actor.accountId) throw new Refusal('invalid', 'request-key-used')
  return known !== undefined
}

type Given = {
  id: number
  taskId: number
  opinion: string
  requestKey: string
  attachmentIds: number[]
}

/** Why a to-do is not for the actor now; whoever came first is named. */
function refuseTask(task: TaskRow | undefined, hand: Hand | undefined): void {
  if (!task) throw new Refusal('not-found', 'not-found')
  if (task.status === 'closed')
    throw new Refusal('conflict', 'task-decided', {
      by: task.closedName,
      outcome: task.outcome,
      at: task.closedAt,
    })
  if (!hand) throw new Refusal('forbidden', 'not-your-task', { holder: task.holder })
}

/** Where an affair stands, in short: whoever wants more opens it. */
export const standing = (
  { id, definition }: Pick<HeldAffair, 'id' | 'definition'>,
  { status, step }: State,
) => ({
  id,
  status,
  stepName: step === null ? null : nameOfStep(definition, step),
})

/** One act on a to-do: load, decide, write, record. */
export async function onTask(
  ctx: Context,
  given: Given,
  deed: string,
  eventFor: (task: TaskRow, affair: HeldAffair) => Event,
  { detail = {}, overseen = false }: { detail?: object; overseen?: boolean } = {},
) {
  const { affair, hands } = await holdSeen(ctx, given.id)
  if (await isDone(ctx, affair.id, given.requestKey)) return standing(affair, affair.state)
  const task = await getTask(ctx, affair.id, given.taskId)
  const instead = overseen && oversees(ctx.actor.acting, affair.path) ? hands[0] : undefined
  const hand = task && (handFor(task, affair.kind, hands) ?? instead)
  refuseTask(task, hand)
  const event = eventFor(task as TaskRow, affair)
  const state = await perform(ctx, affair, task as TaskRow, hand as Hand, { ...given, deed, detail }, event)
  return standing(affair, state)
}

type Performing = Omit<Given, 'id' | 'taskId' | 'requestKey'> & {
  requestKey?: string
  deed: string
  detail?: object
}

export async function perform(
  ctx: Context,
  affair: HeldAffair,
  task: TaskRow,
  hand: Hand,
  how: Performing,
  event: Event,
): Promise<State> {
  const why = whyNot(affair.definition, affair.state, event)
  if (why) throw new Refusal('conflict', why)
  const { eventId, state } = await move(ctx, affair, event, {
    ...actingAs(task, hand),
    step: task.step,
    stepName: task.stepName,
    opinion: how.opinion,
    detail: how.detail ?? {},
    requestKey: how.requestKey ?? null,
  })
  if (how.attachmentIds.length > 0) await giveAttachments(ctx, affair.id, eventId, how.attachmentIds)
  await dropDraft(ctx, affair.id)
  record(ctx, affair, how.deed, { step: task.stepName, ...how.detail }, how.opinion)
  return state
}

export function record(
  ctx: Context,
  affair: { id: number; title: string; path: string },
  action: string,
  after: object,
  reason?: string | null,
): void {
  const subject = { kind: 'affair', id: affair.id, name: affair.title }
  ctx.record({ action, subject, path: affair.path, after, reason: reason || null })
}

/** 撤回: by whoever started it, while it runs. */
export async function withdrawHeld(
  ctx: Context,
  affair: HeldAffair,
  reason: string,
  requestKey: string | null,
) {
  if (ctx.actor.accountId !== null && affair.startedBy !== ctx.actor.accountId)
    throw new Refusal('forbidden', 'not-starter')
  const event: Event = { act: 'withdraw' }
  const why = whyNot(affair.definition, affair.state, event)
  if (why) throw new Refusal('conflict', why)
  const [own] = await handsOf(ctx)
  const { state } = await move(ctx, affair, event, { title: own?.title ?? '', opinion: reason, requestKey })
  record(ctx, affair, 'affair.withdrawn', {}, reason)
  return state
}
