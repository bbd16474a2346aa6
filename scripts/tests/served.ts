import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { TestApp } from '#src/testing.ts'

/** A program under test on a port of its own, at the time that it is: codes of authenticators and days are of now. */
export async function served(app: TestApp): Promise<{ port: number; close(): void }> {
  const listener = getRequestListener((request) => {
    app.setClock(new Date().toISOString())
    const { pathname, search } = new URL(request.url)
    const { method, body } = request
    const headers = Object.fromEntries(request.headers)
    const sent = method === 'GET' || method === 'HEAD' ? {} : { body, duplex: 'half' as const }
    return app.visitor.fetch(pathname + search, { method, headers, ...sent })
  })
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
