import type { Answer } from './command.ts'

type Streams = { out: NodeJS.WritableStream; err: NodeJS.WritableStream & { isTTY?: boolean } }

/** Answers on stdout, everything else on stderr; with --json stdout holds one document and nothing else. */
export function answerOn({ out, err }: Streams, json: boolean): Answer {
  let shown = false
  const clear = () => {
    if (shown) err.write('\r\x1b[K')
    shown = false
  }
  return {
    result(document, lines) {
      clear()
      out.write(json ? `${JSON.stringify(document)}\n` : lines.map((line) => `${line}\n`).join(''))
    },
    note(text) {
      clear()
      err.write(`${text}\n`)
    },
    progress(text) {
      if (!err.isTTY) return
      err.write(`\r\x1b[K${text}`)
      shown = text !== ''
    },
  }
}
