import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { attachmentsOf } from '../attachments/queries.ts'
import { byInWords, nameOfStep, startKey, stepNamed } from '../chains/rules.ts'
import { findColleagues } from '../colleagues/queries.ts'
import { earlier, isOverdue, marksOf } from '../rules.ts'
import { type Hand, handsOf, nameOffices } from '../seats/queries.ts'
import { oversees } from '../seats/rules.ts'
import type { affairs } from './contract.ts'
import { affairSheet } from './exports/actions.ts'
import { asidesOf, eventsOf, tasksOf } from './parts/queries.ts'
import {
  affairsIn,
  countBoxes,
  countOf,
  type Filters,
  findAffair,
  isSeen,
  kindsOf,
  linesOf,
} from './queries.ts'
import { progress } from './rules.ts'
import { eventInWords } from './words.ts'

const pathOf = async (ctx: Context, organizationId: number | undefined) =>
  organizationId ? (await getOrganization(ctx, organizationId)).path : null

type Found = NonNullable<Awaited<ReturnType<typeof findAffair>>>
type Tasks = Awaited<ReturnType<typeof tasksOf>>
type Events = Awaited<ReturnType<typeof eventsOf>>

/**
 * An affair with everything that belongs to it, as the actor sees it and may act on it. `known`: his hands, when it is
 * certain already that he sees it.
 */
export async function showAffair(ctx: Context, id: number, known?: Hand[]) {
  const hands = known ?? (await handsOf(ctx))
  const found = await findAffair(ctx, id, known ? undefined : isSeen(ctx, hands))
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  const tasks = await tasksOf(ctx, id)
  const events = await eventsOf(ctx, id)
  const files = await attachmentsOf(ctx, id)
  const names = await nameOffices(
    ctx,
    tasks.flatMap(({ office }) => office ?? []),
  )
  const { definition, state, startedBy, path: _path, ...line } = found
  const states = progress(definition, state)
  const shownFile = ({ id, name, bytes, addedAt, eventId }: (typeof files)[number]) => ({
    id,
    name,
    bytes,
    addedAt,
    waiting: eventId === null,
  })
  return {
    ...line,
    ...(await asidesOf(ctx, id)),
    waitingFor: waitingFor(tasks),
    harmlessTaskId: null,
    overdue: isOverdue(line.dueOn, ctx.today),
    fields: definition.fields,
    steps: definition.steps.map((step, at) => ({
      ...step,
      who: step.by.map(byInWords).join('、'),
      state: states[at] as (typeof states)[number],
    })),
    atStart: state.step === startKey,
    sentBack: lastReturn(found, events),
    tasks: tasks.map(({ number: _number, accountId: _accountId, office, ...task }) => ({
      ...task,
      names: office ? names(office) : [task.holder],
    })),
    timeline: events.map(({ detail, accountId: _accountId, ...event }) => ({
      ...event,
      words: eventInWords({ ...event, detail }),
      marks: detail.marks ?? [],
      attachments: files.filter(({ eventId }) => eventId === event.id).map(shownFile),
    })),
    attachments: files.map(shownFile),
    may: mayDo(ctx, found, tasks, hands),
  }
}

const waitingFor = (tasks: Tasks): string | null =>
  [...new Set(tasks.filter(({ status }) => status === 'open').map(({ holder }) => holder))]
    .sort()
    .join('、') || null

/** Who sent it back to where it stands, and what was marked. */
function lastReturn({ state }: Found, events: Events) {
  const sent = state.returns.at(-1)
  if (!sent || sent.to !== state.step) return null
  const told = events.findLast(({ act }) => act === 'sendBack')
  return told ? { from: sent.from, marks: marksOf(state), opinion: told.opinion, name: told.name } : null
}

function mayDo(ctx: Context, found: Found, tasks: Tasks, hands: Hand[]) {
  const { state, definition, kind, startedBy } = found
  const lies = ({ accountId, office }: Tasks[number], hand: Hand) =>
    (accountId === hand.accountId || (office !== null && hand.offices.includes(office))) &&
    (hand.kinds === null || hand.kinds.includes(kind))
  const open = tasks.filter(({ status }) => status === 'open')
  const mine = hands.flatMap((hand) =>
    open.filter((task) => lies(task, hand)).map((task) => ({ task, hand })),
  )[0]
  const overseen = oversees(ctx.actor.acting, found.path) ? open[0] : undefined
  const step = stepNamed(definition, state.step ?? '')
  const atStart = state.step === startKey
  const started = startedBy !== null && startedBy === ctx.actor.accountId
  return {
    taskId: mine?.task.id ?? null,
    reassignTaskId: atStart ? null : (mine?.task.id ?? overseen?.id ?? null),
    forName: mine?.hand.forName ?? null,
    approve: Boolean(mine && step?.kind === 'approve'),
    complete: Boolean(mine && (step?.kind === 'own' || (atStart && kind !== 'matter'))),
    repair: Boolean(mine && atStart && kind === 'matter'),
    sendBackTo: mine
      ? earlier(state)
          .filter((key) => key !== startKey || startedBy !== null)
          .map((key) => ({ key, name: nameOfStep(definition, key) }))
      : [],
    withdraw: started && state.status === 'running',
    urge: started && open.length > 0 && !atStart,
  }
}

export const affairActions: ActionsOf<typeof affairs> = {
  async list(ctx, { page, size, organizationId, ...asked }) {
    const hands = await handsOf(ctx)
    const found = affairsIn(ctx, hands, asked, await pathOf(ctx, organizationId))
    const rows = await linesOf(found, hands, asked)
      .limit(size)
      .offset((page - 1) * size)
      .execute()
    return {
      rows: rows.map((row) => ({ ...row, overdue: isOverdue(row.dueOn, ctx.today) })),
      total: await countOf(found),
    }
  },

  counts: async (ctx) => countBoxes(ctx, await handsOf(ctx)),

  async export(ctx, { organizationId, ...asked }: Filters & { organizationId?: number }) {
    const path = await pathOf(ctx, organizationId)
    const subject = { kind: 'affair', id: 0, name: '审批事项' }
    ctx.record({
      action: 'affairs.exported',
      subject,
      path: path ?? ctx.reach.paths[0] ?? null,
      after: asked,
    })
    return affairSheet(ctx, await handsOf(ctx), asked, path)
  },

  get: (ctx, { id }) => showAffair(ctx, id),

  kinds: (ctx) => kindsOf(ctx),

  colleagues: (ctx, { text }) => findColleagues(ctx, text),
}
