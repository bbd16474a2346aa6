import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { keepFile } from '#platform/stored-files.ts'
import { holdDraft } from '../letters/actions.ts'
import { seeDocument } from '../letters/reading/actions.ts'
import type { enclosures } from './contract.ts'
import { copyEnclosures, deleteEnclosure, enclosuresOf, insertEnclosure } from './queries.ts'
import { whyNotEnclose } from './rules.ts'

async function find(ctx: Context, documentId: number, id: number) {
  const found = (await enclosuresOf(ctx, documentId)).find((one) => one.id === id)
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

/** The line of the trail for files that go along with a draft from now on. */
export const noteEnclosed = (
  ctx: Context,
  { id, title, path }: { id: number; title: string; path: string },
  files: string,
) =>
  ctx.record({
    action: 'document.enclosed',
    subject: { kind: 'document', id, name: title },
    path,
    after: { files },
  })

/** What went along with a document that is written anew goes along with the new draft. */
export async function carryEnclosures(ctx: Context, from: number, to: number): Promise<void> {
  const held = await holdDraft(ctx, to)
  const carried = await copyEnclosures(ctx, { from, to })
  if (carried.length > 0) noteEnclosed(ctx, held, carried.map(({ name }) => name).join('、'))
}

/** Files that are kept already go along with a draft as well. */
export async function encloseKept(
  ctx: Context,
  documentId: number,
  files: { id: number; name: string }[],
): Promise<void> {
  if (files.length === 0) return
  const held = await holdDraft(ctx, documentId)
  for (const file of files) await insertEnclosure(ctx, documentId, file)
  noteEnclosed(ctx, held, files.map(({ name }) => name).join('、'))
}

export const enclosureActions: ActionsOf<typeof enclosures> = {
  async add(ctx, { id, files }) {
    const held = await holdDraft(ctx, id)
    const already = (await enclosuresOf(ctx, id)).length
    const given = [files].flat()
    for (const [at, { name, size }] of given.entries()) {
      const why = whyNotEnclose({ name, bytes: size }, already + at)
      if (why) throw new Refusal('invalid', why, { field: 'files', name })
    }
    for (const { name, type, ...file } of await Promise.all(given.map(read)))
      await insertEnclosure(ctx, id, await keepFile(ctx, { ...file, name, type }))
    noteEnclosed(ctx, held, given.map(({ name }) => name).join('、'))
    return enclosuresOf(ctx, id)
  },

  async remove(ctx, { id, enclosureId }) {
    const held = await holdDraft(ctx, id)
    const { name } = await find(ctx, id, enclosureId)
    await deleteEnclosure(ctx, enclosureId)
    ctx.record({
      action: 'document.enclosureRemoved',
      subject: { kind: 'document', id, name: held.title },
      path: held.path,
      before: { files: name },
    })
    return enclosuresOf(ctx, id)
  },

  async file(ctx, { id, enclosureId }) {
    await seeDocument(ctx, id)
    const { name, type, digest } = await find(ctx, id, enclosureId)
    const { files } = ctx
    return {
      name,
      type,
      async *body() {
        yield files.get(digest)
      },
    }
  },
}

/** Handed out as what it is called, never as what a browser said it was. */
const read = async (file: File) => ({
  name: file.name.replace(/[/\\:*?"<>|\n]/g, '_'),
  type: 'application/octet-stream',
  bytes: new Uint8Array(await file.arrayBuffer()),
})
