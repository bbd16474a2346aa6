import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { items, WorkItemShape } from './contract.ts'
import { filesOf } from './files/queries.ts'
import {
  getItem,
  holdItem,
  type ItemRow,
  insertItems,
  insertNote,
  notesOf,
  peopleOf,
  reaches,
  strangersTo,
  writeCancelled,
  writeDone,
  writeDue,
  writePeople,
} from './queries.ts'
import { dueWords, stateOf, whyNotDone, whyNotGoOn, whyNotOn, whyNotOpen, whyNotPostpone } from './rules.ts'

type Reading = Pick<Context, 'db' | 'reach' | 'today'>
type More = { after?: unknown; before?: unknown; reason?: string }

/** The line of the trail for something done with an item. */
export const noteDeed = (ctx: Pick<Context, 'record'>, row: ItemRow, deed: string, more: More = {}) =>
  ctx.record({
    action: `workItem.${deed}`,
    subject: { kind: 'workItem', id: row.id, name: row.title },
    path: row.path,
    ...more,
  })

/** The item with all that is kept of it. @throws Refusal not-found */
export async function show(ctx: Reading, id: number): Promise<WorkItemShape> {
  const { path: _path, status, ...row } = await getItem(ctx, id)
  const state = stateOf({ status, dueOn: row.dueOn }, ctx.today)
  return {
    ...row,
    state,
    due: dueWords(state, row.dueOn, ctx.today),
    people: await peopleOf(ctx, id),
    notes: await notesOf(ctx, id),
    files: await filesOf(ctx, id),
    mayDirect: row.givenById === null || (await reaches(ctx, row.givenById)),
  }
}

/** An item that is still under way. @throws Refusal work-item-done, work-item-cancelled */
export async function holdRunning(ctx: Context, id: number): Promise<ItemRow> {
  const row = await holdItem(ctx, id)
  const why = whyNotGoOn(row.status)
  if (why) throw new Refusal('conflict', why, { on: row.doneOn })
  return row
}

/** What was given from above is directed there. */
async function holdDirected(ctx: Context, id: number): Promise<ItemRow> {
  const row = await holdRunning(ctx, id)
  if (row.givenById !== null && !(await reaches(ctx, row.givenById)))
    throw new Refusal('forbidden', 'work-item-given', { source: row.source })
  return row
}

async function checkPeople(ctx: Context, path: string, people: number[]): Promise<void> {
  const strangers = await strangersTo(ctx, path, people)
  if (strangers.length > 0) throw new Refusal('invalid', 'work-item-strangers', { field: 'people' })
}

const refuse = (why: string | null, field: string, facts: object = {}) => {
  if (why) throw new Refusal('invalid', why, { field, ...facts })
}

export const itemActions: ActionsOf<typeof items> = {
  get: (ctx, { id }) => show(ctx, id),

  async open(ctx, { organizationId, people, ...given }) {
    const place = await getOrganization(ctx, organizationId)
    refuse(whyNotOpen({ dueOn: given.dueOn, closedOn: place.closed_on }, ctx.today), 'dueOn', {
      name: place.name,
    })
    await checkPeople(ctx, place.path, people)
    const [made] = await insertItems(ctx, [{ ...given, organizationId, givenById: null }])
    const row = await getItem(ctx, made?.id ?? 0)
    await writePeople(ctx, row.id, people)
    noteDeed(ctx, row, 'opened', { after: { title: row.title, dueOn: row.dueOn } })
    return show(ctx, row.id)
  },

  async name(ctx, { id, people }) {
    const row = await holdRunning(ctx, id)
    await checkPeople(ctx, row.path, people)
    const before = await peopleOf(ctx, id)
    await writePeople(ctx, id, people)
    const names = (list: { name: string }[]) => list.map(({ name }) => name).join('、')
    noteDeed(ctx, row, 'named', {
      before: { people: names(before) },
      after: { people: names(await peopleOf(ctx, id)) },
    })
    return show(ctx, id)
  },

  async note(ctx, { id, on, text }) {
    const row = await holdRunning(ctx, id)
    refuse(whyNotOn(on, row.openedOn, ctx.today), 'on', { openedOn: row.openedOn })
    await insertNote(ctx, id, { on, text })
    noteDeed(ctx, row, 'noted', { after: { on, text } })
    return show(ctx, id)
  },

  async postpone(ctx, { id, dueOn, reason }) {
    const row = await holdDirected(ctx, id)
    refuse(whyNotPostpone(dueOn, row.dueOn, ctx.today), 'dueOn')
    await writeDue(ctx, id, dueOn)
    noteDeed(ctx, row, 'postponed', { before: { dueOn: row.dueOn }, after: { dueOn }, reason })
    return show(ctx, id)
  },

  async finish(ctx, { id, on, words }) {
    const row = await holdRunning(ctx, id)
    const evidence = (await notesOf(ctx, id)).length + (await filesOf(ctx, id)).length
    refuse(whyNotDone({ ...row, evidence }, on, ctx.today), 'on', { openedOn: row.openedOn })
    await writeDone(ctx, id, { on, words })
    noteDeed(ctx, row, 'finished', { after: { on, text: words } })
    return show(ctx, id)
  },

  async cancel(ctx, { id, reason }) {
    const row = await holdDirected(ctx, id)
    await writeCancelled(ctx, id, reason)
    noteDeed(ctx, row, 'cancelled', { reason })
    return show(ctx, id)
  },
}
