/**
 * Two small institutes of their own, the intranet and the extranet of one house, that do not know each other yet, and a
 * gateway that carries what lies in the one's folder to the other's. A line on the standard input (`tell`) has somebody
 * told by short message. Tells the addresses, and the sessions of those who act. Ends with SIGTERM.
 */
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { sendDue } from '#features/messages/sending/jobs.ts'
import {
  brought,
  outwardSms,
  runJob,
  type Side,
  takenAway,
  tellBySms,
  twoNetworks,
} from '#src/staging-exchange.ts'
import { served } from './served.ts'

const { inside, outside, close } = await twoNetworks()
const sides = [inside, outside]
for (const { app } of sides) app.setClock(new Date().toISOString())

/** The session of a person in an office. */
async function seated(
  { app }: Side,
  role: 'branch' | 'committee' | 'politicalWorkDepartment',
  held: { organizationId: number; personId: number; name: string },
): Promise<string> {
  await app.as(role, held)
  return app.tokenOf({ personId: held.personId })
}
const keeping = async (side: Side) => {
  const { organizations, people } = side.institute
  const top = { organizationId: organizations.root }
  return {
    checker: await seated(side, 'politicalWorkDepartment', {
      ...top,
      personId: people.west1.member,
      name: '核对人',
    }),
    releaser: await seated(side, 'politicalWorkDepartment', {
      ...top,
      personId: people.west2.member,
      name: '放行人',
    }),
  }
}
const { organizations, people } = inside.institute
const east = { organizationId: organizations.east }
const tokens = {
  inside: {
    ...(await keeping(inside)),
    secretary: await seated(inside, 'branch', {
      ...{ organizationId: organizations.east1, personId: people.east1.secretary, name: '东一书记' },
    }),
    committee: await seated(inside, 'committee', {
      ...east,
      personId: people.east2.member,
      name: '东区经办',
    }),
    leader: await seated(inside, 'committee', {
      ...east,
      personId: people.east2.secretary,
      name: '东区领导',
    }),
  },
  outside: await keeping(outside),
}

createInterface({ input: process.stdin }).on('line', async () => {
  const settings = await inside.app.as('politicalWorkDepartment', { organizationId: organizations.root })
  await outwardSms({ ...inside, checker: settings })
  await tellBySms(inside)
  await runJob(inside, sendDue)
})

let running = true
/** What waits is done, and the gateway carries. */
async function work(): Promise<void> {
  while (running) {
    for (const { app } of sides) await app.world.jobs?.drain()
    await brought(outside, await takenAway(inside))
    await brought(inside, await takenAway(outside))
    await pause(200)
  }
}
const worked = work()
const [one, other] = [await served(inside.app), await served(outside.app)]
// Two names of this machine: the browser keeps their cookies apart.
const [insideUrl, outsideUrl] = [`http://127.0.0.1:${one.port}`, `http://localhost:${other.port}`]
console.log(JSON.stringify({ url: { inside: insideUrl, outside: outsideUrl }, tokens }))
await once(process, 'SIGTERM')
running = false
await worked
for (const server of [one, other]) server.close()
await close()
process.exit()
