import type { Context } from './context.ts'

export type StoredFile = { id: number; digest: string; name: string; type: string; bytes: number }

/** Keeps a file: its bytes in the store first, then the row that names them, in the transaction of whoever keeps it. */
export async function keepFile(
  ctx: Pick<Context, 'db' | 'files' | 'actor'>,
  { bytes, name, type }: { bytes: Uint8Array; name: string; type: string },
): Promise<StoredFile> {
  return nameFile(ctx, { digest: await ctx.files.put(bytes), name, type, bytes: bytes.length })
}

/** Gives content that is stored already a name of its own. */
export async function nameFile(
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  file: Omit<StoredFile, 'id'>,
): Promise<StoredFile> {
  const { id } = await db
    .insertInto('stored_file')
    .values({ ...file, stored_by: actor.accountId })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { ...file, id }
}
