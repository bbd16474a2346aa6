import type { Context } from './context.ts'

export type StoredFile = { id: number; digest: string; name: string; type: string; bytes: number }

/** Keeps a file: its bytes in the store first, then the row that names them, in the transaction of whoever keeps it. */
export async function keepFile(
  { db, files, actor }: Pick<Context, 'db' | 'files' | 'actor'>,
  file: { bytes: Uint8Array; name: string; type: string },
): Promise<StoredFile> {
  const { id, digest } = await db
    .insertInto('stored_file')
    .values({
      digest: files.put(file.bytes),
      name: file.name,
      type: file.type,
      bytes: file.bytes.length,
      stored_by: actor.accountId,
    })
    .returning(['id', 'digest'])
    .executeTakeFirstOrThrow()
  return { id, digest, name: file.name, type: file.type, bytes: file.bytes.length }
}
