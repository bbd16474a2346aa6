/**
 * A small institute of its own, in which 三员 are appointed and each has a password and an authenticator: for journeys that must not
 * take accounts and rights out of the hands of those whom the other journeys enter as. Ends with SIGTERM.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { OfficeName } from '#basics/contract.ts'
import { codeAt } from '#platform/one-time-code.ts'
import { plantInstitute, startTestApp } from '#src/testing.ts'

const [, , own = ''] = process.argv
const app = await startTestApp({ clock: new Date().toISOString() })
const { people, organizations } = await app.stage(plantInstitute)
const top = await app.as('politicalWorkDepartment', { organizationId: organizations.root })
const clientOf = (cookie: string) => app.withToken(/zhibu_session=([^;]+)/.exec(cookie)?.[1] ?? '')
/** Of the authenticator of each, by the username. */
const secrets: Record<string, string> = {}
const appointed: [office: OfficeName, personId: number, username: string][] = [
  ['systemAdministrator', people.west1.member, 'xitong'],
  ['securityAdministrator', people.west2.member, 'anquan'],
  ['auditAdministrator', people.west2.masses, 'shenji'],
]
for (const [office, personId, username] of appointed) {
  const input = { office, personId, username, reason: '党委会决定' }
  const { password } = await top.call.accounts.offices.appoint(input)
  const half = clientOf((await app.visitor.send('POST', '/api/session', { username, password })).cookie)
  const { secret } = await half.call.accounts.factors.beginTotp()
  const code = codeAt(secret, app.world.clock())
  const entered = clientOf((await half.send('POST', '/api/account/totp/confirmation', { code })).cookie)
  await entered.call.accounts.changePassword({ current: password, next: own })
  secrets[username] = secret
}

const listener = getRequestListener((request) => {
  // The codes of authenticators are of the time that it is.
  app.setClock(new Date().toISOString())
  const { pathname, search } = new URL(request.url)
  const { method, body } = request
  const headers = Object.fromEntries(request.headers)
  const sent = method === 'GET' || method === 'HEAD' ? {} : { body, duplex: 'half' as const }
  return app.visitor.fetch(pathname + search, { method, headers, ...sent })
})
const server = createServer(listener).listen(0, '127.0.0.1')
await once(server, 'listening')
console.log(JSON.stringify({ secrets, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }))
await once(process, 'SIGTERM')
server.closeAllConnections()
server.close()
await app.close()
process.exit()
