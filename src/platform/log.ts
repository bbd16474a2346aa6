import pg from 'pg'
import { Refusal } from './errors.ts'

/** Where something went wrong: the endpoint's or the job's name, never an address. */
export type Place = { endpoint?: string; job?: string }

/** Where the program says what went wrong. `error` answers the number under which it can be found. */
export type Log = {
  info(text: string): void
  error(error: unknown, place?: Place): string
}

/** A fault told in the program's own words, which name nobody: its message may stand in the log. */
export class Alarm extends Error {
  override readonly name = 'Alarm'
}

export type LogLine = Place & {
  at: string
  level: 'info' | 'error'
  number?: string
  text?: string
  name?: string
  code?: string
  /** What the database names of itself: a table, a column, a constraint. Never a value. */
  table?: string
  column?: string
  constraint?: string
  stack?: string[]
  causes?: Omit<LogLine, 'at' | 'level'>[]
}

/**
 * A log of JSON lines. Only what is named here goes in: messages of errors hold what people typed, and PostgreSQL repeats
 * whole rows, so neither ever does. What is left finds the place in the program.
 */
export function jsonLog(
  write: (line: string) => void,
  now: () => Date,
  numberOf: () => string = () => crypto.randomUUID().slice(0, 8),
): Log {
  const put = (line: Omit<LogLine, 'at'>) =>
    write(`${JSON.stringify({ at: now().toISOString(), ...line })}\n`)
  return {
    info: (text) => put({ level: 'info', text }),
    error(error, { endpoint, job } = {}) {
      const number = numberOf()
      put({
        level: 'error',
        number,
        ...(endpoint && { endpoint: named(endpoint) }),
        ...(job && { job: named(job) }),
        ...faultOf(error, 3),
      })
      return number
    },
  }
}

/** Lines on stderr: stdout belongs to the answers of the command line. */
export const consoleLog: Log = jsonLog(
  (line) => process.stderr.write(line),
  () => new Date(),
)

type Fault = Omit<LogLine, 'at' | 'level'>

/** What of an error may be told, with what caused it. */
function faultOf(error: unknown, depth: number): Fault {
  if (!(error instanceof Error)) return { name: typeof error }
  const fault: Fault = { name: plainly(error.name, /^(?:[A-Z][a-z]+)*(?:Error|Refusal|Alarm)$/) ?? 'Error' }
  const code = codeOf(error)
  if (code) fault.code = code
  if (error instanceof Alarm) fault.text = error.message
  for (const field of ['table', 'column', 'constraint'] as const) {
    const found = error instanceof pg.DatabaseError && plainly(error[field], /^[a-z_]{1,63}$/)
    if (found) fault[field] = found
  }
  const stack = framesOf(error)
  if (stack.length) fault.stack = stack
  const causes = [error.cause, ...(error instanceof AggregateError ? error.errors : [])].filter(Boolean)
  if (causes.length && depth > 0) fault.causes = causes.slice(0, 3).map((one) => faultOf(one, depth - 1))
  return fault
}

const plainly = (value: unknown, form: RegExp): string | undefined =>
  typeof value === 'string' && form.test(value) ? value : undefined

/** SQLSTATE, the system's E…, Node's ERR_…, a word in capitals; of a refusal its own code. */
function codeOf(error: Error): string | undefined {
  if (error instanceof Refusal) return plainly(error.code, /^[a-z]+(?:-[a-z0-9]{1,20})*$/)
  return plainly(
    (error as { code?: unknown }).code,
    /^(?:[0-9A-Z]{5}|E[A-Z0-9]{2,15}|[A-Z]+(?:_[A-Z0-9]+)*)$/,
  )
}

const named = (place: string) => (/^[\w.:-]{1,100}$/.test(place) ? place : '…')

const frame =
  /^ {4}at (?:(?:async )?(?:new )?[\w$.<>]+(?: \[as [\w$]+\])? \()?(?:async )?((?:file:\/\/|node:)[\w/.@+-]+:\d+:\d+)\)?$/
/** Whatever looks like somebody's number, wherever it came from. */
const longNumber = /\d{7,}/

/** The frames of a stack alone, as files of the program: the message before them, of however many lines, is not looked at. */
function framesOf(error: Error): string[] {
  const stack = typeof error.stack === 'string' ? error.stack : ''
  const after = error.message ? stack.lastIndexOf(error.message) + error.message.length : 0
  return stack
    .slice(Math.max(after, 0))
    .split('\n')
    .filter((line) => frame.test(line) && !longNumber.test(line))
    .slice(0, 12)
    .map((line) => line.trim().replace(root, ''))
}

const root = new URL('../../', import.meta.url).href
