import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'

/** A receiver of syslog for tests: takes messages apart by their lengths (RFC 6587), and can be told to misbehave. */
export type SyslogReceiver = {
  port: number
  messages: string[]
  /** `after`: so many messages are read, then the connection is torn; null: all is read. */
  tearAfter(after: number | null): void
  close(): Promise<void>
}

export async function startSyslog(
  options: { key: string; cert: string } | null = null,
): Promise<SyslogReceiver> {
  const messages: string[] = []
  let after: number | null = null
  const sockets = new Set<Socket>()
  const take = (socket: Socket) => {
    sockets.add(socket)
    let waiting = Buffer.alloc(0)
    let read = 0
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', (bytes: Buffer) => {
      waiting = Buffer.concat([waiting, bytes])
      for (;;) {
        const found = /^(\d+) /.exec(waiting.subarray(0, 12).toString('latin1'))
        const begin = found?.[0].length ?? 0
        const end = begin + Number(found?.[1])
        if (!found || waiting.length < end || (after !== null && read >= after)) break
        messages.push(waiting.subarray(begin, end).toString('utf8'))
        waiting = waiting.subarray(end)
        read += 1
      }
      if (after !== null && read >= after) socket.destroy()
    })
  }
  const server: Server = options ? createTlsServer(options, take) : createServer(take)
  server.on('tlsClientError', () => {})
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    messages,
    tearAfter: (next) => {
      after = next
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
