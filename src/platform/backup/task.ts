import type { FilesPlace } from '../files/shelf.ts'
import type { KeyFile } from './writing.ts'

/** What the process beside the server is given to do. `now`: an instant, as text. */
export type Task =
  | {
      kind: 'backup'
      file: string
      /** The server to read from; or a copy of the embedded database, as of one moment, that is nobody else's. */
      from: { url: string } | { folder: string }
      filesPlace: FilesPlace
      filesAreHeld: boolean
      /** Where it holds them itself: a folder of whoever gives the task, and takes it away when the process was killed. */
      holdIn: string | null
      recipients: readonly string[]
      keyFiles: readonly KeyFile[]
      now: string
    }
  | {
      kind: 'drill'
      file: string
      identities: readonly string[]
      /** Opens what is sealed when the keys are not in the backup. */
      keyFile: string | null
    }

/** What a backup turned out to be. */
export type Made = {
  bytes: number
  sha256: string
  rows: number
  files: number
  tables: number
  /** Whether the keys are in it. */
  keys: boolean
}

/** What a drill found: how much came back, and what of it was tried. */
export type Drilled = {
  madeAt: string
  tables: number
  rows: number
  files: number
  /** Entries of the audit trail that hold. */
  trail: number
  /** Sealed values and files that were opened, taken at random. */
  values: number
  opened: number
  /** What did not hold, in words; none: the backup can be relied on. */
  faults: DrillFault[]
}

export type DrillFault =
  | { what: 'trail'; entry: number }
  | { what: 'value'; table: string; column: string }
  | { what: 'file'; digest: string }
  | { what: 'key' }

/** What it says: how far it is, and at last what came of it or why nothing did. */
export type Said =
  | { kind: 'progress'; what: string }
  | { kind: 'made'; made: Made }
  | { kind: 'drilled'; drilled: Drilled }
  | { kind: 'failed'; why: Failure }

/** `code`: of a refusal, or of the system (ENOSPC); `killed` when the process was ended. */
export type Failure = { code: string; part?: string }

/** What may be told of a fault: never its message, in which anything may stand. */
export function failureOf(error: unknown): Failure {
  const { code, facts } = error as { code?: unknown; facts?: { part?: unknown } }
  const part = typeof facts?.part === 'string' && facts.part ? { part: facts.part } : {}
  return { code: typeof code === 'string' && /^[\w-]{1,40}$/.test(code) ? code : 'fault', ...part }
}
