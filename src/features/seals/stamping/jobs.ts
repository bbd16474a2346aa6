import { z } from 'zod'
import { typeset } from '#features/documents/letters/jobs.ts'
import { job } from '#platform/jobs.ts'
import { lateSince } from '../uses/queries.ts'
import { prepareStamping, recordStamped, stampPrepared } from './actions.ts'
import { lateDocuments } from './queries.ts'

/**
 * Stamps everything approved for a document, outside of a transaction. Harmless twice: what was stamped meanwhile no
 * longer waits, and a file that was signed but not recorded is nobody's.
 */
export const stamp = job({
  name: 'seals.stamp',
  schema: z.object({ documentId: z.number().int() }),
  async run(world, { documentId }) {
    const prepare = () => world.transaction((ctx) => prepareStamping(ctx, documentId))
    let prepared = await prepare()
    if (prepared === 'typesetting') {
      // Issued and approved at once: the pages are set here and now, rather than waited for.
      await typeset.run(world, { id: documentId })
      prepared = await prepare()
    }
    if (prepared === null) return
    if (prepared === 'typesetting') throw new Error(`document ${documentId} could not be typeset`)
    const pdf = await stampPrepared(prepared)
    await world.transaction((ctx) => recordStamped(ctx, prepared, pdf))
  },
})

/** Documents begun again in one sweep: the next one comes in five minutes. */
const mostAtOnce = 500

/**
 * Finds what failed half-way, and begins it again. At the start of the program nothing is half-way: all that waits is
 * begun at once, such as the stamps of the demo institute.
 */
export const sweep = job({
  name: 'seals.sweep',
  schema: z.object({ all: z.boolean().default(false) }),
  cron: '*/5 * * * *',
  atStart: { all: true },
  async run(world, { all }) {
    await world.transaction(async (ctx) => {
      const before = all ? ctx.now : lateSince(ctx.now)
      for (const documentId of await lateDocuments(ctx, before, mostAtOnce))
        await ctx.later(stamp, { documentId })
    })
  },
})
