/** Where the program says what went wrong. `error` answers the number under which it can be found. */
export type Log = {
  info(text: string): void
  error(error: unknown): string
}

/** Lines on stderr: stdout belongs to the answers of the command line. */
export const consoleLog: Log = {
  info: (text) => process.stderr.write(`${text}\n`),
  error(error) {
    const number = crypto.randomUUID().slice(0, 8)
    console.error(`[${number}]`, error)
    return number
  },
}
