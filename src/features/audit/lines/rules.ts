/** An entry as other systems read it. */
export type EntryLine = {
  id: number
  at: string
  action: string
  /** The action in words. */
  deed: string
  accountId: number | null
  personId: number | null
  actor: string
  roles: string
  subjectKind: string
  subjectId: string
  subjectName: string | null
  organizationPath: string
  before: unknown
  after: unknown
  reason: string | null
  ip: string
  agent: string
  previousHash: string
  hash: string
}

export const lineFormats = ['jsonl', 'syslog'] as const
export type LineFormat = (typeof lineFormats)[number]

/** Log audit (13), informational (6): RFC 5424, 6.2.1. */
const priority = 13 * 8 + 6

/** 32473 stands for an enterprise without a number of its own (RFC 5612). */
const structure = 'zhibu@32473'

/** A name as RFC 5424 has it: printable ASCII without spaces, `-` when nothing is left. */
const named = (text: string, longest: number) => text.replace(/[^!-~]/g, '').slice(0, longest) || '-'

const quoted = (value: string) => `"${value.replace(/["\\\]]/g, '\\$&')}"`

/**
 * One message of RFC 5424: what machines sort by in the structured data, the whole entry as JSON in the message, marked as
 * UTF-8. `host` is where the platform runs.
 */
export function syslogOf(line: EntryLine, host: string): string {
  const facts = { id: String(line.id), actor: line.actor, ip: line.ip, hash: line.hash }
  const data = Object.entries(facts).map(([name, value]) => `${name}=${quoted(value)}`)
  const head = [named(host, 255), 'zhibu', '-', named(line.action, 32)].join(' ')
  return `<${priority}>1 ${line.at} ${head} [${structure} ${data.join(' ')}] \uFEFF${jsonOf(line)}`
}

/** One line whatever it holds: line breaks are escaped by JSON, but for two that some readers break at. */
export const jsonOf = (line: EntryLine): string =>
  JSON.stringify(line).replace(/[\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16)}`)
