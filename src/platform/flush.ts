import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Puts the names in a folder on disk: a file that was renamed keeps its new name through a power cut. */
export function flushFolder(folder: string): void {
  // Windows cannot flush a folder; its file system keeps names in a journal of its own.
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
