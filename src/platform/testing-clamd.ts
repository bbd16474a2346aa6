import { createServer, type Server } from 'node:net'
import path from 'node:path'

/** A virus scanner's daemon as far as INSTREAM goes: finds one word, and answers with the rest as it is told. */
export type TestClamd = {
  socket: string
  /** How many bytes of each stream arrived. */
  streams: number[]
  answerWith(said: string | null): void
  close(): Promise<void>
}

/** Put together here, so that no scanner takes this file for one that carries it. */
export const virus = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-')

export async function startClamd(folder: string): Promise<TestClamd> {
  const socket = path.join(folder, 'clamd.ctl')
  const streams: number[] = []
  let always: string | null = null
  const server: Server = createServer((connection) => {
    let heard = Buffer.alloc(0)
    connection.on('error', () => {})
    connection.on('data', (bytes) => {
      heard = Buffer.concat([heard, bytes])
      const whole = streamIn(heard)
      if (!whole) return
      streams.push(whole.length)
      connection.end(always ?? (whole.includes(virus) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0'))
    })
  })
  await new Promise<void>((resolve) => server.listen(socket, resolve))
  return {
    socket,
    streams,
    answerWith: (said) => {
      always = said
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** What was streamed, once its end has come; null before. */
function streamIn(heard: Buffer): Buffer | null {
  const command = 'zINSTREAM\0'
  if (!heard.subarray(0, command.length).equals(Buffer.from(command))) return null
  const pieces: Buffer[] = []
  for (let at = command.length; at + 4 <= heard.length; ) {
    const length = heard.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(heard.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}
