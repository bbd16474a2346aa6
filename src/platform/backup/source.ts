import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { Refusal } from '../errors.ts'
import { decrypted, headLength, isEncrypted } from './age.ts'
import { readTar, type TarEntry } from './tar.ts'

/** A backup where it lies, and what it is opened with when it is encrypted. */
export type BackupFile = { file: string; identities?: readonly string[] }

/** The entries of a backup one after the other. @throws Refusal file-missing, backup-damaged, backup-encrypted */
export async function* readBackup({ file, identities = [] }: BackupFile): AsyncGenerator<TarEntry> {
  const sealed = isSealedBackup(file)
  const bytes: AsyncIterable<Uint8Array> = createReadStream(file, { highWaterMark: 1_048_576 })
  try {
    yield* readTar(sealed ? await decrypted(bytes, { file, identities }) : bytes, file)
  } catch (error) {
    // What encrypts it says so of every byte that was changed, in words of its own.
    if (sealed && !(error instanceof Refusal) && !isOfSystem(error))
      throw new Refusal('invalid', 'backup-damaged', { file, part: '' })
    throw error
  }
}

const isOfSystem = (error: unknown) => typeof (error as NodeJS.ErrnoException).code === 'string'

/** Whether it is encrypted as a whole. @throws Refusal file-missing */
function isSealedBackup(file: string): boolean {
  const beginning = Buffer.alloc(headLength)
  let handle: number
  try {
    handle = openSync(file, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new Refusal('not-found', 'file-missing', { file })
  }
  try {
    readSync(handle, beginning, 0, headLength, 0)
    return isEncrypted(beginning)
  } finally {
    closeSync(handle)
  }
}
