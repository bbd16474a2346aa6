/**
 * A small institute of its own, in which 三员 are appointed and each has chosen a password: for journeys that must not
 * take accounts and rights out of the hands of those whom the other journeys enter as. Ends with SIGTERM.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { OfficeName } from '#basics/contract.ts'
import { plantInstitute, startTestApp } from '#src/testing.ts'

const [, , own = ''] = process.argv
const app = await startTestApp({ clock: new Date().toISOString() })
const { people, organizations } = await app.stage(plantInstitute)
const top = await app.as('politicalWorkDepartment', { organizationId: organizations.root })
const appointed: [office: OfficeName, personId: number, username: string][] = [
  ['systemAdministrator', people.west1.member, 'xitong'],
  ['securityAdministrator', people.west2.member, 'anquan'],
  ['auditAdministrator', people.west2.masses, 'shenji'],
]
for (const [office, personId, username] of appointed) {
  const input = { office, personId, username, reason: '党委会决定' }
  const { password } = await top.call.accounts.offices.appoint(input)
  const { cookie } = await app.visitor.send('POST', '/api/session', { username, password })
  const entered = app.withToken(/zhibu_session=([^;]+)/.exec(cookie)?.[1] ?? '')
  await entered.call.accounts.changePassword({ current: password, next: own })
}

const listener = getRequestListener((request) => {
  const { pathname, search } = new URL(request.url)
  const { method, body } = request
  const headers = Object.fromEntries(request.headers)
  const sent = method === 'GET' || method === 'HEAD' ? {} : { body, duplex: 'half' as const }
  return app.visitor.fetch(pathname + search, { method, headers, ...sent })
})
const server = createServer(listener).listen(0, '127.0.0.1')
await once(server, 'listening')
console.log(JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }))
await once(process, 'SIGTERM')
server.closeAllConnections()
server.close()
await app.close()
process.exit()
