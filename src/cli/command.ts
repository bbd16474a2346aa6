import type { ParseArgsOptionsConfig } from 'node:util'
import type { Config } from '#platform/config.ts'
import type { Environment } from '#platform/variables.ts'

/** What a command gets: its words and switches, the configuration, and a way to answer. */
export type Call = {
  positionals: string[]
  flags: Record<string, string | boolean | (string | boolean)[] | undefined>
  config: Config
  /** With the secrets that lie in files. */
  env: Environment
  clock: () => Date
  answer: Answer
}

export type Answer = {
  /** The result: the document with --json, else the lines. Called once. */
  result(document: object, lines: string[]): void
  /** Something the person at the terminal should know: to stderr. */
  note(text: string): void
  /** A line that is written over by the next one, on a terminal only. */
  progress(text: string): void
}

export type Command = {
  name: string
  /** One line for the list of commands. */
  summary: string
  /** What follows the command's name: `FILE… [--mode full|changes]`. */
  usage: string
  options: ParseArgsOptionsConfig
  /** What each option means, for --help. */
  help: string[]
  /** How many words without a switch it takes. */
  words: { least: number; most: number }
  /** Answers the exit code: 0, or 1 when something was refused. */
  run(call: Call): Promise<number>
}

/** Wrong usage: told with the command's usage, exit code 2. */
export class UsageError extends Error {}

/** The text of a switch; a usage error when it has another kind. */
export function textFlag(call: Call, name: string): string | undefined {
  const value = call.flags[name]
  if (value === undefined || typeof value === 'string') return value
  throw new UsageError(`--${name} 需要一个值`)
}

/** A switch with a few possible values. */
export function choice<T extends string>(call: Call, name: string, values: readonly T[], usual: T): T {
  const value = textFlag(call, name) ?? usual
  const found = values.find((one) => one === value)
  if (!found) throw new UsageError(`--${name} 只能是 ${values.join(' 或 ')}，不能是“${value}”`)
  return found
}
