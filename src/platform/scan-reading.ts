import { inThread, type Limits } from './limited-thread.ts'

export type ScanTask = { kind: 'pdf' | 'picture'; bytes: Uint8Array }
/** A page as a picture (JPEG, upright as the camera held it), and what its QR codes say. */
export type ScannedPage = { picture: Uint8Array; codes: string[] }
export type ScanAnswer = { pages: ScannedPage[]; left: number } | { fault: 'scan-damaged' | 'scan-heavy' }

/** A scan of a whole drawer is brought in pieces: so many pages of it are read, and it is said what is left. */
export const mostPages = 60
const limits: Limits = { milliseconds: 300_000, megabytes: 768 }
const module = new URL('./scans/worker.ts', import.meta.url)

let turn: Promise<unknown> = Promise.resolve()

/** Reads a photograph, or the pages of a PDF, in a thread of its own, one file after the other. */
export function readScan(task: ScanTask): Promise<ScanAnswer> {
  const mine = turn.then(() => inThread<ScanAnswer>(module, task, limits, { fault: 'scan-heavy' }))
  turn = mine
  return mine
}
