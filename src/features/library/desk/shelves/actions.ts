import { coversEverything } from '#basics/reach.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { shelves } from './contract.ts'
import {
  allTopics,
  deleteColumn,
  deleteTopic,
  heldIn,
  heldUnder,
  holdColumns,
  insertColumn,
  insertTopic,
  setColumn,
  setTopic,
} from './queries.ts'
import { whyNotPlace, whyNotRemove } from './rules.ts'

/** Columns and topics are the whole institute's. @throws Refusal not-found */
function refuseUnlessWhole(ctx: Pick<Context, 'reach'>): void {
  if (!coversEverything(ctx.reach)) throw new Refusal('forbidden', 'library-needs-whole')
}

function note(
  ctx: Context,
  kind: 'Column' | 'Topic',
  deed: string,
  shelf: { id: number; name: string },
): void {
  ctx.record({
    action: `library.${deed}${kind}`,
    subject: { kind: `library${kind}`, id: shelf.id, name: shelf.name },
  })
}

type Placed = Parameters<typeof insertColumn>[1]
async function refuseMisplaced(ctx: Context, id: number | null, column: Placed) {
  const columns = await holdColumns(ctx)
  if (id !== null && !columns.some((one) => one.id === id))
    throw new Refusal('not-found', 'not-found', { id })
  const why = whyNotPlace({ ...column, id }, columns)
  if (why) throw new Refusal('conflict', why.code, { field: why.field })
}

async function topicOf(ctx: Context, id: number) {
  const found = (await allTopics(ctx)).find((one) => one.id === id)
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

async function refuseTwin(ctx: Context, id: number | null, name: string): Promise<void> {
  if ((await allTopics(ctx)).some((one) => one.name === name && one.id !== id))
    throw new Refusal('conflict', 'library-name-taken', { field: 'name' })
}

export const shelfActions: ActionsOf<typeof shelves> = {
  topics: (ctx) => allTopics(ctx),

  async addColumn(ctx, column) {
    refuseUnlessWhole(ctx)
    await refuseMisplaced(ctx, null, column)
    const { id } = await insertColumn(ctx, column)
    note(ctx, 'Column', 'added', { id, name: column.name })
    return { id }
  },

  async changeColumn(ctx, { id, ...column }) {
    refuseUnlessWhole(ctx)
    await refuseMisplaced(ctx, id, column)
    await setColumn(ctx, id, column)
    note(ctx, 'Column', 'changed', { id, name: column.name })
    return { id }
  },

  async removeColumn(ctx, { id }) {
    refuseUnlessWhole(ctx)
    const columns = await holdColumns(ctx)
    const column = columns.find((one) => one.id === id)
    if (!column) throw new Refusal('not-found', 'not-found', { id })
    const within = columns.filter(({ parentId }) => parentId === id).length
    const why = whyNotRemove(column, { materials: await heldIn(ctx, id), columns: within })
    if (why) throw new Refusal('conflict', why)
    await deleteColumn(ctx, id)
    note(ctx, 'Column', 'removed', column)
    return { id }
  },

  async addTopic(ctx, topic) {
    refuseUnlessWhole(ctx)
    await refuseTwin(ctx, null, topic.name)
    const { id } = await insertTopic(ctx, topic)
    note(ctx, 'Topic', 'added', { id, name: topic.name })
    return { id }
  },

  async changeTopic(ctx, { id, ...topic }) {
    refuseUnlessWhole(ctx)
    await topicOf(ctx, id)
    await refuseTwin(ctx, id, topic.name)
    await setTopic(ctx, id, topic)
    note(ctx, 'Topic', 'changed', { id, name: topic.name })
    return { id }
  },

  async removeTopic(ctx, { id }) {
    refuseUnlessWhole(ctx)
    const topic = await topicOf(ctx, id)
    if ((await heldUnder(ctx, id)) > 0) throw new Refusal('conflict', 'library-shelf-full')
    await deleteTopic(ctx, id)
    note(ctx, 'Topic', 'removed', topic)
    return { id }
  },
}
