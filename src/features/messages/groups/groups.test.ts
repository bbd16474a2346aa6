import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { refusal } from '#src/staging.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'
import { notify } from '../notify/actions.ts'

const heard: string[] = []
let answer: object = { errcode: 0, errmsg: 'ok' }
const server = createServer(async (request, response) => {
  const pieces = await Array.fromAsync(request as AsyncIterable<Buffer>)
  heard.push(JSON.parse(Buffer.concat(pieces).toString()).text.content)
  response.end(JSON.stringify(answer))
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?key=geheim-4711`

const app = await startTestApp({ jobs: true, clock: '2026-11-24T04:00:00Z' })
after(async () => {
  await app.close()
  server.close()
})

let institute: Institute
let department: Client
before(async () => {
  institute = await app.stage(plantInstitute)
  await enter()
})
const enter = async () => {
  department = await app.as('politicalWorkDepartment', { organizationId: institute.organizations.root })
}

const group = (more: object = {}) => ({
  organizationId: institute.organizations.east1,
  robot: 'weCom' as const,
  name: '东一支部群',
  enabled: true,
  address,
  reason: '接入',
  ...more,
})
const list = async () => (await department.call.messages.groups.list()).rows

let count = 0
/** Tells everybody of two branches of a meeting on a day, or of an affair. */
async function tell(day: string, template: 'notice' | 'affair-waiting' = 'notice') {
  const { east1, east2 } = institute.people
  const facts: Record<string, string> =
    template === 'notice'
      ? { type: '会议通知', day, text: '请东一党员参加。' }
      : { type: '请示', number: '7', title: '关于东一党员的请示', organization: '东一支部' }
  const to = [east1.member, east1.secretary, east2.member].map((personId) => ({ personId }))
  await app.stage((ctx) => notify(ctx, { template, to, facts, key: `groups-${++count}` }))
  await app.world.jobs?.drain()
}

describe('A group', () => {
  it('is set up for an organization, its address told to nobody again', async () => {
    const made = await department.call.messages.groups.add(group())
    assert.deepEqual([made.robotName, made.hasSecret, made.last], ['企业微信群机器人', false, null])
    assert.equal((await refusal(department.call.messages.groups.add(group()))).code, 'group-known')
    const kept = await app.stage((ctx) => ctx.db.selectFrom('message_group').selectAll().execute())
    const trail = await department.call.audit.list({ size: 5 })
    for (const shown of [await list(), kept, trail]) assert.ok(!JSON.stringify(shown).includes('geheim'))
  })

  it('hears once what its people are told, and nothing of any of them', async () => {
    await tell('2026-12-01')
    await tell('2026-12-01')
    assert.deepEqual(heard, ['2026年12月1日有1项会议通知，请登录平台查看。'])
    assert.equal((await list())[0]?.last?.statusName, '已发出')
    await tell('2026-12-01', 'affair-waiting')
    assert.equal(heard.length, 1)
  })

  it('is tried again later and later, and in the end it shows that it could not be told', async () => {
    answer = { errcode: 45009, errmsg: 'too many' }
    await tell('2026-12-02')
    assert.equal((await list())[0]?.last?.statusName, '待发送')
    for (const [at, minutes] of [2, 5, 17, 65].entries()) {
      app.setClock(minutes)
      await tell(`2026-12-1${at}`)
    }
    await enter()
    const { rows } = await app.world.open.pool.query(
      `select status, tries, because from message_group_post where text like '%12月2日%'`,
    )
    assert.deepEqual(rows, [{ status: 'failed', tries: 5, because: 'too many（45009）' }])
  })

  it('hears nothing at night before the morning, and nothing at all once it is put to rest', async () => {
    answer = { errcode: 0, errmsg: 'ok' }
    app.setClock('2026-11-25T15:00:00Z')
    await enter()
    const heardOf = (day: string) => heard.some((text) => text.startsWith(day))
    await tell('2026-12-05')
    assert.ok(!heardOf('2026年12月5日'))
    app.setClock('2026-11-26T00:01:00Z')
    await enter()
    await tell('2026-12-07')
    const [one] = await list()
    const { id } = one as { id: number }
    await department.call.messages.groups.change({ id, name: '支部群', enabled: false, reason: '停用' })
    await tell('2026-12-06')
    assert.ok(heardOf('2026年12月5日'))
    assert.ok(!heardOf('2026年12月6日'))
  })
})
