import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { NoteColour } from '../rules.ts'

type Own = Pick<Context, 'db' | 'actor' | 'sealing'>

/** Of whoever asks, and nobody else: no reach opens another's. */
const own = ({ db, actor }: Own) =>
  db
    .selectFrom('reading_note as note')
    .innerJoin('material', 'material.id', 'note.material_id')
    .where('note.account_id', '=', actor.accountId)
    .select([
      'note.id',
      'note.material_id as materialId',
      'material.title',
      'note.version_number as version',
      'note.part',
      'note.from_place as from',
      'note.to_place as to',
      'note.quote',
      'note.colour',
      'note.words_sealed as sealed',
      'note.changed_at as changedAt',
    ])

const opened =
  ({ sealing }: Own) =>
  <R extends { sealed: Uint8Array | null }>({ sealed, ...row }: R) => ({
    ...row,
    words: sealed === null ? null : sealing.open(sealed),
  })

export const ownNotes = async (ctx: Own) =>
  (await own(ctx).orderBy('note.changed_at', 'desc').orderBy('note.id', 'desc').execute()).map(opened(ctx))
export type OwnNote = Awaited<ReturnType<typeof ownNotes>>[number]

export const notesOn = async (ctx: Own, materialId: number) =>
  (
    await own(ctx)
      .where('note.material_id', '=', materialId)
      .orderBy('note.part')
      .orderBy('note.from_place')
      .execute()
  ).map(opened(ctx))

/** @throws Refusal not-found */
export async function getNote(ctx: Own, id: number): Promise<OwnNote> {
  const found = await own(ctx).where('note.id', '=', id).executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return opened(ctx)(found)
}

type Written = {
  materialId: number
  version: number
  part: number
  from: number
  to: number
  quote: string
  colour: NoteColour
  words: string | null
}

export async function insertNote(ctx: Own & Pick<Context, 'now'>, note: Written): Promise<number> {
  const { id } = await ctx.db
    .insertInto('reading_note')
    .values({
      account_id: ctx.actor.accountId as number,
      material_id: note.materialId,
      version_number: note.version,
      part: note.part,
      from_place: note.from,
      to_place: note.to,
      quote: note.quote,
      colour: note.colour,
      words_sealed: note.words ? ctx.sealing.seal(note.words) : null,
      made_at: ctx.now,
      changed_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function changeNote(
  { db, now, sealing }: Own & Pick<Context, 'now'>,
  id: number,
  { colour, words }: { colour: NoteColour; words: string | null },
): Promise<void> {
  await db
    .updateTable('reading_note')
    .set({ colour, words_sealed: words ? sealing.seal(words) : null, changed_at: now })
    .where('id', '=', id)
    .execute()
}

export async function deleteNote({ db }: Pick<Context, 'db'>, id: number): Promise<void> {
  await db.deleteFrom('reading_note').where('id', '=', id).execute()
}
