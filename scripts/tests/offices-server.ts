/**
 * A small institute of its own, in which 三员 are appointed and each has a password and an authenticator: for journeys that must not
 * take accounts and rights out of the hands of those whom the other journeys enter as. Ends with SIGTERM.
 */
import { once } from 'node:events'
import type { OfficeName } from '#basics/contract.ts'
import { codeAt } from '#platform/one-time-code.ts'
import { plantInstitute, startTestApp } from '#src/testing.ts'
import { served } from './served.ts'

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

const { port, close } = await served(app)
console.log(JSON.stringify({ secrets, url: `http://127.0.0.1:${port}` }))
await once(process, 'SIGTERM')
close()
await app.close()
process.exit()
