import { z } from 'zod'
import { type JobWorld, job } from '#platform/jobs.ts'
import { printOfficial } from '#platform/print.ts'
import { keepFile } from '#platform/stored-files.ts'
import { sheetOf } from '../typesetting/actions.ts'
import { documentSeen, lockDocument, withoutFile } from './queries.ts'
import { setTypeset } from './writing/queries.ts'

const typesetOne = async (world: JobWorld, id: number) => {
  const issued = await world.read(async (ctx) => {
    const document = await documentSeen(ctx, id)
    if (!document?.issuedOn || document.typesetFileId !== null) return null
    return { sheet: await sheetOf(ctx, document), day: document.issuedOn, number: document.number }
  })
  if (!issued) return
  const { pdf, pages, seals } = await printOfficial(issued.sheet, issued.day)
  await world.transaction(async (ctx) => {
    const held = await lockDocument(ctx, id)
    if (!held || held.typesetFileId !== null) return
    const file = await keepFile(ctx, { bytes: pdf, name: `${issued.number}.pdf`, type: 'application/pdf' })
    await setTypeset(ctx, id, { fileId: file.id, pages, places: seals })
  })
}

/** Typesets what was issued, outside of the transaction that issued it. The same text gives the same bytes. */
export const typeset = job({
  name: 'documents.typeset',
  schema: z.object({ id: z.number().int() }),
  run: (world, { id }) => typesetOne(world, id),
})

/** What was issued while nothing typeset it, or whose typesetting was given up, is found and queued again. */
export const typesetMissing = job({
  name: 'documents.typesetMissing',
  schema: z.object({}),
  cron: '*/5 * * * *',
  atStart: {},
  async run(world) {
    await world.transaction(async (ctx) => {
      for (const id of await withoutFile(ctx)) await ctx.later(typeset, { id })
    })
  },
})
